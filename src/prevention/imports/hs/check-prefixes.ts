import { refuse } from '../../../platform/errors/index.ts';
import { rowsOf } from '../goods/read-goods.ts';

export interface PrefixCheck {
  readonly rows: number;
  /** Prefixes that are no chapter, heading or code of the table. */
  readonly unknown: readonly { readonly row: number; readonly prefix: string }[];
}

const names = ['hs_prefix', 'prefix', 'hscode', 'code'];

/** Whether every prefix of a mapping file stands in the table of codes. @throws Refusal IMPORTS_CODES_UNREADABLE */
export const checkPrefixes = (bytes: Uint8Array, file: string, has: (prefix: string) => boolean): PrefixCheck => {
  const [first = [], ...rows] = rowsOf(bytes);
  const at = first.findIndex((one) =>
    names.includes(
      one
        .replace(/^\uFEFF/, '')
        .trim()
        .toLowerCase(),
    ),
  );
  if (at < 0) return refuse('IMPORTS_CODES_UNREADABLE', {}, [{ file, row: 1, field: 'prefix' }]);
  const prefixes = rows.flatMap((row, i) => {
    const prefix = (row[at] ?? '').trim();
    return prefix === '' ? [] : [{ row: i + 2, prefix }];
  });
  return { rows: prefixes.length, unknown: prefixes.filter(({ prefix }) => !has(prefix)) };
};
