import type { z } from 'zod';
import type { Permission } from './vocabulary.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Who may knock at all. `anyone`: also without sign-in; `signed in`: every signed-in actor. Else a permission some role must grant. */
export type May = Permission | 'anyone' | 'signed in';

/** A file in or out: the media types it may have. The bytes are the whole body, so `curl --data-binary` is enough. */
export interface FileOut {
  readonly file: readonly string[];
}
export interface FileIn {
  readonly types: readonly string[];
  readonly maxBytes: number;
}

export interface RouteSpec<Takes extends z.ZodObject, Gives extends z.ZodType | FileOut> {
  readonly may: May;
  /** Permissions the act asks for inside, field by field or row by row, beside `may`. */
  readonly within?: readonly Permission[];
  /** Path parameters, query (GET, DELETE or with a file) and body in one schema; the kernel finds each where it belongs. */
  readonly takes: Takes;
  /** The allow-list of the answer: a field it does not name never leaves. */
  readonly gives: Gives;
  /** Codes this act may refuse with, beside those every act may (docs/errors.md). */
  readonly refuses?: readonly string[];
  /** One sentence for the documentation. */
  readonly says: string;
  /** A body that is a file. */
  readonly upload?: FileIn;
  /** Asks for a fresh proof of who is there (passkey or password within ten minutes). */
  readonly stepUp?: true;
  /** Answers with server-sent events, each of them a `gives`; served by a `Stream` (platform/http). */
  readonly streams?: true;
  /** Requests a minute from one address; only where guessing pays. */
  readonly perMinute?: number;
}

/** What one act takes, gives and refuses. Form, API, command line and documentation all come from it. */
export interface Route<Takes extends z.ZodObject = z.ZodObject, Gives extends z.ZodType | FileOut = z.ZodType | FileOut>
  extends RouteSpec<Takes, Gives> {
  /** `plan.record-update`: what the audit trail calls it. */
  readonly name: string;
  readonly method: Method;
  /** `/plans/:planId/updates`, under `/api`. */
  readonly path: string;
}

export type Input<R> = R extends Route<infer T, infer _G> ? z.output<T> : never;
export type Sent<R> = R extends Route<infer T, infer _G> ? z.input<T> : never;
export type Output<R> =
  R extends Route<infer _T, infer G>
    ? G extends z.ZodType
      ? z.output<G>
      : G extends FileOut
        ? FileBody
        : never
    : never;
type DeepReadonly<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer U)[]
    ? readonly DeepReadonly<U>[]
    : T extends object
      ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
      : T;
/** What the use case may hand over: more than the contract names is fine, the presenter drops it; it is only read. */
export type Returned<R> =
  R extends Route<infer _T, infer G>
    ? G extends z.ZodType
      ? DeepReadonly<z.input<G>>
      : G extends FileOut
        ? FileBody
        : never
    : never;

/** A file that an act answers with. */
export interface FileBody {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly name: string;
}

export const isFileOut = (gives: z.ZodType | FileOut): gives is FileOut => 'file' in gives;

/**
 * Declares one act of a capability.
 *
 * @param at method and path: `POST /plans/:planId/updates`
 * @param name `capability.act`, unique in the platform
 */
export const route = <Takes extends z.ZodObject, Gives extends z.ZodType | FileOut>(
  name: string,
  at: `${Method} /${string}`,
  spec: RouteSpec<Takes, Gives>,
): Route<Takes, Gives> => {
  const [method, path] = at.split(' ') as [Method, string];
  return { name, method, path, ...spec };
};

/** The names of `:parameters` in a path. */
export const pathParameters = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((m) => m[1] as string);
