import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor/index.ts';
import type { TestWorld } from '../../platform/testing/world.ts';
import { describeWithShared, sharedData } from '../../testing/shared-data.ts';
import { testWorld } from '../../testing/world.ts';
import { assign } from '../register/assign.ts';
import { editNode } from '../register/edit-node.ts';
import { planFromPack } from '../register/plan-from-pack.ts';
import { recordUpdate } from '../updates/record-update.ts';
import { addPackIndicators } from './add-pack-indicators.ts';
import { answerQuestion } from './answer-question.ts';
import { exportObservations, importObservations, previewObservations } from './import-observations.ts';
import { listIndicators } from './list-indicators.ts';
import { resultQuestions } from './list-questions.ts';
import { openIndicator } from './open-indicator.ts';
import { openLadder, recordDetermination } from './open-ladder.ts';
import { quarterlyReview, setAlternativeForm } from './quarterly-review.ts';
import { recordObservation, setTarget } from './record-observation.ts';
import { addIndicator, editIndicator } from './save-indicator.ts';

const action = 'us-nap-2021.X1.3-02';
const otherAction = 'us-nap-2021.X1.1-01';

describe('the measures of a plan', () => {
  let world: TestWorld;
  let officer: Actor;
  let planId: string;
  beforeAll(async () => {
    world = await testWorld();
  });
  const freshPlan = async () => {
    officer = await world.actor(await world.organisation(), 'plan-officer');
    ({ planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' }));
  };
  const anIndicator = (over: object = {}) =>
    world.perform(officer, addIndicator, {
      planId,
      id: 'clients',
      titleEn: 'Clients with a new plan of service',
      unit: 'clients',
      kind: 'output',
      direction: 'up',
      aggregation: 'sum',
      ...over,
    });
  const observe = (over: object) =>
    world.perform(officer, recordObservation, { planId, indicatorId: 'clients', ...over } as never);
  const open = (actor = officer, indicatorId = 'clients', limit = 50) =>
    world.perform(actor, openIndicator, { planId, indicatorId, limit });
  const bytes = (text: string) => new TextEncoder().encode(text);

  describe('an indicator', () => {
    it('says nothing of progress before kind and direction are set', async () => {
      await freshPlan();
      const { warnings } = await anIndicator({ kind: null, direction: null });
      expect(warnings.map((w) => w.key)).toEqual(['plan.progress.KIND_MISSING', 'plan.progress.DIRECTION_MISSING']);
      for (const [period, value] of [
        ['2015', 100],
        ['2024', 200],
      ] as const)
        await observe({ period, value });
      expect((await open()).progress.status).toBeNull();
      await world.perform(officer, editIndicator, { planId, indicatorId: 'clients', kind: 'output', direction: 'up' });
      const { progress, series } = await open();
      expect(progress.status).toBe('on_track');
      expect(series[0]?.progress.growth).toBeCloseTo(2 ** (1 / 9) - 1, 10);
    });

    it('shows growing detection as detection: wanted it is on track, read as prevalence it warns', async () => {
      await freshPlan();
      const uk = {
        titleEn: 'Detected persons referred to the national mechanism',
        unit: 'persons',
        aggregation: 'none',
      };
      await anIndicator({ ...uk, kind: 'detection' });
      await observe({ period: '2015', value: 2710 });
      await observe({ period: '2021', value: 11387 });
      const wanted = await open();
      expect(wanted.series[0]?.progress.growth).toBeCloseTo(0.270301, 6);
      expect(wanted.progress.status).toBe('on_track');
      expect(wanted.indicator.notes.map((n) => n.key)).toEqual(['plan.measure.detection']);

      const { warnings } = await world.perform(officer, editIndicator, {
        planId,
        indicatorId: 'clients',
        kind: 'prevalence',
        direction: 'down',
      });
      expect(warnings.map((w) => w.key)).toContain('plan.measure.called-prevalence');
      const read = await open();
      expect(read.indicator.kind).toBe('detection');
      expect(read.progress.status).toBe('deterioration');
      expect(read.progress.warnings.map((w) => w.key)).toContain('plan.progress.DETECTION_READ_AS_PREVALENCE');
    });

    it('measures against its target, and says whose target it is', async () => {
      await freshPlan();
      await anIndicator();
      await observe({ period: '2015', value: 100 });
      await observe({ period: '2020', value: 150 });
      await world.perform(officer, setTarget, {
        planId,
        indicatorId: 'clients',
        period: '2020',
        value: 140,
        source: 'made up for a test',
      });
      const { targets, progress } = await open();
      expect(targets).toEqual([{ period: '2020', value: 140, observed: 150, met: true }]);
      expect(progress.status).toBe('target_achieved');
    });

    it('prints the last five years, also those without a value', async () => {
      await freshPlan();
      await anIndicator();
      await observe({ period: 'FY2025', value: 7 });
      const { fiveYears } = await open();
      expect(fiveYears.map((y) => [y.year, y.value])).toEqual([
        [2022, null],
        [2023, null],
        [2024, null],
        [2025, 7],
        [2026, null],
      ]);
    });

    it('takes zero as a base with a warning, and two points are enough', async () => {
      await freshPlan();
      await anIndicator();
      await observe({ period: '2015', value: 0 });
      expect((await open()).progress).toMatchObject({ status: 'unable_to_assess' });
      await observe({ period: '2016', value: 5 });
      const { progress } = await open();
      expect(progress.status).toBe('on_track');
      expect(progress.warnings.map((w) => w.key)).toContain('plan.progress.ZERO_BASE_REPLACED');
    });

    it('does not count quarters beside their year, and marks a part of a year as at least', async () => {
      await freshPlan();
      await anIndicator();
      await observe({ period: 'FY2024', value: 100, agency: 'DOJ' });
      await observe({ period: 'FY2024-Q1', value: 30, agency: 'DOJ' });
      await observe({ period: 'FY2024-Q1', value: 11, agency: 'HHS' });
      expect((await open()).series[0]?.points).toEqual([{ year: 2024, value: 111, flag: 'at_least' }]);
    });

    it('hangs on an internal node only for those who may see it', async () => {
      await freshPlan();
      await anIndicator({ nodeId: action });
      await world.perform(officer, editNode, { planId, nodeId: action, sensitivity: 'internal' });
      const analyst = await world.actor(officer.orgId as string, 'analyst');
      expect((await world.perform(analyst, listIndicators, { planId })).rows).toEqual([]);
      await expect(open(analyst)).rejects.toMatchObject({ code: 'PLAN_INDICATOR_NOT_FOUND' });
      expect((await world.perform(officer, listIndicators, { planId })).rows).toHaveLength(1);
    });

    it('shows small counts inside and not to those outside', async () => {
      await freshPlan();
      await anIndicator();
      for (const [dims, value] of [
        [{}, 110],
        [{ Age: 'under 18' }, 3],
        [{ Age: '18 and over' }, 107],
      ] as const)
        await observe({ period: '2024', dims, value });
      const analyst = await world.actor(officer.orgId as string, 'analyst');
      expect((await open()).observations.rows.map((o) => o.value)).toContain(3);
      const outside = await open(analyst);
      expect(outside.suppressed).toBe(2);
      expect(outside.observations.rows.filter((o) => o.value !== null).map((o) => o.value)).toEqual([110]);
      expect(JSON.stringify(outside)).not.toContain('107');
    });
  });

  describe('an observation', () => {
    it('is replaced only with a reason, and what it was stays on record', async () => {
      await freshPlan();
      await anIndicator();
      const { id, start, end } = await observe({ period: 'FY2024', value: 10 });
      expect([start, end]).toEqual(['2023-10-01', '2024-09-30']);
      await expect(observe({ period: 'FY 2024', value: 12 })).rejects.toMatchObject({ code: 'PLAN_VALUE_THERE' });
      expect(await observe({ period: 'FY 2024', value: 12, why: 'Two offices sent late.' })).toMatchObject({
        id,
        corrected: true,
      });
      const { corrections, series } = await open();
      expect(corrections).toMatchObject([{ observationId: id, was: 10, why: 'Two offices sent late.' }]);
      expect(series[0]?.points[0]?.value).toBe(12);
    });

    it('needs a number or a mark, a period that can be read, an agency of the plan', async () => {
      await freshPlan();
      await anIndicator();
      await expect(observe({ period: 'last year', value: 1 })).rejects.toMatchObject({ code: 'PLAN_PERIOD_NOT_READ' });
      await expect(observe({ period: '2024', value: null })).rejects.toMatchObject({ code: 'PLAN_VALUE_NEEDED' });
      await expect(observe({ period: '2024', value: 1, agency: 'NASA' })).rejects.toMatchObject({
        code: 'PLAN_AGENCY_NOT_FOUND',
      });
      await observe({ period: '2024', value: null, flag: 'missing' });
      await observe({ period: 'to 2024-02', value: 23, flag: 'at_least' });
      // a range that is open to the past counts as no year
      expect((await open()).series[0]?.points).toEqual([{ year: 2024, value: null, flag: 'missing' }]);
    });
  });

  describe('the published series', () => {
    it('come with their pack, once, under their pillars', async () => {
      await freshPlan();
      const first = await world.perform(officer, addPackIndicators, { planId, pack: 'us-indicators' });
      expect(first.added).toHaveLength(22);
      const again = await world.perform(officer, addPackIndicators, { planId, pack: 'us-indicators' });
      expect([again.added.length, again.there.length, again.observations]).toEqual([0, 22, 0]);
      const { rows } = await world.perform(officer, listIndicators, { planId, limit: 100 });
      expect(rows).toHaveLength(22);
      expect(rows.find((r) => r.id === 'bjs-referred')).toMatchObject({
        nodeId: 'us-nap-2021.3',
        latest: { year: 2022, value: 1912 },
        progress: { status: 'on_track', base: { year: 2012, value: 1519 } },
      });
      expect(rows.find((r) => r.id === 'hotline-signals')?.latest?.flag).toBe('at_least');
      await expect(world.perform(officer, addPackIndicators, { planId, pack: 'roles' })).rejects.toMatchObject({
        code: 'PLAN_PACK_NOT_FOUND',
      });
    });

    it('never call what was found prevalence', async () => {
      await freshPlan();
      await world.perform(officer, addPackIndicators, { planId, pack: 'us-indicators' });
      const { rows } = await world.perform(officer, listIndicators, { planId, limit: 100 });
      expect(rows.filter((r) => r.kind === 'prevalence')).toEqual([]);
      for (const row of rows.filter((r) => r.kind === 'detection')) {
        expect(row.notes.map((n) => n.key)).toContain('plan.measure.detection');
      }
    });
  });

  describe('a table of observations', () => {
    const table = (rows: string) => bytes(`Year,Sex,Units,Value\r\n${rows}`);

    it('is previewed, then taken over whole; changes need a reason', async () => {
      await freshPlan();
      await anIndicator();
      const about = { planId, indicatorId: 'clients' };
      const first = table('2023,,clients,10\r\n2023,Female,clients,6\r\n');
      expect(await world.perform(officer, previewObservations, about, first)).toMatchObject({
        format: 'csv',
        rows: 2,
        added: 2,
        changed: 0,
        ready: true,
      });
      await world.perform(officer, importObservations, about, first);
      const second = table('2023,,clients,11\r\n2023,Female,clients,6\r\n2024,,clients,12\r\n');
      expect(await world.perform(officer, previewObservations, about, second)).toMatchObject({
        added: 1,
        unchanged: 1,
        changed: 1,
        changes: [{ was: 10, now: 11 }],
      });
      await expect(world.perform(officer, importObservations, about, second)).rejects.toMatchObject({
        code: 'PLAN_VALUES_CHANGE',
      });
      const done = await world.perform(officer, importObservations, { ...about, why: 'Late offices.' }, second);
      expect(done).toEqual({ added: 1, changed: 1, unchanged: 1 });
      expect((await open()).corrections).toMatchObject([{ was: 10 }]);
    });

    it('is refused with each place that is wrong, and nothing is kept', async () => {
      await freshPlan();
      await anIndicator();
      const about = { planId, indicatorId: 'clients' };
      const wrong = table('2023,,clients,10\r\nsoon,,clients,1\r\n2024,,clients,"1,250"\r\n2023,,clients,9\r\n');
      const { problems, ready } = await world.perform(officer, previewObservations, about, wrong);
      expect(ready).toBe(false);
      expect(problems.map((p) => [p.row, p.column, p.code])).toEqual([
        [3, 'A', 'PLAN_ROW_PERIOD'],
        [4, 'D', 'PLAN_ROW_VALUE'],
        [5, undefined, 'PLAN_ROW_TWICE'],
      ]);
      await expect(world.perform(officer, importObservations, about, wrong)).rejects.toMatchObject({
        code: 'PLAN_TABLE_INVALID',
        where: [{ row: 3 }, { row: 4 }, { row: 5 }],
      });
      expect((await open()).observations.total).toBe(0);
      await expect(
        world.perform(officer, previewObservations, about, bytes('Sex,Value\r\nFemale,3\r\n')),
      ).resolves.toMatchObject({ ready: false, problems: [{ row: 1, code: 'PLAN_COLUMN_YEAR' }] });
      await expect(
        world.perform(officer, previewObservations, about, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])),
      ).rejects.toMatchObject({ code: 'PLAN_TABLE_UNREADABLE' });
    });

    it('speaks of many indicators where a column says which', async () => {
      await freshPlan();
      await anIndicator();
      await anIndicator({ id: 'grants', titleEn: 'Grants awarded', unit: 'grants' });
      const many = bytes(
        'Indicator,Period,Agency,Value,Flag\r\nclients,FY2024,HHS,5,\r\ngrants,FY2024,DOJ,9,about\r\n',
      );
      expect(await world.perform(officer, importObservations, { planId }, many)).toMatchObject({ added: 2 });
      expect((await open(officer, 'grants')).observations.rows).toMatchObject([
        { period: 'FY2024', agency: 'DOJ', value: 9, flag: 'about' },
      ]);
    });
  });

  describeWithShared('the ONS table on 16.2.2', 'data/plan/standards/open-sdg/ons-indicator_16-2-2.csv', (text) => {
    const imported = async () => {
      await freshPlan();
      await anIndicator({
        titleEn: 'Detected persons in the national referral mechanism',
        unit: 'Number',
        kind: 'detection',
        aggregation: 'none',
      });
      return world.perform(officer, importObservations, { planId, indicatorId: 'clients' }, bytes(text));
    };

    it('imports 429 rows and names where the parts do not sum to the total', async () => {
      expect(await imported()).toEqual({ added: 429, changed: 0, unchanged: 0 });
      const { differences, series, observations } = await open();
      expect(observations.total).toBe(429);
      const at = (period: string, by: string) =>
        differences.find((d) => d.period === period && d.by === by && Object.keys(d.of).length === 0);
      expect(at('2011', 'Age')).toMatchObject({ total: 674, sum: 662, difference: 12, state: 'parts fall short' });
      expect(at('2020', 'Sex')).toMatchObject({ total: 9720, difference: 42 });
      expect(series).toHaveLength(1);
      expect(series[0]?.points.find((p) => p.year === 2021)?.value).toBe(11387);
      expect(series[0]?.progress.growth).toBeCloseTo(0.270301, 6);
    });

    it('goes out as it came in, value for value', async () => {
      await imported();
      const file = (await world.perform(officer, exportObservations, {
        planId,
        indicatorId: 'clients',
        audience: 'inside',
      })) as { bytes: Uint8Array };
      const sorted = (csv: string) => {
        const [head = '', ...rows] = csv
          .trim()
          .split(/\r?\n/)
          .map((l) => l.split(','));
        return rows
          .map((r) =>
            JSON.stringify(
              (head as string[])
                .map((name, i): [string, string | number] => [name, name === 'Value' ? Number(r[i]) : (r[i] ?? '')])
                .sort(([a], [b]) => (a < b ? -1 : 1)),
            ),
          )
          .sort();
      };
      expect(sorted(new TextDecoder().decode(file.bytes))).toEqual(sorted(text));
    });

    it('leaves small counts out of the public table', async () => {
      await imported();
      const file = (await world.perform(officer, exportObservations, { planId, indicatorId: 'clients' })) as {
        bytes: Uint8Array;
      };
      const lines = new TextDecoder().decode(file.bytes).trim().split('\r\n');
      expect(lines.filter((l) => /,[1-4]$/.test(l))).toEqual([]);
      expect(lines.filter((l) => l.includes('suppressed')).length).toBeGreaterThan(0);
      expect(lines).toContainEqual(expect.stringMatching(/^2021,.*,11387$/));
    });
  });

  it('reads a second ONS table with other columns', async () => {
    const text = sharedData('data/plan/standards/open-sdg/ons-indicator_8-7-1.csv');
    if (text === null) return;
    await freshPlan();
    await anIndicator({ aggregation: 'none' });
    const done = await world.perform(officer, importObservations, { planId, indicatorId: 'clients' }, bytes(text));
    expect(done.added).toBe(text.trim().split('\n').length - 1);
  });

  describe('questions about results', () => {
    const report = (nodeId: string, agency: string, narrative: string, period = 'FY2024') =>
      world.perform(officer, recordUpdate, { planId, nodeId, agency, period, state: 'on_track', narrative });
    const questions = (open = true) => world.perform(officer, resultQuestions, { planId, open: String(open) as never });

    it('ask whether two programs with 1,250 clients in one year count the same people', async () => {
      await freshPlan();
      await report(action, 'DOJ', 'We served 1,250 clients.');
      world.clock.advance(1000);
      await report(otherAction, 'HHS', 'Grantees assisted 1,250 clients in three states.');
      await report(otherAction, 'DOL', 'There were 1,250 trainings.');
      const { doubleCounts } = await questions();
      expect(doubleCounts).toMatchObject([
        { value: 1250, unitKind: 'people served', periods: 'equal', strength: 'strong', answer: null },
      ]);
      expect([doubleCounts[0]?.first.agency, doubleCounts[0]?.second.agency].sort()).toEqual(['DOJ', 'HHS']);
      await world.perform(officer, answerQuestion, {
        planId,
        question: doubleCounts[0]?.question,
        verdict: 'different',
        why: 'Two states each.',
      });
      expect((await questions()).doubleCounts).toEqual([]);
      expect((await questions(false)).doubleCounts[0]?.answer).toMatchObject({ verdict: 'different' });
    });

    it('count a pair once in a sum only after a person said that it is the same', async () => {
      await freshPlan();
      await anIndicator();
      await observe({ period: 'FY2024', value: 1250, agency: 'DOJ' });
      await observe({ period: 'FY2024', value: 1250, agency: 'HHS' });
      const before = (await open()).series[0];
      expect(before?.points).toEqual([{ year: 2024, value: 2500, flag: null }]);
      expect(before?.progress.warnings).toContainEqual({
        key: 'plan.measure.open-double-counts',
        values: { year: 2024, count: 1 },
      });
      const [pair] = (await questions()).doubleCounts;
      await world.perform(officer, answerQuestion, {
        planId,
        question: pair?.question,
        verdict: 'same',
        why: 'One grant.',
      });
      const after = (await open()).series[0];
      expect(after?.points).toEqual([{ year: 2024, value: 1250, flag: null }]);
      expect(after?.progress.warnings.map((w) => w.key)).not.toContain('plan.measure.open-double-counts');
    });

    it('ask where a report says nothing, with rule and place, and not again', async () => {
      await freshPlan();
      await report(action, 'DOJ', 'Not applicable.');
      await report(otherAction, 'HHS', '13 grants were awarded.');
      const { quality, checked, of } = await questions();
      expect([checked, of]).toEqual([2, 2]);
      expect(quality).toMatchObject([{ rule: 'NOT_APPLICABLE', agency: 'DOJ', start: 0, quote: 'Not applicable' }]);
      const answer = { planId, question: quality[0]?.question, why: 'The program ended.' };
      await expect(world.perform(officer, answerQuestion, { ...answer, verdict: 'same' })).rejects.toMatchObject({
        code: 'PLAN_VERDICT_UNFIT',
      });
      await world.perform(officer, answerQuestion, { ...answer, verdict: 'explained' });
      expect((await questions()).quality).toEqual([]);
    });

    it('take no answer to a question that nobody asks', async () => {
      await freshPlan();
      for (const question of ['x', 'quality EMPTY 018f0000-0000-7000-8000-000000000000 0']) {
        await expect(
          world.perform(officer, answerQuestion, { planId, question, verdict: 'stands', why: 'x' }),
        ).rejects.toMatchObject({ code: 'PLAN_QUESTION_NOT_FOUND' });
      }
    });
  });

  describe('goals that stay unmet', () => {
    const determine = (fiscalYear: number, met: boolean, over: object = {}) =>
      world.perform(officer, recordDetermination, {
        planId,
        nodeId: action,
        fiscalYear,
        met,
        determinedOn: `${fiscalYear + 1}-03-01`,
        determinedBy: 'Office of Management and Budget',
        ...over,
      });
    const ladder = async () => (await world.perform(officer, openLadder, { planId })).goals[0];

    it('step up the ladder of the pack, year by year, with the due dates', async () => {
      await freshPlan();
      for (const year of [2022, 2023, 2024]) await determine(year, false);
      const goal = await ladder();
      expect(goal?.entries.map((e) => [e.fiscalYear, e.citation.cite.slice(0, 18), e.to, e.due])).toEqual([
        [2022, '31 U.S.C. 1116(g),', 'Office of Management and Budget', null],
        [2023, '31 U.S.C. 1116(h),', 'Congress', null],
        [2024, '31 U.S.C. 1116(i),', 'Congress', '2025-04-30'],
      ]);
      expect(goal?.years.map((y) => [y.fiscalYear, y.met])).toEqual([
        [2022, false],
        [2023, false],
        [2024, false],
        [2025, null],
        [2026, null],
      ]);
    });

    it('begin again after a year that was met', async () => {
      await freshPlan();
      await determine(2022, false);
      await determine(2023, true);
      expect((await determine(2024, false)).unmetInARow).toBe(1);
      expect((await ladder())?.entries.map((e) => e.citation.id)).toEqual(['us.ladder.unmet-1', 'us.ladder.unmet-1']);
      await expect(determine(2024, true)).rejects.toMatchObject({ code: 'PLAN_DETERMINED_BEFORE' });
      expect((await determine(2024, true, { corrects: true })).unmetInARow).toBe(0);
    });

    it('lead the pack for the quarterly review, which groups goals by risk', async () => {
      await freshPlan();
      for (const year of [2023, 2024]) await determine(year, false);
      const update = { planId, period: 'FY2026', narrative: 'Two posts are vacant.' };
      await world.perform(officer, recordUpdate, { ...update, nodeId: action, agency: 'State', state: 'on_track' });
      await world.perform(officer, assign, { planId, nodeId: otherAction, agency: 'DOJ', role: 'lead' });
      await world.perform(officer, recordUpdate, { ...update, nodeId: otherAction, agency: 'DOJ', state: 'at_risk' });
      await world.perform(officer, setAlternativeForm, {
        planId,
        nodeId: action,
        minimallyEffective: 'Agencies meet.',
        successful: 'Agencies act together.',
      });
      const { quarter, start, groups } = await world.perform(officer, quarterlyReview, { planId });
      expect([quarter, start]).toEqual(['FY2026 Q4', '2026-07-01']);
      expect(groups.map((g) => g.risk)).toEqual(['high', 'medium', 'low', 'not known', 'closed']);
      expect(groups[0]?.goals).toMatchObject([
        {
          nodeId: action,
          why: { key: 'plan.review.unmet' },
          alternativeForm: { successful: 'Agencies act together.' },
        },
      ]);
      expect(groups[1]?.goals.map((g) => g.nodeId)).toEqual([otherAction]);
      expect(groups.flatMap((g) => g.goals)).toHaveLength(32);
    });
  });
});
