import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { readTable, SheetError } from '../../../engines/sheets/index.ts';
import type { GoodsPair } from '../contract.ts';

/** One edition of the List of Goods Produced by Child Labor or Forced Labor. */
export interface GoodsEdition {
  readonly name: string;
  readonly pairs: readonly GoodsPair[];
  /** Goods that the file names without a country. */
  readonly withoutCountry: readonly string[];
}

/** Why a file is no edition, and where. */
export class GoodsError extends Error {
  readonly line: number;
  readonly field: string;

  constructor(message: string, line: number, field = '') {
    super(message);
    this.name = 'GoodsError';
    this.line = line;
    this.field = field;
  }
}

const mostBytes = 32 * 2 ** 20;

/** Reads an edition as the Department of Labor publishes it (XML), or editions side by side in one table (CSV, XLSX). @throws GoodsError */
export const readGoods = (bytes: Uint8Array, name: string): readonly GoodsEdition[] => {
  if (bytes.length > mostBytes) throw new GoodsError('The file is too large for a list of goods.', 0);
  const start = bytes.subarray(bytes[0] === 0xef ? 3 : 0).find((byte) => byte > 32);
  return start === 0x3c ? [readXml(textOf(bytes), name)] : readRows(bytes, name);
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new GoodsError('The file is not UTF-8.', 0);
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

const readXml = (text: string, name: string): GoodsEdition => {
  const parser = new SaxesParser();
  const pairs: GoodsPair[] = [];
  const withoutCountry: string[] = [];
  let good: { name: string; sector: string; pairs: number } = { name: '', sector: '', pairs: 0 };
  let cells: Cells = {};
  let words = '';
  const stop = (message: string, field = ''): never => {
    throw new GoodsError(message, parser.line, field);
  };
  parser.on('error', (error) => stop(error.message));
  parser.on('doctype', () => stop('The file brings a document type, which a list does not need.'));
  parser.on('text', (piece) => {
    words += piece;
  });
  parser.on('opentag', ({ name: tag }: { name: string; attributes: Record<string, string | SaxesAttributeNS> }) => {
    words = '';
    if (tag === 'Good') good = { name: '', sector: '', pairs: 0 };
    if (tag === 'Country') cells = {};
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
  if (pairs.length === 0) stop('There is no good with a country in it.');
  return { name, pairs, withoutCountry };
};

const pairOf = (cells: Cells, line: number): GoodsPair => {
  const { good = '', country = '', sector = '', region = '', derivedFrom = '' } = cells;
  if (good === '' || country === '') throw new GoodsError('A pair needs a good and a country.', line);
  const flag = (field: keyof Cells): boolean => {
    const said = (cells[field] ?? '').toLowerCase();
    if (said === 'yes' || said === 'no' || (said === '' && field === 'derived')) return said === 'yes';
    throw new GoodsError('A flag is Yes or No.', line, field);
  };
  return {
    good,
    sector,
    country,
    region,
    childLabor: flag('childLabor'),
    forcedLabor: flag('forcedLabor'),
    forcedChildLabor: flag('forcedChildLabor'),
    derivedFrom: flag('derived') ? derivedFrom : '',
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

const readRows = (bytes: Uint8Array, name: string): readonly GoodsEdition[] => {
  const [first = [], ...rows] = rowsOf(bytes);
  const folded = first.map((one) => one.trim().toLowerCase());
  for (const heading of ['good', 'country', 'child_labor', 'forced_labor', 'forced_child_labor']) {
    if (!folded.includes(heading)) throw new GoodsError('A column is missing.', 1, heading);
  }
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
  if (editions.size === 0) throw new GoodsError('There is no row in it.', 0);
  return [...editions].map(([called, pairs]) => ({ name: called, pairs, withoutCountry: [] }));
};

export const rowsOf = (bytes: Uint8Array): readonly (readonly string[])[] => {
  try {
    return readTable(bytes).sheets[0]?.rows ?? [];
  } catch (error) {
    if (error instanceof SheetError) throw new GoodsError(error.message, error.where.row ?? 0);
    throw error;
  }
};
