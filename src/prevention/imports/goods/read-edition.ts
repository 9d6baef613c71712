import type { CivilDate } from '../../../engines/calendar/index.ts';
import type { GoodsList, Rejected, StoredPair } from './contract.ts';
import { GoodsError, readGoods, refuseFile } from './read-goods.ts';
import { readProductList } from './read-product-list.ts';

/** Names the reader in every edition, so that a later one can tell what an earlier one did. */
export const goodsParser = 'goods-2';

export interface ReadEdition {
  readonly pairs: readonly StoredPair[];
  readonly rejected: readonly Rejected[];
  readonly warnings: readonly Rejected[];
}

/** One edition out of a file, as of the day it was fetched. @throws Refusal IMPORTS_GOODS_UNREADABLE with its place */
export const readEdition = async (
  list: GoodsList,
  bytes: Uint8Array,
  name: string,
  retrievedOn: CivilDate,
): Promise<ReadEdition> => {
  try {
    const { pairs, rejected, warnings } =
      list === 'us-dol-goods' ? fromLabor(bytes, name) : await readProductList(bytes, name, retrievedOn);
    return { ...once(pairs, warnings), rejected };
  } catch (error) {
    return refuseFile(error, name);
  }
};

const fromLabor = (bytes: Uint8Array, name: string) => {
  const [edition, ...others] = readGoods(bytes, name);
  if (!edition || others.length > 0) throw new GoodsError('several');
  const pairs = edition.pairs.map((pair): StoredPair => ({ ...pair, listedOn: null }));
  const noCountry = edition.withoutCountry.map(
    (text): Rejected => ({ row: 0, field: 'country', code: 'without-country', text }),
  );
  const noRegion = pairs.filter(({ region }) => region === '').length;
  const regions: Rejected[] =
    noRegion === 0 ? [] : [{ row: 0, field: 'region', code: 'without-region', text: String(noRegion) }];
  const unread = edition.unread.map((text): Rejected => ({ row: 0, field: text, code: 'column-unread', text }));
  return { pairs, rejected: [], warnings: [...unread, ...noCountry, ...regions] };
};

/** A pair that stands there twice counts once. */
const once = (pairs: readonly StoredPair[], warnings: readonly Rejected[]) => {
  const seen = new Map<string, StoredPair>();
  const twice: Rejected[] = [];
  for (const pair of pairs) {
    const key = `${pair.good}\n${pair.country}`;
    if (seen.has(key)) twice.push({ row: 0, field: 'good', code: 'twice', text: `${pair.good}, ${pair.country}` });
    else seen.set(key, pair);
  }
  return { pairs: [...seen.values()], warnings: [...warnings, ...twice] };
};
