import { ResultsError } from './errors.ts';

export interface Part {
  name: string;
  /** Null when it is not known. */
  value: number | null;
}

export interface PartsComparison {
  state: 'equal' | 'parts fall short' | 'parts exceed' | 'cannot compare';
  total: number | null;
  /** Sum of the parts that are known. */
  sum: number;
  /** Total less sum; null when it cannot be compared. Never spread over the parts. */
  difference: number | null;
  /** Parts without a value. */
  unknown: string[];
  /** The difference in words. */
  text: string;
}

/** Holds a total against the sum of its parts in one dimension, and names the difference. Throws VALUE_NOT_FINITE. */
export function compareParts(total: number | null, parts: readonly Part[]): PartsComparison {
  for (const value of [total, ...parts.map((part) => part.value)])
    if (value !== null && !Number.isFinite(value))
      throw new ResultsError('VALUE_NOT_FINITE', `${value} is not a number. Leave an unknown value empty.`);

  const unknown = parts.filter(({ value }) => value === null).map(({ name }) => name);
  const sum = exact(parts.reduce((all, { value }) => all + (value ?? 0), 0));
  const shared = { total, sum, unknown };
  if (total === null || parts.length === 0 || unknown.length > 0)
    return { ...shared, state: 'cannot compare', difference: null, text: whyNot(total, parts, unknown) };

  const difference = exact(total - sum);
  if (difference === 0)
    return { ...shared, state: 'equal', difference, text: `The parts sum to the total of ${words(total)}.` };
  return difference > 0
    ? {
        ...shared,
        state: 'parts fall short',
        difference,
        text: `The parts sum to ${words(sum)} of ${words(total)}; ${words(difference)} are in no part.`,
      }
    : {
        ...shared,
        state: 'parts exceed',
        difference,
        text: `The parts sum to ${words(sum)}, ${words(-difference)} more than the total of ${words(total)}.`,
      };
}

function whyNot(total: number | null, parts: readonly Part[], unknown: string[]): string {
  if (total === null) return 'The total is not known.';
  return parts.length === 0 ? 'There are no parts.' : `Not known: ${unknown.join(', ')}.`;
}

/** Decimals are summed in binary; what is lost there is no difference. */
const exact = (value: number) => Number(value.toPrecision(12));
const words = (value: number) => value.toLocaleString('en-US');
