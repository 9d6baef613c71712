import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../platform/errors/index.ts';
import { readReliefFacts } from './index.ts';
import { decideOn, shippedLaw } from './testing/shipped.ts';

const refusalOf = (stated: unknown): Refusal => {
  try {
    readReliefFacts(shippedLaw, stated, 'facts.json');
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('reading what is stated', () => {
  it('takes values alone, values with who said them, none, unknown and null', () => {
    const facts = readReliefFacts(shippedLaw, {
      'birth-date': { value: '1999-04-01', from: { who: 'the survivor', when: '2026-11-20', document: 'passport' } },
      'marriage-ended-on': { none: true },
      'extreme-hardship': { unknown: true },
      married: null,
      'longest-absence-days': 30,
    });
    expect(facts['birth-date']).toMatchObject({ state: 'known', value: '1999-04-01', from: { document: 'passport' } });
    expect(facts['marriage-ended-on']?.state).toBe('none');
    expect([facts['extreme-hardship']?.state, facts.married?.state]).toEqual(['unknown', 'unknown']);
    expect(facts['longest-absence-days']).toMatchObject({ value: '30' });
  });

  it('names every fact that is wrong, in one answer, with what is wanted', () => {
    const { code, values, where } = refusalOf({
      'birth-date': '1999-02-30',
      'immigration-status': 'visitor',
      'child-found-at': '2026-11-24',
      'criminal-case': { from: '2026-01-02', to: '2026-01-01' },
      married: 'yes',
      'total-absence-days': 'many',
      'extreme-hardship': { value: true, says: 'so' },
      shoe: 43,
    });
    expect([code, values]).toEqual(['RELIEF_FACTS_INVALID', { count: 8 }]);
    expect(where.map(({ file, field, says }) => `${file} ${field}: ${says}`)).toEqual([
      'facts.json birth-date: RELIEF_WANTS_DAY',
      'facts.json immigration-status: RELIEF_WANTS_CODE',
      'facts.json child-found-at: RELIEF_WANTS_MOMENT',
      'facts.json criminal-case: RELIEF_WANTS_PERIOD',
      'facts.json married: RELIEF_WANTS_YES_NO',
      'facts.json total-absence-days: RELIEF_WANTS_NUMBER',
      'facts.json extreme-hardship: RELIEF_WANTS_YES_NO',
      'facts.json shoe: RELIEF_FACT_NOT_DECLARED',
    ]);
  });

  it('refuses what is no object, and too much', () => {
    for (const stated of [null, 3, 'birth-date', [{ married: true }]])
      expect(refusalOf(stated)).toMatchObject({ code: 'RELIEF_FACTS_NOT_OBJECT' });
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`f${i}`, true]));
    expect(refusalOf(many)).toMatchObject({ code: 'RELIEF_FACTS_TOO_MANY' });
  });

  it('whatever it is given, it answers, or says which fact is wrong', () => {
    const names = fc.constantFrom(...shippedLaw.facts.map(({ id }) => id), '__proto__', 'constructor', 'x');
    const said = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('2026-11-24', '0000-00-00', '2199-12-31', '9999-12-31', { none: true }),
    );
    const stated = fc.oneof(fc.jsonValue(), fc.dictionary(names, said, { maxKeys: 6 }));
    fc.assert(
      fc.property(stated, (given) => {
        const text = JSON.parse(JSON.stringify(given)) as unknown;
        try {
          expect(decideOn(text, '2026-11-24').answers.length).toBeGreaterThan(40);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const keys = Object.keys((text ?? {}) as object);
          if (error.code === 'RELIEF_FACTS_INVALID')
            expect(error.where.every(({ field }) => keys.some((key) => key.slice(0, 200) === field))).toBe(true);
          else expect(error.code).toBe('RELIEF_FACTS_NOT_OBJECT');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('counts from every day of our time, and calls any other a slip', () => {
    const dates = (day: string) =>
      Object.fromEntries(shippedLaw.facts.filter(({ type }) => type === 'date').map(({ id }) => [id, day]));
    for (const day of ['1900-01-01', '2199-12-31'])
      for (const on of ['1900-01-01', '2026-11-24', '2199-12-31'])
        expect(decideOn(dates(day), on).answers).toHaveLength(shippedLaw.rules.rules.length);
    for (const day of ['0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31'])
      expect(refusalOf(dates(day)).where.every(({ says }) => says === 'RELIEF_WANTS_DAY')).toBe(true);
    expect(refusalOf({ 'criminal-case': { from: '2020-01-01', to: '9999-12-31' } }).where).toMatchObject([
      { field: 'criminal-case', says: 'RELIEF_WANTS_PERIOD' },
    ]);
  });
});
