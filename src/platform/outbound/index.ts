import { createHash, X509Certificate } from 'node:crypto';
import { lookup as resolve } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP } from 'node:net';
import { checkServerIdentity } from 'node:tls';
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
  | 'ANSWER_TOO_LONG'
  | 'OTHER_CERTIFICATE';

export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly code: OutboundTrouble;
  constructor(code: OutboundTrouble) {
    super(code);
    this.code = code;
  }
}

const usualTimeoutMs = 10_000;
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

/** What TLS checks, and that the certificate has the public key that was pinned. */
export const pinned =
  (pin: string): typeof checkServerIdentity =>
  (host, certificate) => {
    const wrong = checkServerIdentity(host, certificate);
    if (wrong) return wrong;
    const spki = new X509Certificate(certificate.raw).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(spki).digest('base64') === pin
      ? undefined
      : new OutboundError('OTHER_CERTIFICATE');
  };

export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** SHA-256 of the public key (SPKI) that the certificate over there must have, in base64, beside all that TLS checks anyway. */
  readonly pin?: string | null;
  /** Ten seconds where nothing is said. */
  readonly timeoutMs?: number;
}

/** Posts, and says with which status it was answered. @throws OutboundError */
export const post = async (call: Call, env: Env | undefined): Promise<number> => (await ask(call, env)).status;

/**
 * Posts to an address that somebody typed. It connects to the very address that was checked, so a name that answers differently the second
 * time gains nothing; it follows no redirect, waits no longer than it is told, and reads no long answer.
 *
 * @throws OutboundError
 */
export const ask = async (
  { url: typed, headers, body, pin = null, timeoutMs = usualTimeoutMs }: Call,
  env: Env | undefined,
): Promise<{ readonly status: number; readonly text: string }> => {
  const { url, address, family } = await checkTarget(typed, env);
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((done, fail) => {
    const out = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(pin === null ? {} : { checkServerIdentity: pinned(pin) }),
      lookup: (_host, options, answer) => {
        if (options.all) answer(null, [{ address, family }]);
        else answer(null, address, family);
      },
    });
    out.on('response', (response: IncomingMessage) => {
      let length = 0;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        chunks.push(chunk);
        if (length > longestAnswer) out.destroy(new OutboundError('ANSWER_TOO_LONG'));
      });
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
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
