import { SignatureError } from './errors.ts';

/** A request as far as a signature may cover it. Header names are in lower case; a header that came twice is joined by `, `. */
export interface SignedMessage {
  readonly method: string;
  /** The whole address that is asked: `https://example.org/a?b=c`. */
  readonly targetUri: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What is said about a signature, and is covered by it. Times are seconds since 1970. */
export interface SignatureParameters {
  readonly created: number;
  readonly expires?: number;
  readonly nonce?: string;
  readonly keyid: string;
}

/** `"` and `\` would need escapes and nothing here needs them: what may stand between quotes. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]{0,256}$/;

const quoted = (text: string): string => {
  if (!plain.test(text))
    throw new SignatureError('HTTP_SIGNATURE_BROKEN', 'A value of the signature holds signs that are not taken.');
  return `"${text}"`;
};

/** The signature's parameters as one inner list of RFC 8941: `("@method" "date");created=…;keyid="…"`. */
export const parametersText = (components: readonly string[], parameters: SignatureParameters): string => {
  const { created, expires, nonce, keyid } = parameters;
  return [
    `(${components.map(quoted).join(' ')})`,
    `created=${created}`,
    ...(expires === undefined ? [] : [`expires=${expires}`]),
    ...(nonce === undefined ? [] : [`nonce=${quoted(nonce)}`]),
    `keyid=${quoted(keyid)}`,
  ].join(';');
};

const derived = ({ method, targetUri }: SignedMessage, name: string): string | undefined => {
  if (name === '@method') return method.toUpperCase();
  const url = new URL(targetUri);
  if (name === '@target-uri') return url.href;
  if (name === '@authority') return url.host;
  return name === '@path' ? url.pathname : undefined;
};

/** One covered part: derived from the request (`@method`, `@target-uri`, `@authority`, `@path`), or a header without its edges. */
const valueOfPart = (message: SignedMessage, name: string): string => {
  const value = name.startsWith('@') ? derived(message, name) : message.headers[name]?.trim();
  if (value === undefined || /[\r\n]/.test(value))
    throw new SignatureError('HTTP_SIGNATURE_COMPONENT', 'The signature covers something that the request has not.');
  return value;
};

/**
 * The text that is signed (RFC 9421, 2.5): a line for each covered part, and the parameters last.
 *
 * @param parameters as `parametersText` writes them, or as they came
 * @throws SignatureError HTTP_SIGNATURE_COMPONENT
 */
export const signatureBase = (message: SignedMessage, components: readonly string[], parameters: string): string => {
  if (new Set(components).size < components.length)
    throw new SignatureError('HTTP_SIGNATURE_COMPONENT', 'The signature covers one part twice.');
  const lines = components.map((name) => `${quoted(name)}: ${valueOfPart(message, name)}`);
  return [...lines, `"@signature-params": ${parameters}`].join('\n');
};
