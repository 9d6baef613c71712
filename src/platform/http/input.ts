import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FileOut, pathParameters, type Route } from '../contract/index.ts';

type Shape = z.ZodObject['shape'];
type AnyRoute = Route<z.ZodObject, z.ZodType | FileOut>;

const pick = (shape: Shape, names: (name: string) => boolean): z.ZodObject =>
  z.object(Object.fromEntries(Object.entries(shape).filter(([name]) => names(name))));

/** Whether what is not in the path comes as a query or as a JSON body. */
export const usesQuery = (route: AnyRoute): boolean =>
  route.method === 'GET' || route.method === 'DELETE' || route.upload !== undefined;

/** The parts of a contract as HTTP sees them, for the documentation. */
export const httpParts = (route: AnyRoute): { params: z.ZodObject; query: z.ZodObject; body: z.ZodObject } => {
  const inPath = new Set(pathParameters(route.path));
  const rest = (name: string): boolean => !inPath.has(name);
  const nothing = (): boolean => false;
  return {
    params: pick(route.takes.shape, (name) => inPath.has(name)),
    query: pick(route.takes.shape, usesQuery(route) ? rest : nothing),
    body: pick(route.takes.shape, usesQuery(route) ? nothing : rest),
  };
};

/** One input object out of path, query and body. The path wins: a body cannot talk about another record than the address does. */
export const inputOf = (route: AnyRoute, request: FastifyRequest): unknown => {
  const body = usesQuery(route) ? {} : (request.body ?? {});
  // a list or a bare value where an object belongs: the contract says so
  if (!isObject(body)) return body;
  const query = usesQuery(route) && isObject(request.query) ? request.query : {};
  return { ...query, ...body, ...(request.params as object) };
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
