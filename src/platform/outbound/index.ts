import { lookup as resolve } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './addresses.ts';

/** Calls from this server to an address that somebody typed. */

type Env = Readonly<Record<string, string | undefined>>;

/** Why a call was not made, or did not end well. */
export type OutboundTrouble =
  | 'ADDRESS_NOT_HTTPS'
  | 'ADDRESS_HAS_LOGIN'
  | 'ADDRESS_PRIVATE'
  | 'HOST_NOT_FOUND'
  | 'NO_CONNECTION'
  | 'TOO_SLOW'
  | 'ANSWER_TOO_LONG';

export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly code: OutboundTrouble;
  constructor(code: OutboundTrouble) {
    super(code);
    this.code = code;
  }
}

const timeoutMs = 10_000;
const longestAnswer = 64 * 1024;

/** Whether addresses inside the own network, and http there, may be called: `FOURFOLD_OUTBOUND_PRIVATE=yes`. */
const privateAllowed = (env: Env | undefined): boolean =>
  ['yes', '1', 'true'].includes(env?.FOURFOLD_OUTBOUND_PRIVATE ?? '');

interface Target {
  readonly url: URL;
  readonly address: string;
  readonly family: 4 | 6;
}

/**
 * Finds where an address leads, and refuses what leads into the own network or goes in clear over the public one.
 *
 * @throws OutboundError
 */
export const checkTarget = async (address: string, env: Env | undefined): Promise<Target> => {
  const url = new URL(address);
  const open = privateAllowed(env);
  if (url.username || url.password) throw new OutboundError('ADDRESS_HAS_LOGIN');
  if (url.protocol !== 'https:' && !(open && url.protocol === 'http:')) throw new OutboundError('ADDRESS_NOT_HTTPS');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await resolve(host, { all: true }).catch(() => {
        throw new OutboundError('HOST_NOT_FOUND');
      });
  // one private address among public ones is how a name is turned against us
  if (!open && found.some((one) => !isPublicAddress(one.address))) throw new OutboundError('ADDRESS_PRIVATE');
  const [first] = found;
  if (!first) throw new OutboundError('HOST_NOT_FOUND');
  if (url.protocol === 'http:' && isPublicAddress(first.address)) throw new OutboundError('ADDRESS_NOT_HTTPS');
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
};

export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Posts to an address that somebody typed. It connects to the very address that was checked, so a name that answers differently the second
 * time gains nothing; it follows no redirect, waits ten seconds at most, and reads no long answer.
 *
 * @returns the status of the answer
 * @throws OutboundError
 */
export const post = async ({ url: typed, headers, body }: Call, env: Env | undefined): Promise<number> => {
  const { url, address, family } = await checkTarget(typed, env);
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise<number>((done, fail) => {
    const out = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      lookup: (_host, options, answer) => {
        if (options.all) answer(null, [{ address, family }]);
        else answer(null, address, family);
      },
    });
    out.on('response', (response: IncomingMessage) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > longestAnswer) out.destroy(new OutboundError('ANSWER_TOO_LONG'));
      });
      response.on('end', () => done(response.statusCode ?? 0));
      response.on('error', fail);
    });
    out.on('error', (error) => {
      if (error instanceof OutboundError) fail(error);
      else
        fail(
          new OutboundError(
            error.name === 'TimeoutError' || error.name === 'AbortError' ? 'TOO_SLOW' : 'NO_CONNECTION',
          ),
        );
    });
    out.end(body);
  });
};
