import { compareParts } from '../../engines/results/index.ts';
import { breakdown, dimsKey, type Observed, periodOf } from './observed.ts';
import { type Sentence, sentence } from './sentences.ts';

/** A total and its parts that do not agree. Nothing is spread over the parts: a person must know. */
export interface Difference {
  readonly period: string;
  readonly agency: string | null;
  readonly series: string | null;
  readonly of: Readonly<Record<string, string>>;
  readonly by: string;
  readonly state: 'parts fall short' | 'parts exceed' | 'cannot compare';
  readonly total: number | null;
  readonly sum: number;
  readonly difference: number | null;
  readonly says: Sentence;
}

interface Family {
  readonly whole: Omit<Difference, 'state' | 'total' | 'sum' | 'difference' | 'says'>;
  readonly key: string;
  readonly parts: { name: string; value: number | null }[];
}

/** Every total against the sum of its parts, one dimension at a time, as far down as the numbers go. The latest period comes first. */
export const differences = (observations: readonly Observed[]): Difference[] => {
  const known = new Map(observations.map((o) => [placeOf(o, breakdown(o.dims)), o.value]));
  const families = new Map<string, Family>();
  for (const o of observations) {
    const whole = breakdown(o.dims);
    for (const [by, name] of Object.entries(whole)) {
      const { [by]: _, ...of } = whole;
      const key = placeOf(o, of);
      const family = families.get(`${key} ${by}`) ?? {
        whole: { period: o.period, agency: o.agency_id, series: o.dims.Series ?? null, of, by },
        key,
        parts: [],
      };
      family.parts.push({ name, value: o.value });
      families.set(`${key} ${by}`, family);
    }
  }
  return [...families.values()]
    .flatMap(({ whole, key, parts }): Difference[] => {
      if (!known.has(key) && Object.keys(whole.of).length > 0) return [];
      const { state, total, sum, difference } = compareParts(known.get(key) ?? null, parts);
      if (state === 'equal') return [];
      const values = { total: total ?? 0, sum, difference: Math.abs(difference ?? 0), by: whole.by };
      return [
        { ...whole, state, total, sum, difference, says: sentence(`plan.parts.${state.replaceAll(' ', '-')}`, values) },
      ];
    })
    .sort((a, b) => yearOf(b.period) - yearOf(a.period) || Object.keys(a.of).length - Object.keys(b.of).length);
};

const placeOf = (o: Observed, parts: Readonly<Record<string, string>>): string =>
  JSON.stringify([o.period, o.agency_id, o.dims.Series ?? '', dimsKey(parts)]);

const yearOf = (period: string): number => periodOf(period)?.countsAs ?? 0;
