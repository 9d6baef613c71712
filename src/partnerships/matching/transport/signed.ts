import {
  ageOf,
  contentDigest,
  isSignedMessage,
  readSignature,
  SignatureError,
  type SignedMessage,
  signMessage,
} from '../../../engines/http-signatures/index.ts';
import { isSignedBy, signBytes } from '../../../engines/matching/index.ts';

/** What every request between nodes is signed over, in this order. */
const components = ['@method', '@target-uri', 'content-digest', 'content-type'] as const;
const mediaType = 'application/octet-stream';
/** Seconds a signature lives, and by which two clocks may differ. */
const window = { longest: 300, skew: 60 };
/**
 * Whoever shows a key that nobody here knows is checked against this one, and turned away whatever comes of it: the answer takes as long. It
 * is the key of the examples of RFC 9421 (B.1.4).
 */
const nobodysKey = 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs';

/** The headers of a request to a partner's node. */
export const signedHeaders = (
  { url, body }: { readonly url: string; readonly body: Uint8Array },
  own: { readonly publicKey: string; readonly privateKey: string },
  now: { readonly seconds: number; readonly nonce: string },
): Readonly<Record<string, string>> => {
  const headers = { 'content-type': mediaType, 'content-digest': contentDigest(body) };
  const signed = signMessage(
    { method: 'POST', targetUri: url, headers },
    {
      label: 'node',
      components,
      parameters: {
        created: now.seconds,
        expires: now.seconds + window.longest,
        nonce: now.nonce,
        keyid: own.publicKey,
      },
      sign: (bytes) => signBytes(own.privateKey, bytes),
    },
  );
  return { ...headers, ...signed };
};

/** The key a request says it is signed with, or null where it is not signed in our form. */
export const keyShown = ({ headers }: SignedMessage): string | null => {
  try {
    return readSignature(headers).parameters.keyid;
  } catch (error) {
    if (error instanceof SignatureError) return null;
    throw error;
  }
};

/**
 * Whether a request is signed with a key and lives.
 *
 * @param publicKey null where the key that is shown belongs to nobody here
 */
export const checkSigned = (
  message: SignedMessage,
  publicKey: string | null,
  seconds: number,
): 'signed' | 'late' | 'not signed' => {
  try {
    const read = readSignature(message.headers);
    const holds = isSignedMessage(message, read, components, (bytes, signature) =>
      isSignedBy(publicKey ?? nobodysKey, bytes, signature),
    );
    if (!holds || publicKey === null) return 'not signed';
    return ageOf(read.parameters, seconds, window) === 'fresh' ? 'signed' : 'late';
  } catch (error) {
    if (error instanceof SignatureError) return 'not signed';
    throw error;
  }
};

/** The headers that a signature covers or is. */
export const headersOf = (header: (name: string) => string | undefined): SignedMessage['headers'] =>
  Object.fromEntries(
    ['content-digest', 'content-type', 'signature-input', 'signature'].map((name) => [name, header(name)]),
  );
