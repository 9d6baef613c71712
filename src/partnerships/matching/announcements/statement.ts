import { canonical, isSignedBy, isSoundKey, type SigningKeys, signBytes } from '../../../engines/matching/index.ts';
import { Statement } from './contract.ts';

/**
 * How a statement travels: four lines, `fourfold-node/1`, the statement as canonical JSON, the signature over those two lines by the key it
 * speaks for, and, where another key takes its place, that key's signature too (else an empty line).
 */
const magic = 'fourfold-node/1';
const longest = 4_096;

const signedPart = (statement: Statement): string => `${magic}\n${canonical({ ...statement })}\n`;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const signatureOf = (privateKey: string, text: string): string =>
  Buffer.from(signBytes(privateKey, bytesOf(text))).toString('base64url');

/** @param next the key that takes the place of the first, where one does */
export const writeStatement = (statement: Statement, own: SigningKeys, next: SigningKeys | null): Uint8Array => {
  const text = signedPart(statement);
  const second = next ? signatureOf(next.privateKey, text) : '';
  return bytesOf(`${text}${signatureOf(own.privateKey, text)}\n${second}\n`);
};

export const isStatement = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic;

const parsed = (line: string): Statement | null => {
  try {
    const { success, data } = Statement.safeParse(JSON.parse(line));
    return success && canonical({ ...data }) === line ? data : null;
  } catch {
    return null;
  }
};

/** @returns the statement and whether its signatures hold; null where the bytes are none */
export const readStatement = (bytes: Uint8Array): { readonly statement: Statement; readonly holds: boolean } | null => {
  if (bytes.length > longest || !isStatement(bytes)) return null;
  const [first, line = '', own = '', next = '', ...rest] = Buffer.from(bytes).toString('utf8').split('\n');
  const statement = first === magic && rest.length === 1 && rest[0] === '' ? parsed(line) : null;
  if (!statement) return null;
  const text = bytesOf(signedPart(statement));
  const signed = (key: string, signature: string): boolean =>
    isSignedBy(key, text, Buffer.from(signature, 'base64url'));
  const { publicKey, nextKey } = statement;
  const nextHolds =
    nextKey === null ? next === '' : isSoundKey(nextKey) && nextKey !== publicKey && signed(nextKey, next);
  return { statement, holds: signed(publicKey, own) && nextHolds };
};
