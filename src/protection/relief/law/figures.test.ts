import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../../testing/shared-data.ts';
import { answerTo, decideOn, dueOf, shippedLaw } from './testing/shipped.ts';

const state = (rule: string, stated: unknown, on?: string) => answerTo(rule, stated, on).state;

describe('the worked figures of the field guide', () => {
  it('9: a certification counts for six months, its last day included', () => {
    const filed = { 'i918-filed-on': '2026-11-24' };
    expect(state('us.u.suppb-6m', { ...filed, 'supplement-b-signed-on': '2026-05-24' })).toBe('eligible');
    expect(state('us.u.suppb-6m', { ...filed, 'supplement-b-signed-on': '2026-05-23' })).toBe('not');
    expect(dueOf('us.u.suppb-6m', 'file-petition', { 'supplement-b-signed-on': '2026-05-24' })).toBe('2026-11-24');
  });

  const certified = { 'birth-date': '1994-02-11', 'hhs-letter': true, 'immigration-status': 't-nonimmigrant' };

  it('10: SNAP on 3 and 4 July 2025', () => {
    expect(state('us.snap.noncitizen', certified, '2025-07-03')).toBe('eligible');
    expect(answerTo('us.snap.noncitizen', certified, '2025-07-04')).toMatchObject({
      state: 'contested',
      reading: 'no',
    });
  });

  it('11: Medicaid on 30 September and 1 October 2026', () => {
    expect(state('us.medicaid.noncitizen', certified, '2026-09-30')).toBe('eligible');
    const after = answerTo('us.medicaid.noncitizen', certified, '2026-10-01');
    expect(after.state).toBe('not');
    expect(after.says.en).toContain('Check the exceptions');
  });

  it('12: T status from 15 January 2024 ends on 15 January 2028, residence from 15 January 2027', () => {
    const admitted = { 't1-admitted-on': '2024-01-15' };
    expect(dueOf('us.t.duration', 'expires', admitted)).toBe('2028-01-15');
    expect(dueOf('us.t.adjust', 'may-apply', admitted)).toBe('2027-01-15');
    expect(dueOf('us.t.adjust', 'apply-before-end', admitted)).toBe('2028-01-14');
  });

  it('13: a dismissed arrest of level B has a road, a conviction of level B has none', () => {
    const record = { 'record-court': 'federal', 'offence-level': 'level-b', trafficked: true, 'direct-result': true };
    const arrest = { ...record, 'record-kind': 'arrest', 'arrest-outcome': 'dismissed' };
    expect(state('us.tsra.arrestB', arrest)).toBe('eligible');
    expect(state('us.tsra.conviction', { ...record, 'record-kind': 'conviction' })).toBe('not');
    expect(state('us.tsra.arrestB', { ...arrest, 'arrest-outcome': 'pending' })).toBe('not');
  });
});

describe('clocks of the law', () => {
  it('federal record: 30 and 45 days from the motion, 15 from the opposition, over weekends and holidays', () => {
    const record = { 'record-court': 'federal', 'record-kind': 'conviction', 'offence-level': 'level-a' };
    const facts = { ...record, trafficked: true, 'direct-result': true, 'motion-filed-on': '2026-11-27' };
    expect(dueOf('us.tsra.conviction', 'government-answers', facts)).toBe('2026-12-28');
    const opposed = { ...facts, 'motion-opposed-on': '2026-12-11' };
    expect(dueOf('us.tsra.conviction', 'hearing-opposed', opposed)).toBe('2026-12-28');
    expect(dueOf('us.tsra.conviction', 'hearing-unopposed', { ...facts, 'motion-opposed-on': { none: true } })).toBe(
      '2027-01-11',
    );
    expect(answerTo('us.tsra.conviction', facts).deadlines.every(({ unsure }) => unsure)).toBe(true);
  });

  it('civil action: ten years, or ten after 18, whichever is later, while it is not filed', () => {
    const adult = {
      'chapter-77-violation': true,
      'claim-accrued-on': '2016-07-04',
      'under-18-at-act': false,
      'civil-action-filed-on': { none: true },
    };
    expect(dueOf('us.1595', 'sue', adult, '2026-01-01')).toBe('2026-07-06');
    const child = { ...adult, 'under-18-at-act': true, 'birth-date': '2004-02-29' };
    expect(dueOf('us.1595', 'sue', child, '2026-01-01')).toBe('2032-03-01');
    expect(state('us.1595', adult, '2026-11-24')).toBe('not');
    expect(state('us.1595', { ...adult, 'civil-action-filed-on': '2020-01-01' }, '2026-11-24')).toBe('eligible');
  });

  it('civil action: whether it was filed is not known, so the day is told with an if', () => {
    const facts = { 'chapter-77-violation': true, 'claim-accrued-on': '2020-03-02', 'under-18-at-act': false };
    expect(answerTo('us.1595', facts).deadlines.find(({ clock }) => clock === 'sue')).toMatchObject({
      state: 'open',
      ifItRuns: '2030-03-02',
      missing: expect.arrayContaining(['civil-action-filed-on']),
    });
  });

  it('is over where no fact that is missing could save it, and open where one could', () => {
    const late = { 'chapter-77-violation': true, 'claim-accrued-on': '2010-01-01', 'birth-date': '1980-01-01' };
    const unsued = { ...late, 'civil-action-filed-on': { none: true } };
    expect(state('us.1595', unsued)).toBe('not');
    expect(state('us.1595', late)).toBe('undetermined');
    const wages = { underpaid: true, 'flsa-exempt': false, 'wage-claim-filed-on': { none: true } };
    expect(state('us.flsa', { ...wages, 'last-unpaid-payday': '2024-06-01' })).toBe('undetermined');
    expect(state('us.flsa', { ...wages, 'last-unpaid-payday': '2023-11-23' })).toBe('not');
    expect(state('us.flsa', { ...wages, 'last-unpaid-payday': '2024-11-24' })).toBe('eligible');
  });

  it('wages: two years, three where it was willful; credit: business days; notice of a child: hours', () => {
    const wages = { underpaid: true, 'last-unpaid-payday': '2025-01-31', 'wage-claim-filed-on': { none: true } };
    expect(dueOf('us.flsa', 'sue-two-years', wages)).toBe('2027-02-01');
    expect(dueOf('us.flsa', 'sue-three-years', { ...wages, 'violation-willful': true })).toBe('2028-01-31');
    const credit = { 'identity-proof': true, 'determination-document': 'court', 'adverse-items-listed': true };
    expect(dueOf('us.fcra605c', 'block', { ...credit, 'block-requested-on': '2026-11-24' })).toBe('2026-12-01');
    expect(dueOf('us.hhs.child-24h', 'tell-hhs', { 'child-found-at': '2026-02-28T23:30:00Z' })).toBe(
      '2026-03-01T23:30:00Z',
    );
  });

  it('restitution: 90 days from the sentence, 60 from a new loss, 20 years to collect', () => {
    const facts = { 'chapter-77-conviction': true, 'sentenced-on': '2026-06-01', 'new-loss-found-on': '2026-09-08' };
    expect(dueOf('us.1593', 'losses-final', facts)).toBe('2026-08-31');
    expect(dueOf('us.1593', 'new-losses', facts)).toBe('2026-11-09');
    const order = { 'restitution-judgment-on': '2020-05-01', 'defendant-released-on': '2026-05-02' };
    expect(dueOf('us.1593.enforce', 'collect-until', order)).toBe('2046-05-02');
  });

  it('birthdays: the last day is the one before; continued presence is renewed before it ends', () => {
    const child = { 'birth-date': '2009-11-25', 'letter-requested-on': { none: true } };
    expect(dueOf('us.hhs.eligibility', 'before-18', child)).toBe('2027-11-24');
    expect(dueOf('us.sij', 'before-21', { 'birth-date': '2006-12-01' })).toBe('2027-11-30');
    expect(dueOf('us.cp', 'ends', { 'continued-presence-on': '2025-03-01' })).toBe('2027-03-01');
    expect(dueOf('us.cp', 'renew', { 'continued-presence-on': '2025-03-01' })).toBe('2027-02-28');
  });
});

describe('rules that are easily got wrong', () => {
  it('T status: help is not asked of who was a child, nor of whom trauma prevents', () => {
    const child = { 'commercial-sex-act': true, 'under-18-at-act': true };
    const rest = { 'present-because-of-trafficking': true, 'extreme-hardship': true };
    expect(state('us.t.eligibility', { ...child, ...rest })).toBe('eligible');
    const adult = { 'commercial-sex-act': true, 'force-fraud-coercion': true, ...rest, 'under-18-at-act': false };
    const refused = { ...adult, 'complied-with-requests': false };
    expect(state('us.t.eligibility', refused)).toBe('undetermined');
    expect(answerTo('us.t.eligibility', refused).missing.map(({ fact }) => fact)).toEqual(['trauma-prevents-help']);
    expect(state('us.t.eligibility', { ...refused, 'trauma-prevents-help': true })).toBe('eligible');
  });

  it.each([
    ['spouse', '1990-01-01', false, 'eligible'],
    ['parent', '1990-01-01', false, 'not'],
    ['parent', '1990-01-01', true, 'eligible'],
    ['parent', '2006-01-01', false, 'eligible'],
    ['sibling-under-18', '2005-11-25', false, 'eligible'],
    ['sibling-under-18', '2005-11-24', false, 'not'],
    ['child-of-relative', '2006-01-01', false, 'not'],
    ['child-of-relative', '1990-01-01', true, 'eligible'],
    ['other', '2006-01-01', true, 'not'],
  ])('T status for a %s, born %s, in danger %s: %s', (relative, born, danger, expected) => {
    const facts = { 'relative-kind': relative, 'birth-date': born, 'relative-in-danger': danger };
    expect(state('us.t.family', { ...facts, 'i914-filed-on': '2026-11-24' })).toBe(expected);
  });

  it('deferred action for young people: open, ended, and before a court, each in its time', () => {
    const facts = { 'birth-date': '2008-01-01', married: false, 'juvenile-court-order': true };
    const young = { ...facts, 'return-not-in-best-interest': true };
    expect(state('us.sij.deferred-action', young, '2025-06-05')).toBe('eligible');
    expect(answerTo('us.sij.deferred-action', young, '2025-06-06')).toMatchObject({
      state: 'undetermined',
      why: 'law does not decide',
      status: 'repealed',
    });
    expect(state('us.sij.deferred-action', young, '2025-11-19')).toBe('contested');
    expect(state('us.sij', young, '2025-11-19')).toBe('eligible');
  });

  it('a bill never decides, and is shown as one', () => {
    expect(answerTo('us.tax.139m', { 'payment-kind': 'civil-award-1595' })).toMatchObject({
      state: 'undetermined',
      status: 'proposed',
      effective: { from: null },
    });
    expect(state('us.irs.2012-12', { 'payment-kind': 'civil-award-1595' })).toBe('not');
  });

  it('a state whose law nobody has read stays open, never a no', () => {
    const facts = { 'record-court': 'state', 'state-of-matter': 'OH', 'direct-result': true };
    expect(answerTo('us.state.vacatur', facts)).toMatchObject({ state: 'undetermined', stateCells: [] });
    expect(answerTo('us.state.vacatur', facts).missing.map(({ askOf }) => askOf)).toEqual([['attorney']]);
  });

  it('what is from memory says only: ask an attorney', () => {
    const eligible = answerTo('us.u.adjust', { 'u1-admitted-on': '2020-01-01' });
    expect(eligible).toMatchObject({ state: 'eligible', certainty: 'from memory', says: { en: 'Ask an attorney.' } });
    expect(eligible.consequences).toEqual([]);
  });

  it('names what will change, and what the day before had', () => {
    const [change] = answerTo('us.ptc.noncitizen', {}, '2026-11-24').ahead;
    expect(change).toMatchObject({ version: '2027', from: '2027-01-01', status: 'future' });
    expect(answerTo('us.ptc.noncitizen', {}, '2027-01-01')).toMatchObject({ version: '2027', ahead: [] });
  });
});

interface SharedRule {
  readonly id: string;
  readonly area: string;
  readonly effective: string;
  readonly status: string;
  readonly basis: 'seen' | 'memory';
}

describeWithShared('the 44 rules of the field', 'data/relief/relief-rules.json', (text) => {
  const shared = JSON.parse(text) as SharedRule[];

  it('are all in our packs, with area, day and how well they are known', () => {
    expect(shared).toHaveLength(44);
    const troubles = shared.flatMap(({ id, area, effective, basis }) => {
      const ours = shippedLaw.wordings.filter((one) => one.id === id);
      const wording = ours.find((one) => (one.undated ? '' : one.effective.from) === effective);
      if (!wording) return [`${id}: no wording from ${effective || 'no day'}`];
      if (wording.area !== area) return [`${id}: ${wording.area}, not ${area}`];
      return (basis === 'memory') === (wording.certainty === 'from memory') ? [] : [`${id}: ${wording.certainty}`];
    });
    expect(troubles).toEqual([]);
  });

  it('say on five days which wording held, and none before it began', () => {
    for (const on of ['2020-01-01', '2024-08-27', '2025-07-04', '2026-01-23', '2026-10-01']) {
      const { answers } = decideOn({ 'birth-date': '1994-02-11', 'hhs-letter': true }, on);
      for (const { id, effective } of shared) {
        const answer = answers.find(({ rule }) => rule === id);
        const from = answer?.effective?.from ?? null;
        expect([id, on, from === null || from <= on]).toEqual([id, on, true]);
        if (effective !== '' && effective <= on) expect([id, on, answer?.version ?? null]).not.toEqual([id, on, null]);
      }
    }
  });

  it('show source, state of the law and review with every answer', () => {
    for (const { rule, citation, status } of decideOn({}, '2027-01-01').answers) {
      expect([rule, citation?.cite === '' || !citation, status]).toEqual([rule, false, expect.any(String)]);
      expect([rule, citation?.reviewed]).toEqual([rule, null]);
    }
  });
});
