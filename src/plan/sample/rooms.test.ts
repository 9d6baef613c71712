import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../platform/ids/index.ts';
import type { SampleWorld } from '../../platform/sample/index.ts';
import { testWorld } from '../../testing/world.ts';
import { openCalendar } from '../calendar/open-calendar.ts';
import { reportItems } from '../calendar/report-items.ts';
import { listCalls } from '../calls/list-calls.ts';
import { openCallView } from '../calls/open-call-view.ts';
import { listIndicators } from '../measures/list-indicators.ts';
import { resultQuestions } from '../measures/list-questions.ts';
import { openLadder } from '../measures/open-ladder.ts';
import { planFromPack } from '../register/plan-from-pack.ts';
import { listRecommendations } from '../voices/list-recommendations.ts';
import { listSurvivorInput } from '../voices/survivor-input.ts';
import { sampleCalendar } from './calendar.ts';
import { sampleCalls } from './calls.ts';
import { sampleMeasures } from './measures.ts';
import { sampleVoices } from './voices.ts';

describe('the sample world of calendar, calls, measures and voices', () => {
  it('has something to look at on every page, and says that it is made up', async () => {
    const world = await testWorld();
    const orgId = await world.organisation();
    const officer = await world.actor(orgId, 'plan-officer');
    const { planId } = await world.perform(officer, planFromPack, { pack: 'us-nap-2021', status: 'running' });
    const stage: SampleWorld = {
      kernel: world.kernel,
      random: seededRandom('test'),
      organisation: () => orgId,
      actor: () => officer,
    };
    await sampleCalendar(stage, planId);
    await sampleCalls(stage, planId);
    await sampleMeasures(stage, planId);
    await sampleVoices(stage, planId);

    const { entries } = await world.perform(officer, openCalendar, { planId });
    expect(entries.map((e) => e.state)).toEqual(expect.arrayContaining(['overdue', 'open', 'delivered late']));
    const calls = await world.perform(officer, listCalls, { planId });
    expect(calls.total).toBe(1);
    const callId = calls.rows[0]?.id;
    const { recipients } = await world.perform(officer, openCallView, { planId, callId });
    expect(new Set(recipients.map((r) => r.state))).toEqual(
      new Set(['received', 'applied', 'sent_back', 'answering', 'opened', 'waiting']),
    );
    expect(recipients.some((r) => r.daysLate > 0)).toBe(true);
    const report = await world.perform(officer, reportItems, { planId });
    expect(report.items.map((i) => i.state)).toEqual(expect.arrayContaining(['filled', 'partly', 'unfilled']));
    const { rows } = await world.perform(officer, listIndicators, { planId, limit: 100 });
    expect(rows).toHaveLength(24);
    expect(rows.find((r) => r.id === 'sample-beds')?.progress.status).not.toBe('unable_to_assess');
    expect((await world.perform(officer, resultQuestions, { planId })).doubleCounts).toHaveLength(1);
    expect((await world.perform(officer, openLadder, { planId })).goals[0]?.unmetInARow).toBe(2);
    expect(await world.perform(officer, listRecommendations, { planId })).toMatchObject({ total: 3, open: 2 });
    const voices = await world.perform(officer, listSurvivorInput, { planId });
    expect([voices.total, voices.open]).toEqual([3, 2]);
    expect(voices.rows.every((v) => v.dueFor !== null)).toBe(true);
  }, 60_000);
});
