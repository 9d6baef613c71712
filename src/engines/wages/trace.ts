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

interface Told {
  readonly step: Step;
  readonly cite: string;
  readonly values?: TraceLine['values'];
  readonly from?: readonly string[];
  /** Where a step has several lines. */
  readonly part?: number;
}

const noValues = {};
const nowhere: readonly string[] = [];

/** Lines of one week, or of the totals. Thousands are made for a long history: written out, without spreads. */
export function linesOf(week: string | null) {
  const lines: TraceLine[] = [];
  const add = ({ step, cite, values = noValues, from = nowhere, part }: Told, amount: string, exact: string): void => {
    const id = `${week ?? 'total'}/${step}${part === undefined ? '' : `/${part}`}`;
    lines.push({ id, step, week, amount, exact, values, cite, from });
  };
  return {
    lines,
    text: add,
    cents: (told: Told, cents: number) => {
      const amount = centsText(cents);
      add(told, amount, amount);
    },
    exact: (told: Told, value: Exact) => add(told, centsText(toCents(value)), wholeText(value)),
  };
}
