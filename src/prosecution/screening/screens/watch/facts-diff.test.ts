import { describe, expect, it } from 'vitest';
import type { AlertFacts } from '../../contract.ts';
import { factsDiff } from './facts-diff.ts';

const facts: AlertFacts = { caption: 'PELLORIN', score: 0.91, band: 'hit', measures: ['block'], programmes: [] };
const say = { measure: (one: string) => one, percent: (share: number) => String(share) };

describe('what an alert says', () => {
  it('names what was and what is, and leaves out what nobody said', () => {
    expect(factsDiff(facts, { ...facts, measures: ['block', 'visa'] }, say)).toEqual([
      { what: 'caption', before: 'PELLORIN', after: 'PELLORIN' },
      { what: 'measures', before: 'block', after: 'block, visa' },
      { what: 'score', before: '0.91', after: '0.91' },
    ]);
    expect(factsDiff(facts, null, say).every(({ after }) => after === '')).toBe(true);
  });
});
