import type { FastifyRequest } from 'fastify';
import type { FileBody, FileIn } from '../contract/index.ts';
import { Refusal } from '../errors/index.ts';

const typeOf = (request: FastifyRequest): string => (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';

/** Refuses MEDIA_TYPE_NOT_TAKEN, before the body is read. */
export const checkType = (request: FastifyRequest, { types }: FileIn): void => {
  if (!types.includes(typeOf(request))) throw new Refusal('MEDIA_TYPE_NOT_TAKEN', { types: types.join(', ') });
};

/** The body as the file it is. */
export const uploadedFile = (request: FastifyRequest): FileBody => {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const { name } = request.query as { name?: unknown };
  return {
    bytes: new Uint8Array(body.buffer, body.byteOffset, body.byteLength),
    type: typeOf(request),
    name: typeof name === 'string' ? name : 'upload',
  };
};
