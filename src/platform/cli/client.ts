import type { z } from 'zod';
import {
  type FileBody,
  type FileOut,
  isFileOut,
  type Output,
  Problem,
  pathParameters,
  type Route,
} from '../contract/index.ts';
import { Refusal } from '../errors/index.ts';

type AnyRoute = Route<z.ZodObject, z.ZodType | FileOut>;

/** A refusal that the server has already put in words. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.says);
    this.problem = problem;
  }
}

const addressOf = (
  route: AnyRoute,
  input: Record<string, unknown>,
  file?: FileBody,
): { path: string; rest: Record<string, unknown> } => {
  const rest = { ...input, ...(file ? { name: file.name } : {}) } as Record<string, unknown>;
  let path = `/api${route.path}`;
  for (const name of pathParameters(route.path)) {
    path = path.replace(`:${name}`, encodeURIComponent(String(rest[name])));
    delete rest[name];
  }
  return { path, rest };
};

const queryOf = (values: Record<string, unknown>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== null) query.set(name, String(value));
  const text = query.toString();
  return text ? `?${text}` : '';
};

/**
 * Calls one act of a running server.
 *
 * @throws Refused with the server's problem; Refusal SERVER_NOT_REACHED
 */
export const callServer = async <R extends AnyRoute>(
  { server, token, language }: { server: string; token: string | null; language: string },
  route: R,
  input: Record<string, unknown>,
  file?: FileBody,
): Promise<Output<R>> => {
  const { path, rest } = addressOf(route, input, file);
  const inQuery = route.method === 'GET' || route.method === 'DELETE' || file !== undefined;
  const headers: Record<string, string> = { 'accept-language': language };
  if (token) headers.authorization = `Bearer ${token}`;
  if (file) headers['content-type'] = file.type;
  else if (!inQuery) headers['content-type'] = 'application/json';

  let response: Response;
  try {
    response = await fetch(`${server}${path}${inQuery ? queryOf(rest) : ''}`, {
      method: route.method,
      headers,
      ...(file ? { body: file.bytes as BodyInit } : inQuery ? {} : { body: JSON.stringify(rest) }),
    });
  } catch {
    throw new Refusal('SERVER_NOT_REACHED', { server });
  }
  if (!response.ok) {
    const problem = Problem.safeParse(await response.json().catch(() => null));
    if (problem.success) throw new Refused(problem.data);
    throw new Refusal('SERVER_NOT_REACHED', { server });
  }
  if (isFileOut(route.gives)) {
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'download';
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    return { bytes: new Uint8Array(await response.arrayBuffer()), type, name } as Output<R>;
  }
  return (route.gives as z.ZodType).parse(await response.json()) as Output<R>;
};
