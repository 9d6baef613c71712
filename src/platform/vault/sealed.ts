import type { Id } from '../contract/index.ts';
import { bound, decrypt, encrypt } from './cipher.ts';

/**
 * Where a sealed field lies: `schema.table.column/<record id>`. Together with organisation and subject it is bound into the
 * ciphertext, so that a value copied to another row, column, person or organisation does not open.
 */
export type Address = `${string}.${string}.${string}/${string}`;

export interface Place {
  readonly orgId: Id;
  /** Whose record it is: the person whose key is destroyed when it must never be read again. */
  readonly subjectId: Id;
  readonly address: Address;
}

/** The first byte of every sealed field. A change of the format takes the next number and keeps reading this one. */
const version = 1;
const headerBytes = 17;

const idBytes = (id: Id): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Uint8Array): Id => {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const binding = ({ orgId, subjectId, address }: Place, keyId: Id): Buffer => {
  const [column, record, ...rest] = address.split('/');
  if (!record || rest.length > 0 || column?.split('.').length !== 3) {
    throw new Error(`VAULT_ADDRESS: expected schema.table.column/record, got ${address}`);
  }
  return bound('fourfold field 1', keyId, `${column}/${orgId}/${subjectId}/${record}`.toLowerCase());
};

/** Header (version, id of the data key), nonce, ciphertext, tag. */
export const sealField = (key: Uint8Array, keyId: Id, place: Place, plain: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.of(version), idBytes(keyId), encrypt(key, binding(place, keyId), plain)]));

export const openField = (key: Uint8Array, place: Place, sealed: Uint8Array): Uint8Array | null => {
  const keyId = keyIdOf(sealed);
  return keyId === null ? null : decrypt(key, binding(place, keyId), sealed.subarray(headerBytes));
};

/** Which data key a sealed field names; null where it is not a sealed field of a version we know. */
export const keyIdOf = (sealed: Uint8Array): Id | null =>
  sealed[0] === version && sealed.length > headerBytes ? idOf(sealed.subarray(1, headerBytes)) : null;
