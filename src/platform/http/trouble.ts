import { Refusal } from '../errors/index.ts';

/** Fastify's own errors in our words. */
export const fastifyTrouble = (error: unknown): unknown => {
  if (error instanceof Refusal) return error;
  const { code = '', statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('BODY_TOO_LARGE');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal('MEDIA_TYPE_NOT_TAKEN', { types: 'application/json' });
  if (code === 'FST_ERR_BAD_URL') return new Refusal('NO_SUCH_ROUTE');
  if (statusCode === 400 && (/^FST_/.test(code) || error instanceof SyntaxError)) return new Refusal('BODY_NOT_JSON');
  return error;
};
