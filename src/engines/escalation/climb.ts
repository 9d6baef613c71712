import { addDays, type CivilDate, parseCivilDate } from '../calendar/index.ts';
import { EscalationError } from './errors.ts';
import type { EscalationRule } from './rule.ts';

/** What was determined about a goal for one fiscal year, by those whose task it is; never by this engine. */
export interface Determination {
  fiscalYear: number;
  /** Null while nothing is determined. */
  met: boolean | null;
  determinedOn: CivilDate | null;
}

/** A duty to prepare and to be reminded of. */
export interface EscalationEntry {
  ruleId: string;
  /** The last unmet year. */
  fiscalYear: number;
  /** The unmet years in a row that led here, oldest first. */
  unmet: number[];
  duty: string;
  by: string;
  to: string;
  source: string;
  determinedOn: CivilDate | null;
  /** Null where the source sets no date or the day of the determination is not known. */
  due: CivilDate | null;
}

export interface Ladder {
  entries: EscalationEntry[];
  /** Unmet years in a row at the end of what is known. */
  unmetInARow: number;
  /** Years between the first and the last without determination. They end a row, so a count after one may be too low. */
  undetermined: number[];
}

/**
 * The rungs a goal has stepped on, year by year. A met year starts the count again.
 * Throws FISCAL_YEAR_TWICE, FISCAL_YEAR_NOT_WHOLE or a date code of the calendar.
 */
export function climbLadder(determinations: readonly Determination[], rules: readonly EscalationRule[]): Ladder {
  const byYear = yearsOf(determinations);
  const ladder: Ladder = { entries: [], unmetInARow: 0, undetermined: [] };
  if (byYear.size === 0) return ladder;

  let row: number[] = [];
  for (let year = Math.min(...byYear.keys()); year <= Math.max(...byYear.keys()); year++) {
    const determination = byYear.get(year);
    if (determination?.met == null) ladder.undetermined.push(year);
    row = determination?.met === false ? [...row, year] : [];
    if (determination && row.length > 0) ladder.entries.push(...entriesFor(determination, row, rules));
  }
  return { ...ladder, unmetInARow: row.length };
}

function entriesFor(
  { fiscalYear, determinedOn }: Determination,
  row: number[],
  rules: readonly EscalationRule[],
): EscalationEntry[] {
  const reached = ({ unmetYears, andEveryYearAfter }: EscalationRule) =>
    row.length === unmetYears || (andEveryYearAfter && row.length > unmetYears);
  return rules.filter(reached).map((rule) => ({
    ruleId: rule.id,
    fiscalYear,
    unmet: row,
    duty: rule.duty,
    by: rule.by,
    to: rule.to,
    source: rule.source,
    determinedOn,
    due: determinedOn !== null && rule.dueDays !== null ? addDays(determinedOn, rule.dueDays) : null,
  }));
}

function yearsOf(determinations: readonly Determination[]): Map<number, Determination> {
  const byYear = new Map<number, Determination>();
  for (const determination of determinations) {
    const { fiscalYear, determinedOn } = determination;
    if (!Number.isInteger(fiscalYear))
      throw new EscalationError('FISCAL_YEAR_NOT_WHOLE', `${fiscalYear} is not a fiscal year.`);
    if (byYear.has(fiscalYear))
      throw new EscalationError('FISCAL_YEAR_TWICE', `FY${fiscalYear} is there twice. Keep one determination a year.`);
    if (determinedOn !== null) parseCivilDate(determinedOn);
    byYear.set(fiscalYear, determination);
  }
  return byYear;
}
