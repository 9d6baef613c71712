import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { readTable, SheetError } from '../../../engines/sheets/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { GoodsPair } from '../contract.ts';

/** One edition of the List of Goods Produced by Child Labor or Forced Labor. */
export interface GoodsEdition {
  readonly name: string;
  readonly pairs: readonly GoodsPair[];
  /** Goods that the file names without a country. */
  readonly withoutCountry: readonly string[];
}

/** An edition as it was read from a file. */
export interface GoodsFile extends GoodsEdition {
  /** Columns that the reader does not know: what stands in them was not taken over. */
  readonly unread: readonly string[];
}

export type GoodsFault =
  | 'tooLarge'
  | 'notUtf8'
  | 'broken'
  | 'doctype'
  | 'empty'
  | 'several'
  | 'columnMissing'
  | 'columnChanges'
  | 'pair'
  | 'flag'
  | 'origin';

/** Why a file is no edition, and where. */
export class GoodsError extends Error {
  readonly code: GoodsFault;
  readonly line: number;
  readonly field: string;
  /** In the words of whoever read the bytes. */
  readonly detail: string;

  constructor(code: GoodsFault, { line = 0, field = '', detail = '' } = {}) {
    super(`${code} ${detail}`);
    this.name = 'GoodsError';
    this.code = code;
    this.line = line;
    this.field = field;
    this.detail = detail;
  }
}

/** @throws Refusal IMPORTS_GOODS_UNREADABLE with its place, for what was thrown while an edition was read */
export const refuseFile = (error: unknown, file: string): never => {
  if (!(error instanceof GoodsError)) throw error;
  const { code: fault, line, field, detail } = error;
  const place = { file, ...(line > 0 ? { line } : {}), ...(field === '' ? {} : { field }) };
  return refuse('IMPORTS_GOODS_UNREADABLE', { fault, field, detail }, [place]);
};

const mostBytes = 32 * 2 ** 20;

/** Reads an edition as the Department of Labor publishes it (XML), or editions side by side in one table (CSV, XLSX). @throws GoodsError */
export const readGoods = (bytes: Uint8Array, name: string): readonly GoodsFile[] => {
  if (bytes.length > mostBytes) throw new GoodsError('tooLarge');
  const start = bytes.subarray(bytes[0] === 0xef ? 3 : 0).find((byte) => byte > 32);
  return start === 0x3c ? [readXml(textOf(bytes), name)] : readRows(bytes, name);
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new GoodsError('notUtf8');
  }
};

const fields = {
  Country_Name: 'country',
  Country_Region: 'region',
  Child_Labor: 'childLabor',
  Forced_Labor: 'forcedLabor',
  Forced_Child_Labor: 'forcedChildLabor',
  Derived_Labor_Exploitation: 'derived',
  Derived_Country: 'derivedFrom',
} as const;
type Cells = Partial<Record<(typeof fields)[keyof typeof fields] | 'good' | 'sector', string>>;

const around: ReadonlySet<string> = new Set(['Goods', 'Good', 'Good_Name', 'Good_Sector', 'Countries', 'Country']);

const readXml = (text: string, name: string): GoodsFile => {
  const parser = new SaxesParser();
  const pairs: GoodsPair[] = [];
  const withoutCountry: string[] = [];
  let good: { name: string; sector: string; pairs: number } = { name: '', sector: '', pairs: 0 };
  let cells: Cells = {};
  let words = '';
  const unread = new Set<string>();
  const stop = (fault: GoodsFault, more: { field?: string; detail?: string } = {}): never => {
    throw new GoodsError(fault, { line: parser.line, ...more });
  };
  parser.on('error', (error) => stop('broken', { detail: error.message }));
  parser.on('doctype', () => stop('doctype'));
  parser.on('text', (piece) => {
    words += piece;
  });
  parser.on('opentag', ({ name: tag }: { name: string; attributes: Record<string, string | SaxesAttributeNS> }) => {
    words = '';
    if (tag === 'Good') good = { name: '', sector: '', pairs: 0 };
    if (tag === 'Country') cells = {};
    if (!around.has(tag) && !Object.hasOwn(fields, tag) && !unread.has(tag)) {
      if (changesList(tag)) stop('columnChanges', { field: tag });
      unread.add(tag);
    }
  });
  parser.on('closetag', ({ name: tag }) => {
    const said = words.trim();
    if (tag === 'Good_Name') good.name = said;
    else if (tag === 'Good_Sector') good.sector = said;
    else if (Object.hasOwn(fields, tag)) cells[fields[tag as keyof typeof fields]] = said;
    else if (tag === 'Country') {
      good.pairs += 1;
      pairs.push(pairOf({ ...cells, good: good.name, sector: good.sector }, parser.line));
    } else if (tag === 'Good' && good.pairs === 0) withoutCountry.push(good.name);
    words = '';
  });
  parser.write(text).close();
  if (pairs.length === 0) stop('empty');
  return { name, pairs, withoutCountry, unread: [...unread] };
};

const pairOf = (cells: Cells, line: number): GoodsPair => {
  const { good = '', country = '', sector = '', region = '', derivedFrom = '' } = cells;
  if (good === '' || country === '') throw new GoodsError('pair', { line, field: good === '' ? 'good' : 'country' });
  const flag = (field: keyof Cells): boolean => {
    const said = (cells[field] ?? '').toLowerCase();
    if (said === 'yes' || said === 'no' || (said === '' && field === 'derived')) return said === 'yes';
    throw new GoodsError('flag', { line, field });
  };
  const derived = flag('derived');
  if (derived && derivedFrom === '') throw new GoodsError('origin', { line, field: 'derivedFrom' });
  return {
    good,
    sector,
    country,
    region,
    childLabor: flag('childLabor'),
    forcedLabor: flag('forcedLabor'),
    forcedChildLabor: flag('forcedChildLabor'),
    derivedFrom: derived ? derivedFrom : '',
  };
};

const headings = {
  good: 'good',
  sector: 'sector',
  country: 'country',
  region: 'region',
  childLabor: 'child_labor',
  forcedLabor: 'forced_labor',
  forcedChildLabor: 'forced_child_labor',
  derived: 'derived',
  derivedFrom: 'derived_from_country',
} as const;

const inRows: ReadonlySet<string> = new Set(['file', '', ...Object.values(headings)]);

/** A column about goods made of other goods says what is on the list; one that the reader does not know may not be passed over. */
const changesList = (column: string): boolean => /deriv|downstream|input/i.test(column);

const readRows = (bytes: Uint8Array, name: string): readonly GoodsFile[] => {
  const [first = [], ...rows] = rowsOf(bytes);
  const folded = first.map((one) => one.trim().toLowerCase());
  for (const heading of ['good', 'country', 'child_labor', 'forced_labor', 'forced_child_labor']) {
    if (!folded.includes(heading)) throw new GoodsError('columnMissing', { line: 1, field: heading });
  }
  const unread = first.filter((_, i) => !inRows.has(folded[i] ?? ''));
  const changing = unread.find(changesList);
  if (changing !== undefined) throw new GoodsError('columnChanges', { line: 1, field: changing });
  const edition = folded.indexOf('file');
  const editions = new Map<string, GoodsPair[]>();
  rows.forEach((row, i) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const cells: Cells = {};
    for (const [field, heading] of Object.entries(headings)) {
      const at = folded.indexOf(heading);
      if (at >= 0) cells[field as keyof typeof headings] = (row[at] ?? '').trim();
    }
    const called = edition < 0 ? name : (row[edition] ?? '').trim() || name;
    const pairs = editions.get(called) ?? [];
    editions.set(called, pairs);
    pairs.push(pairOf(cells, i + 2));
  });
  if (editions.size === 0) throw new GoodsError('empty');
  return [...editions].map(([called, pairs]) => ({ name: called, pairs, withoutCountry: [], unread }));
};

export const rowsOf = (bytes: Uint8Array): readonly (readonly string[])[] => {
  try {
    return readTable(bytes).sheets[0]?.rows ?? [];
  } catch (error) {
    if (error instanceof SheetError)
      throw new GoodsError('broken', { line: error.where.row ?? 0, detail: error.message });
    throw error;
  }
};
