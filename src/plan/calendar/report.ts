import { fiscalYearOf } from '../../engines/calendar/index.ts';
import type { Words } from '../../engines/plan/document.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { type Packs, wordsIn } from '../../platform/packs/index.ts';
import { citationOf } from '../citation.ts';
import { type ReportItem, reportItemKind } from '../pack-kinds.ts';
import { plan } from '../queries.ts';

export interface FilledLine {
  readonly part: string;
  readonly line: string;
  readonly value: string | null;
  readonly unit: string | null;
  readonly words: string | null;
}

export interface MissingThing {
  readonly what: 'anything' | 'mean' | 'median' | 'part';
  readonly part: string | null;
}

export interface ItemWithLines {
  readonly entry: ReportItem;
  readonly lines: readonly FilledLine[];
  readonly parts: readonly { readonly item: string; readonly says: Words; readonly lines: readonly FilledLine[] }[];
  readonly state: 'filled' | 'partly' | 'unfilled';
  readonly missing: readonly MissingThing[];
}

/** The preceding fiscal year: what a report due this year speaks of. */
export const reportedYear = (today: CivilDate): number => fiscalYearOf(today) - 1;

/**
 * The items of the report that was named, or of the only one the packs know, in the order of the law.
 *
 * @throws Refusal PLAN_REPORT_NOT_FOUND
 */
export const itemsOf = (packs: Packs, asOf: CivilDate, report: string | undefined) => {
  const all = packs.entriesOn(reportItemKind, asOf);
  const known = [...new Set(all.map((item) => item.report))];
  const [only] = known;
  const named = report ?? (known.length === 1 ? only : undefined);
  if (named === undefined || !known.includes(named))
    return refuse('PLAN_REPORT_NOT_FOUND', { reports: known.join(', ') });
  return { report: named, items: all.filter((i) => i.report === named).sort((a, b) => a.order - b.order) };
};

/** What was entered for a report and year, by item. */
export const linesOf = async (
  tx: Tx,
  planId: Id,
  report: string,
  fiscalYear: number,
): Promise<Map<string, FilledLine[]>> => {
  const rows = await plan(tx)
    .selectFrom('plan.report_value')
    .select(['item', 'part', 'line', 'value', 'unit', 'words'])
    .where('plan_id', '=', planId)
    .where('report', '=', report)
    .where('fiscal_year', '=', fiscalYear)
    .orderBy('item')
    .orderBy('part')
    .orderBy('line')
    .execute();
  const byItem = new Map<string, FilledLine[]>();
  for (const row of rows) byItem.set(row.item, [...(byItem.get(row.item) ?? []), row]);
  return byItem;
};

const says = ({ value, words }: FilledLine): boolean => value !== null || (words ?? '') !== '';

/** An item with what was entered, and what it still lacks. An item with parts is filled when every part is. */
export const withLines = (entry: ReportItem, given: readonly FilledLine[]): ItemWithLines => {
  const lines = given.filter(says);
  const own = lines.filter(({ part }) => part === '');
  const parts = entry.sub.map((sub) => ({ ...sub, lines: lines.filter(({ part }) => part === sub.item) }));
  const has = (line: string) => own.some((l) => l.line === line && l.value !== null);
  const missing: MissingThing[] = [
    ...(parts.length === 0 && own.length === 0 ? [{ what: 'anything' as const, part: null }] : []),
    ...(entry.meanAndMedian ? (['mean', 'median'] as const) : []).flatMap((what) =>
      has(what) ? [] : [{ what, part: null }],
    ),
    ...parts.filter((p) => p.lines.length === 0).map((p) => ({ what: 'part' as const, part: p.item })),
  ];
  const state = missing.length === 0 ? 'filled' : lines.length === 0 ? 'unfilled' : 'partly';
  return { entry, lines: own, parts, state, missing };
};

/** As the API shows it. */
export const itemView = (packs: Pick<Packs, 'cite'>, { entry, ...rest }: ItemWithLines) => ({
  item: entry.item,
  says: { en: wordsIn(entry.says, 'en'), es: wordsIn(entry.says, 'es') },
  asks: entry.asks,
  meanAndMedian: entry.meanAndMedian,
  by: entry.by,
  citation: citationOf(packs, entry),
  ...rest,
});

/** The unit of what was worked out of days; said in the reader's language. */
export const inDays = 'days';

/** The mean, and the middle one (or the mean of the two in the middle), to a tenth of a day. */
export const meanAndMedian = (days: readonly number[]): { mean: string; median: string } => {
  const sorted = [...days].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[index] ?? 0;
  const median = Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
  const mean = sorted.reduce((sum, d) => sum + d, 0) / sorted.length;
  return { mean: tenth(mean), median: tenth(median) };
};

const tenth = (value: number): string => String(Math.round(value * 10) / 10);
