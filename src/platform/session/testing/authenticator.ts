import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers';
import type { NewPasskey, PasskeyAnswer } from '../contract.ts';

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
const base64 = (bytes: Uint8Array): string => isoBase64URL.fromBuffer(new Uint8Array(bytes));

/** A passkey in software: enough of an authenticator to answer ours, and to lie where a test wants it to. */
export interface SoftKey {
  readonly id: string;
  create(options: Record<string, unknown>, origin: string): NewPasskey;
  get(options: Record<string, unknown>, origin: string, lie?: { unlocked?: boolean; counter?: number }): PasskeyAnswer;
}

const flags = { present: 1, unlocked: 4, attested: 64 };

export const softKey = (): SoftKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawId = randomBytes(32);
  const id = base64(rawId);
  let counter = 0;
  let userHandle = '';

  const clientData = (type: string, challenge: unknown, origin: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const head = (rpId: string, flag: number, count: number): Buffer => {
    const tail = Buffer.alloc(5);
    tail[0] = flag;
    tail.writeUInt32BE(count, 1);
    return Buffer.concat([sha256(rpId), tail]);
  };

  return {
    id,
    create: (options, origin) => {
      const { rp, challenge, user } = options as { rp: { id: string }; challenge: string; user: { id: string } };
      userHandle = user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(rawId.length);
      const authData = Buffer.concat([
        head(rp.id, flags.present | flags.unlocked | flags.attested, counter),
        Buffer.alloc(16),
        length,
        rawId,
        coseKey(publicKey),
      ]);
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]);
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64(clientData('webauthn.create', challenge, origin)),
          attestationObject: base64(isoCBOR.encode(attestation as never)),
          transports: ['internal'],
        },
      };
    },
    get: (options, origin, lie = {}) => {
      const { rpId, challenge } = options as { rpId: string; challenge: string };
      counter = lie.counter ?? counter + 1;
      const authData = head(rpId, flags.present | (lie.unlocked === false ? 0 : flags.unlocked), counter);
      const client = clientData('webauthn.get', challenge, origin);
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(client)]))
        .sign(privateKey);
      return {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64(client),
          authenticatorData: base64(authData),
          signature: base64(signature),
          userHandle,
        },
      };
    },
  };
};

/** The public key as COSE writes it (RFC 9053): EC2, ES256, P-256. */
const coseKey = (key: KeyObject): Uint8Array => {
  const { x, y } = key.export({ format: 'jwk' }) as { x: string; y: string };
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, isoBase64URL.toBuffer(x)],
      [-3, isoBase64URL.toBuffer(y)],
    ]) as never,
  );
};
