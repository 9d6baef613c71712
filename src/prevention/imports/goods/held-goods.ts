import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { dayOf, editionOn, mappings } from '../queries.ts';
import type { GoodsList } from './contract.ts';
import type { GoodsEdition } from './read-goods.ts';

export interface HeldGoods extends GoodsEdition {
  readonly date: string;
  readonly retrievedOn: string;
  readonly sha256: string;
}

/** The edition of a list of goods that stood on a day, for rooms that ask about a product; null where none did. */
export const heldGoods = async (tx: Tx, orgId: Id, list: GoodsList, on: string): Promise<HeldGoods | null> => {
  const row = await editionOn(tx, orgId, list, on);
  if (!row) return null;
  const { name, pairs, retrieved_on: retrievedOn, sha256 } = row;
  return { name, pairs, withoutCountry: [], date: dayOf(row), retrievedOn, sha256 };
};

/** Which prefixes of the Harmonized System stand for each good, as far as a person has accepted them: nothing else feeds class 2. */
export const reviewedPrefixes = async (
  tx: Tx,
  orgId: Id,
  list: GoodsList,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const held = new Map<string, string[]>();
  for (const { good, prefix, state } of await mappings(tx, orgId, list))
    if (state === 'reviewed' && prefix !== '') held.set(good, [...(held.get(good) ?? []), prefix]);
  return held;
};
