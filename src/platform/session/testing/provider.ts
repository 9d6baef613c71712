import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const base64 = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url');

/** What the person at the other service is, and how the service misbehaves where a test wants it to. */
export interface At {
  subject: string;
  claims?: Record<string, unknown>;
  /** Changes the ID token before it is signed. */
  twist?: (claims: Record<string, unknown>) => Record<string, unknown>;
  /** Signs with a key nobody published. */
  forged?: boolean;
}

export interface OidcService {
  readonly issuer: string;
  /** What the browser does at the service: signs in, is sent back. @returns what stands in the address then */
  visit(url: string, at: At): Promise<{ state: string; code: string; iss: string }>;
  close(): Promise<void>;
}

/** A small OpenID Connect service: discovery, keys, code flow with PKCE, signed ID tokens. */
export const openOidcService = async (clientId: string, clientSecret: string): Promise<OidcService> => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const codes = new Map<string, { at: At; query: URLSearchParams }>();
  let issuer = '';

  const idToken = ({ at, query }: { at: At; query: URLSearchParams }): string => {
    const now = Math.floor(Date.now() / 1000);
    const plain = {
      iss: issuer,
      sub: at.subject,
      aud: clientId,
      iat: now,
      exp: now + 300,
      auth_time: now,
      nonce: query.get('nonce'),
      ...at.claims,
    };
    const claims = at.twist?.(plain) ?? plain;
    const signed = `${base64(JSON.stringify({ alg: 'ES256', kid: 'k1' }))}.${base64(JSON.stringify(claims))}`;
    const key = { key: at.forged ? stranger : privateKey, dsaEncoding: 'ieee-p1363' as const };
    return `${signed}.${base64(createSign('sha256').update(signed).sign(key))}`;
  };

  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/openid-configuration') {
      return answer(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        code_challenge_methods_supported: ['S256'],
      });
    }
    if (request.url === '/keys') {
      return answer(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256', use: 'sig' }] });
    }
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const form = new URLSearchParams(text);
      const code = form.get('code') ?? '';
      const begun = codes.get(code);
      codes.delete(code);
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const right =
        begun &&
        form.get('client_id') === clientId &&
        form.get('client_secret') === clientSecret &&
        form.get('redirect_uri') === begun.query.get('redirect_uri') &&
        challenge === begun.query.get('code_challenge');
      if (!right) return answer(400, { error: 'invalid_grant' });
      return answer(200, {
        access_token: randomUUID(),
        token_type: 'Bearer',
        expires_in: 60,
        id_token: idToken(begun),
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    visit: async (url, at) => {
      const { searchParams } = new URL(url);
      const code = randomUUID();
      codes.set(code, { at, query: searchParams });
      return { code, state: searchParams.get('state') as string, iss: issuer };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
