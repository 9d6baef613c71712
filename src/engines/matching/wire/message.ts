import { MatchError } from '../errors.ts';
import { canonical, sha256 } from './canonical.ts';
import { isSignedBy, signBytes } from './signature.ts';

/**
 * What travels between parties, by wire or as a file carried by hand:
 *
 *     fourfold-match/1 LF
 *     {"agreement":…,"count":…, …} LF      the header: canonical JSON, every field of `Header`
 *     payload                              the bytes whose SHA-256 the header names
 *     signature                            64 bytes: Ed25519 over the first two lines
 *
 * A message that is not written exactly so is refused: two spellings of one message would be two hashes in the logs.
 */
export const messageVersion = 1;

export const messageKinds = ['call', 'opening', 'start', 'hop', 'receipt', 'ask', 'answer', 'end', 'stop'] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface Header {
  readonly roundId: string;
  /** SHA-256 of the agreement that allows the round. */
  readonly agreement: string;
  readonly kind: MessageKind;
  readonly from: string;
  readonly to: string;
  /** Whose list it is, by place in the ring, from 0; -1 where no list travels. */
  readonly list: number;
  /** How many have raised it, from 1; 0 where no list travels. */
  readonly hop: number;
  /** Values in the payload. */
  readonly count: number;
  /** The id of the message this one answers, or ''. */
  readonly answers: string;
  /** The id of the message that started the round, or '' before it. */
  readonly start: string;
  /** SHA-256 of the payload. */
  readonly payload: string;
}

export interface Message {
  readonly header: Header;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

const magic = 'fourfold-match/';
const signedPart = (header: Header): Buffer =>
  Buffer.from(`${magic}${messageVersion}\n${canonical({ ...header })}\n`, 'utf8');

/** What a message is known by: the hash of what is signed, payload included by its own hash. */
export const messageId = (header: Header): string => sha256(signedPart(header));

export const isHeaderSignedBy = (publicKey: string, header: Header, signature: Uint8Array): boolean =>
  isSignedBy(publicKey, signedPart(header), signature);

export const writeMessage = (
  privateKey: string,
  header: Omit<Header, 'payload'>,
  payload: Uint8Array,
): { readonly header: Header; readonly bytes: Uint8Array } => {
  const whole: Header = { ...header, payload: sha256(payload) };
  const first = signedPart(whole);
  return { header: whole, bytes: new Uint8Array(Buffer.concat([first, payload, signBytes(privateKey, first)])) };
};

const broken = (why: string): MatchError => new MatchError('MATCH_MESSAGE_BROKEN', `The message is broken: ${why}.`);

const texts = ['roundId', 'agreement', 'kind', 'from', 'to', 'answers', 'start', 'payload'] as const;
const numbers = ['list', 'hop', 'count'] as const;

export const isHeader = (value: unknown): value is Header => {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (
    Object.keys(fields).length === texts.length + numbers.length &&
    texts.every((name) => typeof fields[name] === 'string') &&
    numbers.every((name) => Number.isSafeInteger(fields[name])) &&
    (messageKinds as readonly string[]).includes(fields.kind as string)
  );
};

const headerIn = (line: string): Header => {
  try {
    const value: unknown = JSON.parse(line);
    if (isHeader(value) && canonical({ ...value }) === line) return value;
  } catch {
    // said below
  }
  throw broken('its header is not as it should be');
};

const longestHeader = 4_096;

/**
 * Reads a message and checks its form and its payload; whose it is, and whether it is due, says the round.
 *
 * @throws MatchError MATCH_NOT_OF_FOURFOLD, MATCH_OTHER_VERSION, MATCH_MESSAGE_BROKEN
 */
export const readMessage = (bytes: Uint8Array): Message => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString('latin1', 0, magic.length) !== magic)
    throw new MatchError('MATCH_NOT_OF_FOURFOLD', 'This is no message of a match round.');
  const first = buffer.indexOf(10);
  const second = first < 0 || first > 40 ? -1 : buffer.indexOf(10, first + 1);
  if (second < 0 || second > longestHeader || buffer.length < second + 1 + 64) throw broken('it is cut short');
  const version = buffer.toString('latin1', magic.length, first);
  if (version !== String(messageVersion))
    throw new MatchError(
      'MATCH_OTHER_VERSION',
      `The message has another version; this engine reads ${messageVersion}.`,
    );
  const header = headerIn(buffer.toString('utf8', first + 1, second));
  const payload = new Uint8Array(buffer.subarray(second + 1, buffer.length - 64));
  if (sha256(payload) !== header.payload) throw broken('its content is not what was signed');
  return { header, payload, signature: new Uint8Array(buffer.subarray(buffer.length - 64)) };
};
