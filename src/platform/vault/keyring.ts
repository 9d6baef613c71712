import type { Clock } from '../clock/index.ts';
import type { Id } from '../contract/index.ts';
import { refuse } from '../errors/index.ts';
import { newId, systemRandom } from '../ids/index.ts';
import { bound, decrypt, encrypt, newKey } from './cipher.ts';
import { keyCache } from './key-cache.ts';
import type { RootKey } from './root-key.ts';
import type { OrganisationKey } from './tables.ts';

export type OrganisationKeyRow = Omit<OrganisationKey, 'created_at'>;

/** A data key by its names: what its wrapping is bound to, beside the organisation's key. */
export interface DataKeyName {
  readonly subject_id: Id;
  readonly id: Id;
}
export interface WrappedDataKey extends DataKeyName {
  readonly wrapped: Uint8Array;
}

/** How keys are wrapped and unwrapped. A key in clear lives for one synchronous step, or in the bounded cache. */
export interface Keyring {
  readonly clock: Clock;
  /** Rows of a new organisation key and its index key, wrapped. */
  make(orgId: Id): Promise<OrganisationKeyRow>;
  /** Hands the organisation's key in clear to one synchronous step. */
  withOrganisation<T>(row: OrganisationKeyRow, step: (key: Uint8Array) => T): Promise<T>;
  withIndex<T>(row: OrganisationKeyRow, step: (key: Uint8Array) => T): Promise<T>;
  /** The organisation's key under another root key. */
  rewrapUnder(root: RootKey, row: OrganisationKeyRow): Promise<OrganisationKeyRow>;
  /** The same organisation with a new key; `rewrap` carries a data key over. The caller calls `done` when it has carried all. */
  renew(row: OrganisationKeyRow): Promise<{
    readonly row: OrganisationKeyRow;
    rewrap(key: WrappedDataKey): Uint8Array;
    done(): void;
  }>;
  useRoot(root: RootKey): void;
  newId(): Id;
  close(): void;
}

const toOrganisation = (orgId: Id, id: Id) => bound('fourfold organisation key 1', orgId, id);
const toIndex = (orgId: Id, id: Id) => bound('fourfold index key 1', orgId, id);
const toSubject = (row: OrganisationKeyRow, key: DataKeyName) =>
  bound('fourfold data key 1', row.org_id, key.subject_id, key.id, row.id);

/** A new data key, wrapped. */
export const wrapNewDataKey = (organisationKey: Uint8Array, row: OrganisationKeyRow, name: DataKeyName): Uint8Array => {
  const fresh = newKey();
  try {
    return encrypt(organisationKey, toSubject(row, name), fresh);
  } finally {
    fresh.fill(0);
  }
};

/** Hands a data key in clear to one synchronous step. */
export const withDataKey = <T>(
  organisationKey: Uint8Array,
  row: OrganisationKeyRow,
  key: WrappedDataKey,
  step: (key: Uint8Array) => T,
): T => {
  const clear = decrypt(organisationKey, toSubject(row, key), key.wrapped) ?? refuse('VAULT_CANNOT_OPEN');
  try {
    return step(clear);
  } finally {
    clear.fill(0);
  }
};

/** @param roots the current one first; the others still unwrap what they wrapped */
export const keyring = (roots: readonly [RootKey, ...RootKey[]], clock: Clock, cacheSize: number): Keyring => {
  let [current] = roots;
  const known = new Map(roots.map((root) => [root.id, root]));
  const cache = keyCache(cacheSize);
  const id = (): Id => newId(clock, systemRandom);

  const unwrap = async (row: OrganisationKeyRow): Promise<Uint8Array> => {
    const root = known.get(row.root_id) ?? refuse('VAULT_ROOT_KEY_UNKNOWN', { root: row.root_id });
    const key = await root.unwrap(row.wrapped, toOrganisation(row.org_id, row.id));
    return key ?? refuse('VAULT_CANNOT_OPEN');
  };
  const withOrganisation: Keyring['withOrganisation'] = async (row, step) => {
    const held = cache.get(row.id);
    return held ? step(held) : step(cache.put(row.id, await unwrap(row)));
  };
  const wrapped = async (
    root: RootKey,
    orgId: Id,
    keyId: Id,
    key: Uint8Array,
    index: Uint8Array,
  ): Promise<OrganisationKeyRow> => ({
    org_id: orgId,
    id: keyId,
    root_id: root.id,
    wrapped: await root.wrap(key, toOrganisation(orgId, keyId)),
    index_wrapped: encrypt(key, toIndex(orgId, keyId), index),
  });
  const openIndex = (row: OrganisationKeyRow, key: Uint8Array): Uint8Array =>
    decrypt(key, toIndex(row.org_id, row.id), row.index_wrapped) ?? refuse('VAULT_CANNOT_OPEN');

  return {
    clock,
    make: async (orgId) => {
      const [key, index] = [newKey(), newKey()];
      try {
        return await wrapped(current, orgId.toLowerCase(), id(), key, index);
      } finally {
        key.fill(0);
        index.fill(0);
      }
    },
    withOrganisation,
    withIndex: (row, step) =>
      withOrganisation(row, (key) => {
        const index = openIndex(row, key);
        try {
          return step(index);
        } finally {
          index.fill(0);
        }
      }),
    rewrapUnder: async (root, row) => {
      const key = await unwrap(row);
      try {
        return { ...row, root_id: root.id, wrapped: await root.wrap(key, toOrganisation(row.org_id, row.id)) };
      } finally {
        key.fill(0);
      }
    },
    renew: async (row) => {
      const [before, after] = [await unwrap(row), newKey()];
      const index = openIndex(row, before);
      const next = await wrapped(current, row.org_id, id(), after, index).finally(() => index.fill(0));
      return {
        row: next,
        rewrap: (key) => withDataKey(before, row, key, (clear) => encrypt(after, toSubject(next, key), clear)),
        done: () => {
          before.fill(0);
          after.fill(0);
        },
      };
    },
    useRoot: (root) => {
      known.set(root.id, root);
      current = root;
    },
    newId: id,
    close: () => cache.clear(),
  };
};
