import { parametersText, type SignatureParameters, type SignedMessage, signatureBase } from './base.ts';
import { SignatureError } from './errors.ts';

export interface Signing {
  /** What the two headers call the signature. */
  readonly label: string;
  readonly components: readonly string[];
  readonly parameters: SignatureParameters;
  /** Makes the signature over these bytes, whatever the algorithm. */
  sign(bytes: Uint8Array): Uint8Array;
}

/**
 * The two headers that make a request signed.
 *
 * @throws SignatureError HTTP_SIGNATURE_COMPONENT, HTTP_SIGNATURE_BROKEN
 */
export const signMessage = (
  message: SignedMessage,
  { label, components, parameters, sign }: Signing,
): { readonly 'signature-input': string; readonly signature: string } => {
  const text = parametersText(components, parameters);
  const made = sign(new TextEncoder().encode(signatureBase(message, components, text)));
  return {
    'signature-input': `${label}=${text}`,
    signature: `${label}=:${Buffer.from(made).toString('base64')}:`,
  };
};

/** A signature as the headers tell it; whether it holds is another question. */
export interface ReadSignature {
  readonly components: readonly string[];
  readonly parameters: SignatureParameters;
  /** The parameters as they came: what the signer signed. */
  readonly text: string;
  readonly signature: Uint8Array;
}

const quotedText = String.raw`"[\x20\x21\x23-\x5b\x5d-\x7e]{0,256}"`;
const input = new RegExp(
  String.raw`^([a-z][a-z0-9_-]{0,30})=(\((${quotedText}(?: ${quotedText}){0,15})\);` +
    String.raw`created=(\d{1,12})(?:;expires=(\d{1,12}))?(?:;nonce=(${quotedText}))?;keyid=(${quotedText}))$`,
);
const unquoted = (text: string): string => text.slice(1, -1);

/**
 * Reads one signature, in the one spelling that `signMessage` writes. RFC 9421 knows others (several signatures, other orders, flags on
 * components); whoever takes one spelling only has one thing to get right.
 *
 * @throws SignatureError HTTP_SIGNATURE_MISSING, HTTP_SIGNATURE_BROKEN
 */
export const readSignature = (headers: SignedMessage['headers']): ReadSignature => {
  const [told, made] = [headers['signature-input'], headers.signature];
  if (told === undefined || made === undefined)
    throw new SignatureError('HTTP_SIGNATURE_MISSING', 'The request is not signed.');
  const [whole, label = '', text = '', names = '', created, expires, nonce, keyid = ''] = input.exec(told) ?? [];
  const bytes = new RegExp(`^${label}=:([A-Za-z0-9+/]{2,684}={0,2}):$`).exec(made)?.[1];
  if (whole === undefined || bytes === undefined)
    throw new SignatureError('HTTP_SIGNATURE_BROKEN', 'The headers of the signature are not in their form.');
  return {
    components: names.split(/(?<=") (?=")/).map(unquoted),
    parameters: {
      created: Number(created),
      ...(expires === undefined ? {} : { expires: Number(expires) }),
      ...(nonce === undefined ? {} : { nonce: unquoted(nonce) }),
      keyid: unquoted(keyid),
    },
    text,
    signature: new Uint8Array(Buffer.from(bytes, 'base64')),
  };
};

/**
 * Whether a signature holds for this request and covers exactly what it has to.
 *
 * @param components in their order; one more, one less or another order is not the agreed signature
 * @param verify the check of the algorithm, with the key that belongs to `parameters.keyid`
 */
export const isSignedMessage = (
  message: SignedMessage,
  { components: covered, text, signature }: ReadSignature,
  components: readonly string[],
  verify: (bytes: Uint8Array, signature: Uint8Array) => boolean,
): boolean => {
  if (covered.length !== components.length || covered.some((name, i) => name !== components[i])) return false;
  return verify(new TextEncoder().encode(signatureBase(message, components, text)), signature);
};

export interface Window {
  /** Seconds a signature may live at most. */
  readonly longest: number;
  /** Seconds by which two clocks may differ. */
  readonly skew: number;
}

/** How a signature stands to the clock. One without an end, or with a longer life than agreed, counts as over. */
export const ageOf = (
  { created, expires }: SignatureParameters,
  now: number,
  { longest, skew }: Window,
): 'fresh' | 'early' | 'over' => {
  if (expires === undefined || expires <= created || expires - created > longest) return 'over';
  if (now < created - skew) return 'early';
  return now > expires + skew ? 'over' : 'fresh';
};
