import { pointBytes } from '../curve/p256.ts';
import { MatchError } from '../errors.ts';
import { type Header, isHeaderSignedBy, type Message, readMessage } from './message.ts';
import { isSoundKey } from './signature.ts';

export interface Party {
  readonly id: string;
  /** Ed25519, base64url: pinned in the agreement. */
  readonly publicKey: string;
}

/** A message and where it goes. */
export interface Post {
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** Who is to blame for the end of a round, as its messages show; `party` is '' where they show nobody. */
export interface Blame {
  readonly code: MatchError['code'];
  readonly party: string;
  readonly says: string;
}
export const blameOf = ({ code, party, message }: MatchError): Blame => ({ code, party, says: message });

/** What every party of a round knows beforehand. */
export interface CommonTerms {
  readonly roundId: string;
  /** SHA-256 of the signed agreement. */
  readonly agreement: string;
  readonly parties: readonly Party[];
}

/** @throws MatchError MATCH_TERMS_WRONG */
export const checkParties = ({ roundId, agreement, parties }: CommonTerms, least: number, most: number): void => {
  const wrong = (why: string): never => {
    throw new MatchError('MATCH_TERMS_WRONG', `The terms of the round are wrong: ${why}.`);
  };
  if (!/^[\w-]{1,64}$/.test(roundId)) wrong('the round needs an id of letters, digits, - and _');
  if (!/^[0-9a-f]{64}$/.test(agreement)) wrong('the agreement is named by its SHA-256');
  if (parties.length < least || parties.length > most) wrong(`there must be ${least} to ${most} parties`);
  if (new Set(parties.map(({ id }) => id)).size < parties.length) wrong('a party stands in them twice');
  if (new Set(parties.map(({ publicKey }) => publicKey)).size < parties.length) wrong('two parties have one key');
  if (parties.some(({ id }) => !/^[\w.-]{1,64}$/.test(id))) wrong('a party needs an id of letters, digits, ., - and _');
  if (parties.some(({ publicKey }) => !isSoundKey(publicKey))) wrong('a party lacks a key, or has an unsound one');
};

/**
 * Reads a message and holds it against the round: form, signature by the pinned key, round, agreement, addressee. What is wrong is put to
 * whoever handed the message over, for a signed message cannot have been another's doing.
 *
 * @param via who handed it over, as the carrier knows (a TLS connection, the process behind a pipe, the person with the file); '' unknown
 * @throws MatchError
 */
export const openMessage = (
  { roundId, agreement, parties }: CommonTerms,
  me: string,
  bytes: Uint8Array,
  via: string,
): Message => {
  let message: Message;
  try {
    message = readMessage(bytes);
  } catch (error) {
    if (error instanceof MatchError) throw new MatchError(error.code, error.message, via);
    throw error;
  }
  const { header, signature } = message;
  const blamed = via || header.from;
  const sender = parties.find(({ id }) => id === header.from);
  if (!sender || (via !== '' && via !== header.from) || !isHeaderSignedBy(sender.publicKey, header, signature))
    throw new MatchError('MATCH_SIGNATURE_WRONG', 'The message is not signed by who it says it is from.', via);
  if (header.roundId !== roundId || header.agreement !== agreement)
    throw new MatchError('MATCH_OTHER_ROUND', 'The message belongs to another round.', blamed);
  if (header.to !== me) throw new MatchError('MATCH_NOT_YOURS', 'The message is for somebody else.', blamed);
  return message;
};

/** @throws MatchError MATCH_COUNT_WRONG, MATCH_VALUE_TWICE */
export const checkValues = ({ header, payload }: Message, count: number, distinct: boolean): void => {
  if (header.count !== count || payload.length !== count * pointBytes)
    throw new MatchError('MATCH_COUNT_WRONG', `${count} values were announced; others came.`, header.from);
  if (!distinct) return;
  const seen = new Set<string>();
  const buffer = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  for (let at = 0; at < payload.length; at += pointBytes) seen.add(buffer.toString('latin1', at, at + pointBytes));
  if (seen.size < count) throw new MatchError('MATCH_VALUE_TWICE', 'A value stands in a list twice.', header.from);
};

/** The payload as an object, or null where it is none. */
export const jsonIn = ({ payload }: Pick<Message, 'payload'>): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
};

/**
 * What a message that stops the round says of it, as far as it may be kept: a code of ours, one of the parties or '', and one sentence. A
 * party writes there what it likes.
 */
export const toldBlame = (message: Message, parties: readonly Party[]): Blame => {
  const { code, party, says } = jsonIn(message) ?? {};
  return {
    code: isCode(code) ? code : 'MATCH_STOPPED',
    party: parties.find(({ id }) => id === party)?.id ?? '',
    says: typeof says === 'string' ? says.slice(0, 200) : '',
  };
};

const isCode = (code: unknown): code is Blame['code'] => typeof code === 'string' && /^MATCH_[A-Z_]{1,40}$/.test(code);

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** Header fields of a message that carries no list. */
export const noList = { list: -1, hop: 0, count: 0 } as const satisfies Partial<Header>;
