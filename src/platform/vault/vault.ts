import type { Clock } from '../clock/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { blindIndexes } from './blind.ts';
import { type PlainField, type SealedField, sealAllUnder, sealUnder, unsealAll } from './fields.ts';
import { keyring } from './keyring.ts';
import { organisationKey } from './organisation-key.ts';
import { type Reseal, reencrypt } from './reencrypt.ts';
import type { RootKey } from './root-key.ts';
import { rotateOrganisation, rotateRoot } from './rotate.ts';
import type { Place } from './sealed.ts';
import { type Certificate, shred } from './shred.ts';

/** Seals what must not be readable in the database, its files or a backup. Everything runs in the caller's transaction, under its row level security. */
export interface Vault {
  /** Encrypts a field for its place. The first sealed field of a subject makes the subject's key. Refuses SHREDDED. */
  seal(tx: Tx, place: Place, plain: string | Uint8Array): Promise<Uint8Array>;
  /** Many fields of one organisation with a few questions to the database, in their order. Refuses SHREDDED where one of the subjects is. */
  sealAll(tx: Tx, orgId: Id, fields: readonly PlainField[]): Promise<Uint8Array[]>;
  /** The bytes of a sealed field. Refuses SHREDDED where the subject's key was destroyed, VAULT_CANNOT_OPEN where place or any bit differs. */
  open(tx: Tx, place: Place, sealed: Uint8Array): Promise<Uint8Array>;
  openText(tx: Tx, place: Place, sealed: Uint8Array): Promise<string>;
  /** Many fields of one organisation with one question to the database, in their order; null for those that were shredded. */
  openAll(tx: Tx, orgId: Id, fields: readonly SealedField[]): Promise<(Uint8Array | null)[]>;
  /** A keyed fingerprint for exact search: equal only for the same organisation, field and normalised value. */
  blind(tx: Tx, orgId: Id, field: string, value: string): Promise<Uint8Array>;
  /** Those of many values of one field, in their order. */
  blindAll(tx: Tx, orgId: Id, field: string, values: readonly string[]): Promise<Uint8Array[]>;

  /** Makes an organisation's keys; where they are there already, nothing happens. `seal` does it on first use. */
  newOrganisation(tx: Tx, orgId: Id): Promise<void>;
  /** Gives the organisation a new key and re-wraps its data keys. Sealed fields and blind indexes stay as they are. Returns how many. */
  rotateOrganisation(tx: Tx, orgId: Id): Promise<number>;
  /** Re-wraps the key of every organisation the transaction sees under `next`, which is then the current one. Returns how many. */
  rotateRoot(tx: Tx, next: RootKey): Promise<number>;
  /**
   * Gives a subject a new data key and destroys the old ones. `work` must carry every sealed field of the subject over with `reseal`:
   * what it leaves out is lost. Sealing for this subject waits until the transaction ends.
   */
  reencrypt(tx: Tx, orgId: Id, subjectId: Id, work: (reseal: Reseal) => Promise<void>): Promise<void>;

  /** Destroys every key of a subject: what was sealed for it answers SHREDDED from then on. The certificate stays. `why` names no person. */
  shred(tx: Tx, orgId: Id, subjectId: Id, why: string): Promise<Certificate>;

  /** Zeroes the keys in memory. */
  close(): void;
}

export interface VaultOptions {
  /** The current root key first; older ones still unwrap what they wrapped. */
  readonly roots: readonly [RootKey, ...RootKey[]];
  readonly clock: Clock;
  /** How many organisations' keys stay unwrapped in memory. */
  readonly cacheSize?: number;
}

export const makeVault = ({ roots, clock, cacheSize = 256 }: VaultOptions): Vault => {
  const ring = keyring(roots, clock, cacheSize);
  const openAll: Vault['openAll'] = (tx, orgId, fields) => unsealAll(tx, ring, orgId, fields);
  const blindAll: Vault['blindAll'] = async (tx, orgId, field, values) =>
    ring.withIndex(await organisationKey(tx, ring, orgId), (key) => blindIndexes(key, orgId, field, values));
  const open: Vault['open'] = async (tx, place, sealed) => {
    const [plain] = await openAll(tx, place.orgId, [{ ...place, sealed }]);
    return plain ?? refuse('SHREDDED');
  };
  return {
    seal: (tx, place, plain) => sealUnder(tx, ring, place, typeof plain === 'string' ? Buffer.from(plain) : plain),
    open,
    openText: async (tx, place, sealed) => Buffer.from(await open(tx, place, sealed)).toString('utf8'),
    openAll,
    sealAll: (tx, orgId, fields) => sealAllUnder(tx, ring, orgId, fields),
    blind: async (tx, orgId, field, value) => (await blindAll(tx, orgId, field, [value]))[0] ?? refuse('CONFLICT'),
    blindAll,
    newOrganisation: async (tx, orgId) => void (await organisationKey(tx, ring, orgId)),
    rotateOrganisation: (tx, orgId) => rotateOrganisation(tx, ring, orgId),
    rotateRoot: (tx, next) => rotateRoot(tx, ring, next),
    reencrypt: (tx, orgId, subjectId, work) => reencrypt(tx, ring, orgId, subjectId, work),
    shred: (tx, orgId, subjectId, why) => shred(tx, ring, orgId, subjectId, why),
    close: () => ring.close(),
  };
};
