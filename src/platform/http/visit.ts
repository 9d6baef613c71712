import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visit } from '../kernel/index.ts';

/** `__Host-`: only over a secure connection, for this very host and every path of it. */
const sessionCookie = '__Host-fourfold';
const deviceCookie = '__Host-fourfold-device';

/**
 * Chromium and Firefox take secure cookies from http://localhost and http://127.0.0.1 too; Safari does not. So on this machine alone a
 * second cookie without `Secure` goes along.
 */
const plain = (name: string): string => name.replace('__Host-', '');

const halfAYear = 180 * 86_400;

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
const isLoopback = (origin: string): boolean => origin.startsWith('http://') && loopback.test(origin.slice(7));

/** The configured address; on this machine alone under the name that was typed, because a passkey is bound to it. */
export const originOf = (request: FastifyRequest, origin: string): string => {
  const { host } = request.headers;
  return isLoopback(origin) && host !== undefined && loopback.test(host) ? `http://${host}` : origin;
};

/** The plain cookie counts on this machine only: elsewhere a neighbouring host could have set it. */
const cookieOf = (request: FastifyRequest, name: string): string | null =>
  request.cookies[name] ?? (loopback.test(request.headers.host ?? '') ? request.cookies[plain(name)] : null) ?? null;

/** The session token that the browser shows. */
export const sessionTokenOf = (request: FastifyRequest): string | null => cookieOf(request, sessionCookie);

/** What an act may know of the request and answer beside its data. */
export const visitOf = (request: FastifyRequest, reply: FastifyReply, origin: string): Visit => {
  const keep = (name: string, value: string | null, maxAge?: number): void => {
    const attributes = { httpOnly: true, sameSite: 'strict', path: '/', ...(maxAge ? { maxAge } : {}) } as const;
    const both = isLoopback(origin) ? [name, plain(name)] : [name];
    for (const one of both) {
      const options = { ...attributes, secure: one === name };
      if (value === null) reply.clearCookie(one, options);
      else reply.setCookie(one, value, options);
    }
  };
  return {
    address: request.ip,
    agent: request.headers['user-agent'] ?? null,
    origin: originOf(request, origin),
    device: cookieOf(request, deviceCookie),
    setSession: (token) => keep(sessionCookie, token),
    setDevice: (secret) => keep(deviceCookie, secret, halfAYear),
    request: {
      method: request.method,
      path: request.url,
      header: (name) => [request.headers[name]].flat().at(0),
    },
  };
};
