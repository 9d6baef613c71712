import { describe, expect, it } from 'vitest';
import { nap } from '../testing/nap.ts';
import type { FindingKind } from './finding.ts';
import { ledger } from './ledger.ts';

const book = ledger(nap, { asOf: '2024-11-30' });
const found = (kind: FindingKind, within = book) => within.findings.filter((f) => f.kind === kind);
const threads = (kind: FindingKind, within = book) => found(kind, within).map((f) => f.thread);
const about = (kind: FindingKind, subject: string) => found(kind).find((f) => f.id === `${kind}:${subject}`);

describe('the ledger of the shipped plan', () => {
  it('holds 71 commitments: 27 of 2022, 23 of 2023, 21 of 2024', () => {
    expect(book.content.total).toBe(71);
    expect(book.content.byCycle.map((c) => [c.date, c.count])).toEqual([
      ['2022-01-25', 27],
      ['2023-02-13', 23],
      ['2024-02-13', 21],
    ]);
  });

  it('counts the published status, and that 34 of 71 have a time frame', () => {
    expect(book.content.byStatus).toEqual({ done: 14, ongoing: 21, planned: 36 });
    expect(book.content.withTimeframe).toBe(34);
  });

  it('finds that state-interview-training slipped: planned 2022, nothing in 2023, planned again 2024', () => {
    expect(about('slip', 'state-interview-training')).toMatchObject({
      key: 'plan.ledger.slip',
      values: { cycles: '2022-01-25, 2024-02-13', times: 2 },
      rows: ['PITF-2022-PRT-04', 'PITF-2024-PRV-03'],
    });
    expect(about('silence', 'state-interview-training')?.values.silent).toBe('2023-02-13');
    const thread = book.threads.find((t) => t.id === 'state-interview-training');
    expect(thread?.byCycle.map((c) => c.map((e) => e.status))).toEqual([['planned'], [], ['planned']]);
  });

  it('finds that doc-training and dhs-vca slipped from 2022 to 2024', () => {
    for (const id of ['doc-training', 'dhs-vca'])
      expect(about('slip', id)?.values.cycles).toBe('2022-01-25, 2024-02-13');
  });

  it('finds that state-trauma-training, planned 2022, was done in the sheet of 2024', () => {
    expect(about('closure', 'state-trauma-training')).toMatchObject({
      values: { first: '2022-01-25', cycle: '2024-02-13' },
      rows: ['PITF-2022-PRT-03', 'PITF-2024-PRV-04'],
    });
  });

  it('names the five agencies of the twenty without a commitment in 2022', () => {
    expect(about('agency_gap', 'PITF-2022')?.values).toMatchObject({
      agencies: 'USDA, DPC, NSC, EEOC, FBI',
      count: 5,
      of: 20,
    });
  });

  it('counts an office for its department, and a group for nobody', () => {
    const doj = book.agencies.rows.find((r) => r.id === 'DOJ');
    expect(doj?.commitments[0]).toContain('PITF-2022-PRS-05');
    expect(book.agencies.rows).toHaveLength(20);
    expect(book.others.rows.map((r) => [r.id, ...r.counts])).toEqual([['SPOG', 2, 0, 0]]);
  });

  it('gives the rows behind every cell', () => {
    for (const row of [...book.agencies.rows, ...book.pillars.rows]) {
      expect(row.commitments.map((c) => c.length)).toEqual(row.counts);
    }
    expect(book.pillars.rows.reduce((sum, r) => sum + r.total, 0)).toBe(71);
  });

  it('shows every thread as a proposal until a person confirms it', () => {
    expect(book.threads.some((t) => t.confirmed)).toBe(false);
    const confirmed = ledger({ ...nap, threads: [{ id: 'uflpa', confirmed: true }] }, { asOf: '2024-11-30' });
    expect(confirmed.threads.filter((t) => t.confirmed).map((t) => t.id)).toEqual(['uflpa']);
  });
});

describe('beyond the facts it was asked for, the ledger finds', () => {
  it('that the sheet of 2023 has no commitment under Protection', () => {
    expect(found('pillar_gap').map((f) => [f.values.cycle, f.values.pillar])).toEqual([['2023-02-13', 'Protection']]);
  });

  it('that two members never promised anything', () => {
    expect(found('agency_never').map((f) => f.values.agency)).toEqual(['DPC', 'NSC']);
  });

  it('the empty cells of 2023 and 2024 too', () => {
    expect(about('agency_gap', 'PITF-2023')?.values.agencies).toBe('USDA, DPC, NSC, ODNI, OMB, USTR');
    expect(about('agency_gap', 'PITF-2024')?.values.agencies).toBe('DPC, NSC, ODNI, OMB, EEOC, FBI');
  });

  it('five more slips', () => {
    expect(threads('slip')).toEqual(
      expect.arrayContaining(['ed-webinars', 'uflpa', 'mmip', 'dot-tlaht', 'ustr-trade-strategy']),
    );
    expect(threads('slip')).toHaveLength(8);
  });

  it('time frames that passed without a word of done', () => {
    expect(about('timeframe_passed', 'PITF-2022-PRS-04')?.values).toMatchObject({
      timeframe: '2022',
      end: '2022-12-31',
      later: 0,
    });
    expect(about('timeframe_passed', 'PITF-2022-PRS-06')?.values.end).toBe('2023-12-31');
    expect(about('timeframe_passed', 'PITF-2024-PAR-01')?.values.end).toBe('2024-03-11');
    expect(about('timeframe_passed', 'PITF-2024-PRV-02')).toBeUndefined();
    expect(ledger(nap, { asOf: '2025-01-01' }).findings.map((f) => f.id)).toContain(
      'timeframe_passed:PITF-2024-PRV-02',
    );
  });

  it('time frames that moved', () => {
    expect(about('timeframe_moved', 'ustr-trade-strategy')?.values).toMatchObject({ from: '2022', to: '2024' });
  });

  it('threads that were open and are heard of no more', () => {
    expect(threads('gone_silent')).toEqual(
      expect.arrayContaining([
        'doj-national-strategy',
        'standards-of-care',
        'screening-protocol',
        'spog-visa-wg',
        'restitution',
        'uflpa',
      ]),
    );
    expect(threads('gone_silent')).not.toContain('hhs-task-force');
  });

  it('promises made once that no later entry is linked to', () => {
    expect(found('no_follow_up').map((f) => f.rows[0])).toContain('PITF-2022-PAR-05');
    expect(found('no_follow_up')).toHaveLength(13);
  });

  it('what was promised again after it was done, or after it had begun', () => {
    expect(threads('promised_after_done')).toEqual(['mmip']);
    expect(threads('open_after_done')).toEqual(['seafood', 'treasury-finance']);
    expect(threads('promised_after_start')).toEqual(['ed-webinars', 'dot-tlaht']);
  });

  it('threads that changed agency', () => {
    expect(found('agency_changed').map((f) => [f.thread, f.values.gone, f.values.come])).toEqual(
      expect.arrayContaining([
        ['mmip', 'DOI', 'HHS'],
        ['mmip', 'HHS', 'DOI, DOJ'],
        ['forced-labor-initiative', 'FBI, DHS, State, DOL', ''],
      ]),
    );
  });

  it('threads that changed pillar', () => {
    expect(new Set(threads('pillar_changed'))).toEqual(
      new Set([
        'dol-investigator-training',
        'state-trauma-training',
        'state-interview-training',
        'mmip',
        'doc-training',
      ]),
    );
  });

  it('numbers that are not stated again', () => {
    expect(found('quantity_dropped').map((f) => [f.thread, f.values.was])).toContainEqual(['dot-tlaht', 1_300_000]);
    expect(found('quantity_changed')).toEqual([]);
  });

  it('promises that only a group made', () => {
    expect(found('group_only').map((f) => f.rows[0])).toEqual(['PITF-2022-PRV-02', 'PITF-2022-PRT-02']);
  });

  it('planned commitments without a word of when: 11 of 15, then 3 of 8, then none', () => {
    expect(found('timeframe_missing').map((f) => [f.values.cycle, f.values.count, f.values.planned])).toEqual([
      ['2022-01-25', 11, 15],
      ['2023-02-13', 3, 8],
    ]);
  });
});

describe('carry-over', () => {
  it('offers the open promises of the closed plan to the next one, the old due date kept', () => {
    const offered = new Map(book.carryOver.map((c) => [c.commitment.id, c.due]));
    expect(offered.get('PITF-2024-PRV-03')).toBe('2024-12-31');
    expect(offered.get('PITF-2022-PRS-04')).toBe('2022-12-31');
    expect(offered.has('PITF-2022-PRT-05')).toBe(true);
    expect(offered.get('PITF-2022-PRT-05')).toBeNull();
    expect(offered.has('PITF-2024-PRV-04')).toBe(false);
    expect(offered.has('PITF-2022-PRT-04')).toBe(false);
    expect(book.carryOver).toHaveLength(42);
  });

  it('is empty while the plan runs', () => {
    const running = { ...nap, plan: { ...nap.plan, status: 'running' as const } };
    expect(ledger(running, { asOf: '2024-11-30' }).carryOver).toEqual([]);
    expect(ledger(running, { asOf: '2024-12-03' }).carryOver).toHaveLength(42);
  });
});

describe('a finding', () => {
  it('is a question; the answer of a person stays with it', () => {
    const answer = {
      finding: 'slip:uflpa',
      verdict: 'explained' as const,
      why: 'The scope grew.',
      by: 'M. Ruiz',
      on: '2024-05-02',
    };
    const answered = ledger({ ...nap, answers: [answer] }, { asOf: '2024-11-30' });
    expect(answered.findings.find((f) => f.id === 'slip:uflpa')?.answer).toEqual(answer);
    expect(answered.findings.filter((f) => f.answer)).toHaveLength(1);
  });

  it('has an id of its own, and rows that exist', () => {
    const ids = book.findings.map((f) => f.id);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(nap.commitments.map((c) => c.id));
    for (const f of book.findings) for (const row of f.rows) expect(known.has(row)).toBe(true);
  });
});

describe('the ledger as of an earlier day', () => {
  it('knows nothing of later cycles', () => {
    const then = ledger(nap, { asOf: '2022-06-01' });
    expect(then.content.total).toBe(27);
    expect(found('slip', then)).toEqual([]);
    expect(found('silence', then)).toEqual([]);
    expect(found('gone_silent', then)).toEqual([]);
  });

  it('of 2023 already sees one slip', () =>
    expect(threads('slip', ledger(nap, { asOf: '2023-03-01' }))).toEqual(['uflpa']));
});

describe('a number that changes between cycles', () => {
  const promise = {
    pillar: null,
    title: { en: 'Train' },
    timeframe: null,
    thread: 't',
    nodeIds: [],
    orgs: ['DOJ'],
    status: 'planned' as const,
  };
  const doc = {
    ...nap,
    commitments: [
      { ...promise, id: 'a', cycle: 'PITF-2022', quantities: [{ value: 500, unit: 'officers, about' }] },
      { ...promise, id: 'b', cycle: 'PITF-2023', quantities: [{ value: 500, unit: 'officers' }] },
      { ...promise, id: 'c', cycle: 'PITF-2024', quantities: [{ value: 200, unit: 'officers, more than' }] },
    ],
  };
  it('is found, in the same unit, between neighbours', () => {
    const changes = found('quantity_changed', ledger(doc, { asOf: '2024-11-30' }));
    expect(changes.map((f) => [f.rows, f.values.was, f.values.now])).toEqual([[['b', 'c'], 500, 200]]);
  });
});
