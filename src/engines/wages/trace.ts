import type { Exact } from '../rules/index.ts';
import type { Step } from './law.ts';
import { centsText, toCents, wholeText } from './quantities.ts';

/** One line of the worksheet: how an amount came about, from what, and on which law it rests. */
export interface TraceLine {
  /** `2011-04-03/premium`, `total/restitution`; unique. */
  readonly id: string;
  readonly step: Step;
  /** First day of the workweek; null for the totals. */
  readonly week: string | null;
  /** Dollars and cents. Hours, where the step is a workweek. */
  readonly amount: string;
  /** Before rounding: all digits, or a fraction. */
  readonly exact: string;
  /** What the step was computed from, by name, for the sentence that tells it. */
  readonly values: Readonly<Record<string, string>>;
  readonly cite: string;
  /** Where it stands in the input, or the lines it adds up. */
  readonly from: readonly string[];
}

type Told = Omit<TraceLine, 'amount' | 'exact' | 'week' | 'values' | 'from'> &
  Partial<Pick<TraceLine, 'week' | 'values' | 'from'>>;

export const exactLine = (line: Told, value: Exact): TraceLine => ({
  week: null,
  values: {},
  from: [],
  ...line,
  amount: centsText(toCents(value)),
  exact: wholeText(value),
});

export const centsLine = (line: Told, cents: number): TraceLine => ({
  week: null,
  values: {},
  from: [],
  ...line,
  amount: centsText(cents),
  exact: centsText(cents),
});
