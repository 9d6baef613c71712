import { type UseQueryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type FileBody,
  type FileOut,
  isFileOut,
  type Output,
  Problem,
  pathParameters,
  type Route,
  type Sent,
} from '../platform/contract/index.ts';
import { withProof } from './kit/step-up.ts';

export type AnyRoute = Route<z.ZodObject, z.ZodType | FileOut>;

/** A refusal of the server, or of the way to it. `problem` is what a person reads. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Trouble on the way: no words yet, the screen finds them under `error.CODE`. */
const wayTrouble = (code: 'NO_CONNECTION' | 'ANSWER_NOT_UNDERSTOOD', status = 0): ProblemError =>
  new ProblemError({ code, status, says: '', fix: '', where: [] });

/** Whether what is not in the path goes as a query; the server decides the same way. */
const usesQuery = (route: AnyRoute): boolean =>
  route.method === 'GET' || route.method === 'DELETE' || route.upload !== undefined;

export interface WireRequest {
  readonly url: string;
  readonly init: { method: string; headers: Record<string, string>; body?: BodyInit };
}

/** One act as an HTTP request. Pure, so that a test can hold it against the server's own reading. */
export const wireRequest = (route: AnyRoute, input: Readonly<Record<string, unknown>>, file?: File): WireRequest => {
  const inPath = new Set(pathParameters(route.path));
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const rest = Object.entries(input).filter(([name, value]) => !inPath.has(name) && value !== undefined);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (!usesQuery(route)) {
    headers['content-type'] = 'application/json';
    return {
      url: `/api${path}`,
      init: { method: route.method, headers, body: JSON.stringify(Object.fromEntries(rest)) },
    };
  }
  const query = new URLSearchParams();
  for (const [name, value] of rest) {
    for (const one of [value].flat()) if (one !== null) query.append(name, String(one));
  }
  if (route.upload && file && !query.has('name')) query.set('name', file.name);
  const url = `/api${path}${query.size > 0 ? `?${query}` : ''}`;
  if (!route.upload) return { url, init: { method: route.method, headers } };
  const type = file && route.upload.types.includes(file.type) ? file.type : route.upload.types[0]!;
  headers['content-type'] = type;
  return { url, init: { method: route.method, headers, body: file ?? new Blob([]) } };
};

const problemFrom = async (response: Response): Promise<ProblemError> => {
  const parsed = Problem.safeParse(await response.json().catch(() => null));
  return parsed.success ? new ProblemError(parsed.data) : wayTrouble('ANSWER_NOT_UNDERSTOOD', response.status);
};

const fileFrom = async (response: Response): Promise<FileBody> => ({
  bytes: new Uint8Array(await response.arrayBuffer()),
  type: response.headers.get('content-type') ?? 'application/octet-stream',
  name: /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file',
});

/**
 * Performs one act on the server.
 *
 * @throws ProblemError with the server's words, or NO_CONNECTION, ANSWER_NOT_UNDERSTOOD
 */
export const call = async <R extends AnyRoute>(
  route: R,
  input: Sent<R>,
  { file, signal, bearer }: { file?: File | undefined; signal?: AbortSignal | undefined; bearer?: string } = {},
): Promise<Output<R>> => {
  const { url, init } = wireRequest(route, input as Record<string, unknown>, file);
  // a secret link stands for a session
  if (bearer) init.headers.authorization = `Bearer ${bearer}`;
  const response = await fetch(url, { ...init, credentials: 'same-origin', ...(signal ? { signal } : {}) }).catch(
    (error: Error) => {
      throw error.name === 'AbortError' ? error : wayTrouble('NO_CONNECTION');
    },
  );
  if (!response.ok) throw await problemFrom(response);
  const { gives } = route;
  if (isFileOut(gives)) return (await fileFrom(response)) as Output<R>;
  const parsed = (gives as z.ZodType).safeParse(await response.json());
  if (!parsed.success) throw wayTrouble('ANSWER_NOT_UNDERSTOOD', response.status);
  return parsed.data as Output<R>;
};

const needsProof = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'STEP_UP_NEEDED';

/** The same, but where the server wants a fresh proof of who is there, the person is asked for it first. */
export const callProved = <R extends AnyRoute>(route: R, input: Sent<R>, file?: File): Promise<Output<R>> =>
  withProof(() => call(route, input, { file }), needsProof);

/** `plan` of `plan.record-update`. */
export const capabilityOf = (route: { name: string }): string => route.name.split('.')[0]!;

type ReadOptions<R> = Partial<
  Pick<UseQueryOptions<Output<R>, Error>, 'enabled' | 'placeholderData' | 'staleTime' | 'refetchInterval'>
>;

/** Reads through a route; the answer is kept under its name and input. */
export const useRead = <R extends AnyRoute>(route: R, input: Sent<R>, options: ReadOptions<R> = {}) =>
  useQuery<Output<R>, Error>({
    queryKey: [capabilityOf(route), route.name, input],
    queryFn: ({ signal }) => call(route, input, { signal }),
    ...options,
  });

export interface Act<R> {
  readonly input: Sent<R>;
  readonly file?: File | undefined;
}

/**
 * Does something through a route; where that needs a fresh proof of who is there, asks for it first. Afterwards everything read from the same capability is read again, and from those in `also`.
 */
export const useAct = <R extends AnyRoute>(route: R, { also = [] }: { also?: readonly string[] } = {}) => {
  const client = useQueryClient();
  return useMutation<Output<R>, Error, Act<R>>({
    mutationKey: [route.name],
    mutationFn: ({ input, file }) => callProved(route, input, file),
    onSuccess: () =>
      Promise.all([capabilityOf(route), ...also].map((name) => client.invalidateQueries({ queryKey: [name] }))).then(
        () => undefined,
      ),
  });
};

/** Hands a file that an act gave, or text made here, to the person. */
export const saveFile = ({ bytes, type, name }: FileBody): void => {
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
