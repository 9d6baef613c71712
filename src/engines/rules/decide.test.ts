import { describe, expect, it } from 'vitest';
import { decide, explain, type Facts, RuleError, readFacts, recordOf, replay, whatIf } from './index.ts';
import { readPack } from './read-pack.ts';
import { answers, samplePack as pack, packJson, version } from './testing/pack.ts';

const one = (rule: string, facts: unknown, on = '2026-11-24', from = pack) => {
  const result = decide(from, readFacts(from, facts), on, [rule]).results[0];
  if (!result) throw new Error('no result');
  return result;
};
const state = (rule: string, facts: unknown, on?: string) => one(rule, facts, on).state;
const due = (rule: string, clock: string, facts: unknown, on?: string) =>
  one(rule, facts, on).deadlines.find((deadline) => deadline.clock === clock);

const minor = { 'sex-act': true, 'minor-at-act': true };

describe('a rule on a day', () => {
  it('is eligible, not, or waits for exactly the facts that can still decide', () => {
    expect(state('severe-form', minor)).toBe('eligible');
    expect(state('severe-form', { 'sex-act': false, 'labor-act': false })).toBe('not');
    const open = one('t-visa', { ...minor, 'here-because': true });
    expect(open.state).toBe('undetermined');
    expect(open.missing.map(({ fact }) => fact)).toEqual(['hardship']);
  });

  it('asks first for the fact that decides soonest', () => {
    const open = one('t-visa', { 'sex-act': true, 'labor-act': false });
    expect(open.missing.map(({ fact }) => fact).slice(0, 2)).toEqual(['hardship', 'here-because']);
    expect(open.missing.map(({ fact }) => fact)).not.toContain('purpose');
  });

  it('asks over all rules for the fact that settles most', () => {
    const { ask } = decide(pack, readFacts(pack, {}), '2026-11-24', ['severe-form', 't-visa', 'snap']);
    expect(ask[0]).toMatchObject({ fact: 'hhs-letter', rules: ['snap'] });
    expect(ask.find(({ fact }) => fact === 'sex-act')?.rules).toEqual(['severe-form', 't-visa']);
  });

  it('knows SNAP before and after 2025-07-04 (figure 10)', () => {
    expect(state('snap', { 'hhs-letter': true }, '2025-07-03')).toBe('eligible');
    expect(one('snap', { 'hhs-letter': true }, '2025-07-04')).toMatchObject({
      state: 'contested',
      reading: 'no',
      version: '2025',
    });
    expect(state('snap', {}, '2025-07-04')).toBe('undetermined');
    expect(state('snap', { 'hhs-letter': false }, '2025-07-04')).toBe('not');
  });

  it('counts the six months of a certification with the last day (figure 9)', () => {
    expect(state('u-certification', { signed: '2026-05-24', filed: '2026-11-24' })).toBe('eligible');
    expect(state('u-certification', { signed: '2026-05-23', filed: '2026-11-24' })).toBe('not');
  });

  it('opens the federal routes by a table (figure 13)', () => {
    const level = { 'offence-level': 'B' };
    expect(state('federal-record', { ...level, 'record-kind': 'arrest', outcome: 'dismissed' })).toBe('eligible');
    expect(state('federal-record', { ...level, 'record-kind': 'conviction' })).toBe('not');
    expect(state('federal-record', { ...level, 'record-kind': 'arrest' })).toBe('undetermined');
  });

  it('never decides by law that is only proposed, nor before the law began', () => {
    expect(one('tax-award', {})).toMatchObject({
      state: 'undetermined',
      why: 'law does not decide',
      status: 'proposed',
      missing: [],
    });
    expect(one('federal-record', {}, '2026-01-22')).toMatchObject({
      state: 'undetermined',
      why: 'no law on this day',
      version: null,
    });
  });

  it('says what is lacking before it may be relied on', () => {
    expect(one('snap', {}).lacks).toEqual(['review']);
  });

  it('carries each condition with its facts and who said them', () => {
    const trace = one('severe-form', {
      ...minor,
      'sex-act': { value: true, from: { who: 'the survivor', document: 'intake' } },
    }).trace;
    expect(trace?.parts[0]?.parts[0]?.uses).toEqual([
      { fact: 'sex-act', state: 'known', value: true, from: { who: 'the survivor', document: 'intake' } },
    ]);
  });
});

describe('a clock', () => {
  const t = { admitted: '2024-01-15' };

  it('gives the days of a T visa (figure 12)', () => {
    expect(due('t-visa', 'expires', t)?.due).toBe('2028-01-15');
    expect(due('t-visa', 'adjust', t)?.due).toBe('2027-01-15');
  });

  it('takes the later of two, passes over what does not apply, and rolls to a business day', () => {
    const adult = { 'sex-act': true, 'force-fraud-coercion': true, accrued: '2016-07-04', 'minor-at-act': false };
    expect(due('civil-action', 'sue', adult)).toMatchObject({ counted: '2026-07-04', due: '2026-07-06', state: 'set' });
    const child = { ...minor, accrued: '2016-07-04', born: '2004-02-29' };
    expect(due('civil-action', 'sue', child)).toMatchObject({ counted: '2032-02-29', due: '2032-03-01' });
  });

  it('says how early the day can be while a fact is missing', () => {
    expect(due('civil-action', 'sue', { ...minor, accrued: '2016-07-04' })).toMatchObject({
      state: 'open',
      due: null,
      notBefore: '2026-07-04',
      missing: ['born'],
    });
  });

  it('stands still for the days of a period', () => {
    const facts = { ...minor, accrued: '2016-01-01', 'charges-pending': true };
    const closed = { from: '2017-01-01', to: '2017-01-10' };
    expect(due('civil-action', 'stay', { ...facts, 'case-period': closed })?.due).toBe('2026-01-11');
    expect(due('civil-action', 'stay', { ...facts, 'case-period': { from: '2017-01-01', to: null } })?.state).toBe(
      'stopped',
    );
    expect(due('civil-action', 'stay', { ...facts, 'charges-pending': false })?.state).toBe('none');
  });

  it('counts business days and hours', () => {
    expect(due('credit-block', 'block', { 'request-received': '2026-11-24' })?.due).toBe('2026-12-01');
    expect(due('child-notice', 'notify', { 'found-at': '2026-02-28T23:30:00Z' })?.due).toBe('2026-03-01T23:30:00Z');
  });

  it('moves 29 February as the pack says', () => {
    const leap = { admitted: '2024-02-29' };
    const next = readPack({ ...packJson, shortMonth: 'next day' });
    expect(due('t-visa', 'adjust', leap)?.due).toBe('2027-02-28');
    expect(one('t-visa', leap, '2026-11-24', next).deadlines[1]?.due).toBe('2027-03-01');
  });
});

describe('beside the answer', () => {
  it('explains in whole sentences of the pack, in either language', () => {
    const said = explain(pack, one('t-visa', minor), '2026-11-24', 'es');
    expect(said).toMatchObject({
      answer: answers.undetermined.es,
      notice: 'Esto no es asesoría legal.',
      cite: '8 USC 1101(a)(15)(T); 8 CFR 214.202',
    });
    expect(said.because).toContainEqual({ depth: 0, truth: 'yes', says: 'La persona era menor de 18 años' });
    expect(said.ask[0]?.question).toBe('¿Sería la expulsión un daño extremo?');
  });

  it('shows what a change of one fact would change', () => {
    const facts = readFacts(pack, { ...minor, signed: '2026-05-24', filed: '2026-11-24' });
    expect(whatIf(pack, facts, '2026-11-24', { signed: '2026-05-23' })).toEqual([
      {
        rule: 'u-certification',
        before: 'eligible',
        after: 'not',
        deadlines: [{ clock: 'file', before: '2026-11-24', after: null }],
      },
    ]);
  });

  it('replays a record byte for byte, and refuses one that was changed', () => {
    const record = recordOf(pack, readFacts(pack, minor), '2026-11-24');
    const kept = JSON.parse(JSON.stringify(record)) as typeof record;
    expect(JSON.stringify(replay(kept))).toBe(record.decision);
    const facts: Facts = { ...kept.facts, 'sex-act': { state: 'unknown', from: {} } };
    expect(() => replay({ ...kept, facts })).toThrow(RuleError);
  });

  it('decides a past day as before when a newer version is added', () => {
    const rules = packJson.rules.map((rule) =>
      rule.id === 'snap'
        ? {
            ...rule,
            versions: [...rule.versions, version('2027', '2027-01-01', 'made up', { when: { always: true } })],
          }
        : rule,
    );
    const newer = readPack({ ...packJson, rules });
    for (const on of ['2020-01-01', '2024-08-27', '2025-07-04', '2026-01-23', '2026-10-01'])
      expect(one('snap', { 'hhs-letter': true }, on, newer)).toEqual(one('snap', { 'hhs-letter': true }, on));
    expect(one('snap', {}, '2027-01-01', newer).version).toBe('2027');
  });
});
