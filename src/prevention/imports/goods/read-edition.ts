import { refuse } from '../../../platform/errors/index.ts';
import type { GoodsList, Rejected, StoredPair } from './contract.ts';
import { GoodsError, readGoods } from './read-goods.ts';
import { readProductList } from './read-product-list.ts';

/** Names the reader in every edition, so that a later one can tell what an earlier one did. */
export const goodsParser = 'goods-1';

export interface ReadEdition {
  readonly pairs: readonly StoredPair[];
  readonly rejected: readonly Rejected[];
  readonly warnings: readonly Rejected[];
}

/** One edition out of a file. @throws Refusal IMPORTS_GOODS_UNREADABLE with its place */
export const readEdition = (list: GoodsList, bytes: Uint8Array, name: string): ReadEdition => {
  try {
    const { pairs, rejected, warnings } =
      list === 'us-dol-goods'
        ? fromLabor(bytes, name)
        : { ...readProductList(bytes, list === 'us-eo-13126'), warnings: [] };
    return { ...once(pairs, warnings), rejected };
  } catch (error) {
    if (!(error instanceof GoodsError)) throw error;
    const { line, field, message: reason } = error;
    const place = { file: name, ...(line > 0 ? { line } : {}), ...(field === '' ? {} : { field }) };
    return refuse('IMPORTS_GOODS_UNREADABLE', { reason }, [place]);
  }
};

const fromLabor = (bytes: Uint8Array, name: string) => {
  const [edition, ...others] = readGoods(bytes, name);
  if (!edition || others.length > 0) throw new GoodsError('The file holds several editions. Load each by itself.', 0);
  const pairs = edition.pairs.map((pair): StoredPair => ({ ...pair, listedOn: null }));
  const noCountry = edition.withoutCountry.map(
    (text): Rejected => ({ row: 0, field: 'country', code: 'without-country', text }),
  );
  const noRegion = pairs.filter(({ region }) => region === '').length;
  const regions: Rejected[] =
    noRegion === 0 ? [] : [{ row: 0, field: 'region', code: 'without-region', text: String(noRegion) }];
  return { pairs, rejected: [], warnings: [...noCountry, ...regions] };
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
