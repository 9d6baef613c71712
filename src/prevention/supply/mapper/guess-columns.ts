import { jaroWinkler } from '../../../engines/names/index.ts';

/** What the columns of one kind of table may hold, and by which headings each is known. */
export interface Vocabulary<F extends string> {
  readonly fields: readonly F[];
  /** The surest first. */
  readonly headings: Readonly<Record<F, readonly string[]>>;
  /** A heading that is this much like a known one (0 to 1) is taken for it. */
  readonly alikeFrom: number;
  /** Fields that are known by what stands in their column. */
  readonly holds: readonly { readonly field: F; readonly test: (cells: readonly string[]) => boolean }[];
}

/** Where a field stands: number of its column, from 0. */
export type Places<F extends string> = Readonly<Partial<Record<F, number>>>;

export interface ColumnGuess<F extends string> {
  readonly column: number;
  readonly heading: string;
  readonly field: F | null;
  /** 0 to 1. */
  readonly sure: number;
  readonly because: 'said' | 'learned' | 'heading' | 'alike' | 'values' | 'none';
}

/** What a person once said a folded heading means; '' where it means nothing. */
export type Learned<F extends string> = ReadonlyMap<string, F | ''>;

export const foldHeading = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Every heading that is known, folded: by words, by what people said before, and by what is said now. */
export const knownHeadings = <F extends string>(
  { fields, headings }: Pick<Vocabulary<F>, 'fields' | 'headings'>,
  ...others: readonly Iterable<string>[]
): ReadonlySet<string> =>
  new Set(
    [...fields.flatMap((field) => headings[field]), ...others.flatMap((one) => [...one].map(foldHeading))].filter(
      Boolean,
    ),
  );

const looked = 50;

/** Which column holds what: by what was said of a heading before, by its words, by words like it, and last by what stands in the column. */
export const guessColumns = <F extends string>(
  { fields, headings, alikeFrom, holds }: Vocabulary<F>,
  row: readonly string[],
  rows: readonly (readonly string[])[],
  learned: Learned<F> = new Map(),
): readonly ColumnGuess<F>[] => {
  const folded = row.map(foldHeading);
  const found = new Map<number, Omit<ColumnGuess<F>, 'column' | 'heading'>>();
  const taken = new Set<F>();
  const take = (column: number, field: F, sure: number, because: ColumnGuess<F>['because']): void => {
    if (found.has(column) || taken.has(field)) return;
    found.set(column, { field, sure, because });
    taken.add(field);
  };
  folded.forEach((heading, column) => {
    const said = heading === '' ? undefined : learned.get(heading);
    if (said === '') found.set(column, { field: null, sure: 1, because: 'learned' });
    else if (said !== undefined) take(column, said, 1, 'learned');
  });
  for (const field of fields) {
    const at = headings[field].map((name) => folded.indexOf(name)).find((one) => one >= 0 && !found.has(one));
    if (at !== undefined) take(at, field, 0.95, 'heading');
  }
  folded.forEach((heading, column) => {
    if (found.has(column) || heading.length < 4) return;
    const [best] = fields
      .filter((field) => !taken.has(field))
      .map((field) => ({ field, alike: Math.max(...headings[field].map((name) => jaroWinkler(name, heading))) }))
      .sort((a, b) => b.alike - a.alike);
    if (best && best.alike >= alikeFrom) take(column, best.field, best.alike * 0.8, 'alike');
  });
  for (const { field, test } of holds) {
    if (taken.has(field)) continue;
    const cellsOf = (column: number): string[] => rows.slice(0, looked).map((one) => one[column] ?? '');
    const column = row.findIndex((_, i) => !found.has(i) && test(cellsOf(i)));
    if (column >= 0) take(column, field, 0.6, 'values');
  }
  return row.map((heading, column) => ({
    column,
    heading: heading.trim(),
    ...(found.get(column) ?? { field: null, sure: 0, because: 'none' as const }),
  }));
};

export const placesOf = <F extends string>(guesses: readonly ColumnGuess<F>[]): Places<F> => {
  const places: Partial<Record<F, number>> = {};
  for (const { field, column } of guesses) if (field !== null) places[field] = column;
  return places;
};
