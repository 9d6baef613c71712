import { nationalityOf } from '../countries.ts';
import type { DateOrder } from '../written-dates.ts';
import { dateSpanOf } from '../written-dates.ts';
import { exactField, likelyField } from './heading-words.ts';
import type { MappedField, Mapping } from './mapping.ts';

export interface ColumnGuess {
  readonly heading: string;
  /** Null where nothing speaks for a field: the column is kept as a remark. */
  readonly field: MappedField | null;
  /** What speaks for it. */
  readonly why: 'heading' | 'content' | 'heading-and-content' | 'none';
  /** Up to three values of it. */
  readonly sample: readonly string[];
}

export interface MappingProposal {
  readonly columns: readonly ColumnGuess[];
  readonly schema: Mapping['schema'];
  readonly dateOrder: DateOrder;
}

/** Fields of which a list has one column; the first that speaks for it gets it. */
const single = new Set<MappedField>([
  'id',
  'name',
  'first-name',
  'middle-name',
  'last-name',
  'type',
  'gender',
  'from',
  'until',
  'status',
]);

/** What the columns of a table seem to hold, by their headings and by what stands in the rows. A person decides. */
export function proposeMapping(headers: readonly string[], rows: readonly (readonly string[])[]): MappingProposal {
  const dateOrder = dateOrderOf(rows.flat());
  const taken = new Set<MappedField>();
  const guesses = headers.map((heading, index) => {
    const values = rows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '');
    return { heading, values, byHeading: fromHeading(heading), byContent: fromContent(values, dateOrder) };
  });
  const columns = guesses.map(({ heading, values, byHeading, byContent }): ColumnGuess => {
    const agreed = byHeading !== null && !contradicts(byHeading, values, dateOrder) ? byHeading : null;
    const field = agreed ?? (byHeading === null ? byContent : null);
    const free = field !== null && !(single.has(field) && taken.has(field)) ? field : null;
    if (free) taken.add(free);
    const both = agreed !== null && byContent === agreed;
    const why = free === null ? 'none' : both ? 'heading-and-content' : agreed ? 'heading' : 'content';
    return { heading, field: free, why, sample: values.slice(0, 3) };
  });
  return { columns: withName(columns, guesses), schema: schemaOf(columns), dateOrder };
}

/** The columns a proposal is sure enough to map. */
export function proposedColumns(proposal: MappingProposal): Record<string, MappedField> {
  return Object.fromEntries(
    proposal.columns.flatMap(({ heading, field }) => (field === null ? [] : [[heading, field]])),
  );
}

const fromHeading = (heading: string): MappedField | null => exactField(heading) ?? likelyField(heading);

const dates = new Set<MappedField>(['birth', 'from', 'until']);

/** A heading says date and no value is one; a heading says country and no value is one. */
function contradicts(field: MappedField, values: readonly string[], order: DateOrder): boolean {
  if (values.length === 0) return false;
  if (dates.has(field))
    return !values.some(
      (value) => isDate(value, order) || /indefinite|permanent|indefinid|permanente|lifetime|n\/?a/i.test(value),
    );
  if (field === 'nationality' || field === 'country') return !values.some((value) => nationalityOf(value) !== '');
  return field === 'name' && values.every((value) => /^[\d\W]+$/.test(value));
}

function fromContent(values: readonly string[], order: DateOrder): MappedField | null {
  if (values.length < 3) return null;
  const share = (test: (value: string) => boolean): number => values.filter(test).length / values.length;
  if (share((value) => isDate(value, order)) >= 0.8) {
    const years = values.map((value) => Number(dateSpanOf(value, order)?.from.slice(0, 4) ?? 0)).sort((a, b) => a - b);
    return (years[Math.floor(years.length / 2)] ?? 0) < 1995 ? 'birth' : 'from';
  }
  if (share((value) => nationalityOf(value) !== '') >= 0.8) return 'country';
  if (share(isIdentifier) >= 0.8) return 'identifier';
  if (share((value) => /^(?:male|female|m|f|masculino|femenino)$/i.test(value)) === 1) return 'gender';
  return null;
}

/** UEI, NPI, EIN, CAGE, IMO, RFC and CURP of Mexico: forms that nothing else has. */
const isIdentifier = (value: string): boolean =>
  /^(?:[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{11}|\d{2}-\d{7}|imo ?\d{7}|[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}|[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d)$/i.test(
    value,
  ) && /\d/.test(value);

const isDate = (value: string, order: DateOrder): boolean => /\d/.test(value) && dateSpanOf(value, order) !== null;

/** A day above 12 decides; nothing decided is the order of the United States. */
function dateOrderOf(values: readonly string[]): DateOrder {
  let [dayFirst, monthFirst] = [0, 0];
  for (const value of values) {
    const [, first = '', second = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\b/.exec(value.trim()) ?? [];
    if (Number(first) > 12 && Number(second) <= 12) dayFirst += 1;
    if (Number(second) > 12 && Number(first) <= 12) monthFirst += 1;
  }
  return dayFirst > monthFirst ? 'day-first' : 'month-first';
}

/** No heading said name: the column that looks most like one is proposed. */
function withName(
  columns: readonly ColumnGuess[],
  guesses: readonly { readonly values: readonly string[] }[],
): readonly ColumnGuess[] {
  if (columns.some(({ field }) => field === 'name' || field === 'last-name')) return columns;
  const scores = columns.map(({ field }, index) => (field === null ? nameLike(guesses[index]?.values ?? []) : 0));
  const best = scores.indexOf(Math.max(...scores, 0));
  if ((scores[best] ?? 0) < 0.7) return columns;
  return columns.map((column, index) => (index === best ? { ...column, field: 'name', why: 'content' } : column));
}

function nameLike(values: readonly string[]): number {
  if (values.length < 2) return 0;
  const named = values.filter((value) =>
    /^\p{Lu}[\p{L}\p{M}'’.,&()-]*(?: [\p{L}\p{N}\p{M}'’.,&()-]+){1,7}$/u.test(value),
  ).length;
  return (named / values.length) * (new Set(values).size / values.length);
}

function schemaOf(columns: readonly ColumnGuess[]): Mapping['schema'] {
  const has = (...fields: readonly MappedField[]) =>
    columns.some(({ field }) => field !== null && fields.includes(field));
  if (has('type')) return 'LegalEntity';
  return has('last-name', 'birth', 'gender') && !has('name') ? 'Person' : 'LegalEntity';
}
