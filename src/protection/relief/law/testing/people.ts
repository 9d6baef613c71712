import fc from 'fast-check';
import { addDays } from '../../../../engines/calendar/index.ts';
import type { ReliefFact } from '../index.ts';
import { shippedLaw } from './shipped.ts';

const day = fc.integer({ min: 0, max: 365 * 45 }).map((days) => addDays('1985-01-01', days));

function whatItCanBe({ type, codes }: ReliefFact): fc.Arbitrary<unknown> {
  if (type === 'yes-no') return fc.boolean();
  if (type === 'code') return fc.constantFrom(...(codes ?? []).map((one) => one.code));
  if (type === 'period') return day.map((from) => ({ from, to: addDays(from, 400) }));
  if (type === 'moment') return day.map((on) => `${on}T08:30:00Z`);
  if (type === 'date') return day;
  return fc.integer({ min: 0, max: 400 }).map(String);
}

const none = { none: true };

/** Everything that can be said of somebody made up. */
export const knownWholly = fc.record(
  Object.fromEntries(
    shippedLaw.facts.map((fact) => {
      const value = whatItCanBe(fact);
      return [fact.id, fact.type === 'date' || fact.type === 'moment' ? fc.oneof(value, fc.constant(none)) : value];
    }),
  ),
);

/** Which of the facts are known at first: the rest are learned later. */
export const knownAtFirst = fc
  .array(fc.boolean(), { minLength: shippedLaw.facts.length, maxLength: shippedLaw.facts.length })
  .map((known) => new Set(shippedLaw.facts.filter((_, index) => known[index]).map(({ id }) => id)));

export const dayAsked = fc.integer({ min: 0, max: 365 * 30 }).map((days) => addDays('1999-01-01', days));
