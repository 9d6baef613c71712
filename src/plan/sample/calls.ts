import { fixedClock } from '../../platform/clock/index.ts';
import type { Id } from '../../platform/contract/index.ts';
import { type Kernel, perform } from '../../platform/kernel/index.ts';
import type { SampleWorld } from '../../platform/sample/index.ts';
import { answer } from '../calls/answers/answer.ts';
import { answerSend } from '../calls/answers/answer-send.ts';
import { answerSheet } from '../calls/answers/answer-sheet.ts';
import { applyReturn } from '../calls/apply-return.ts';
import { linkToken } from '../calls/link.ts';
import { linkActor } from '../calls/link-actor.ts';
import { listReturns } from '../calls/list-returns.ts';
import { openCall } from '../calls/open-call.ts';
import { sendBack } from '../calls/send-back.ts';

const madeUp = 'Made-up example, not a statement of the agency.';
const day = 86_400_000;

const said = [
  { state: 'on_track', percent: 55, narrative: 'The work goes on as planned.' },
  { state: 'done', percent: 100, narrative: 'The guidance was sent to all offices.' },
  { state: 'at_risk', percent: 20, narrative: 'Two posts are vacant. Without them the pilot cannot start.' },
] as const;

/** What each agency in turn does with its link. */
const turns = ['sends', 'sends late', 'writes', 'opens', 'is silent'] as const;

/** The platform as it stood some days ago. */
const daysAgo = (kernel: Kernel, days: number): Kernel => ({
  ...kernel,
  clock: fixedClock(new Date(kernel.clock.millis() - days * day).toISOString()),
});

/** One open data call of the sample world, past its day: some answered, one answer came back, some wait to be read, the rest are late. */
export const sampleCalls = async ({ kernel, actor, random }: SampleWorld, planId: Id): Promise<void> => {
  const officer = actor('plan-office', 'plan-officer');
  const opening = daysAgo(kernel, 40);
  const { callId, links } = await perform(opening, officer, openCall, {
    planId,
    period: `FY${kernel.clock.today().slice(0, 4)}`,
    title: 'Where do your actions stand?',
    message: `Please say in a few words what was done and what comes next. ${madeUp}`,
    due: daysAgo(kernel, 9).clock.today(),
  });
  for (const [i, { path }] of links.entries()) {
    const turn = turns[i % turns.length] as (typeof turns)[number];
    if (turn === 'is silent') continue;
    const then = daysAgo(kernel, turn === 'sends late' ? 3 : 20);
    const holder = await linkActor(then, linkToken(path));
    const { nodes } = await perform(then, holder, answerSheet, {});
    if (turn === 'opens' || nodes.length === 0) continue;
    const picks = random(nodes.length);
    const answers = nodes.map(({ nodeId }, n) => {
      const words = said[(picks[n] ?? 0) % said.length] as (typeof said)[number];
      return { ...words, nodeId, narrative: `${words.narrative} ${madeUp}` };
    });
    // who still writes has not come far
    await perform(then, holder, answer, { answers: turn === 'writes' ? answers.slice(0, 1) : answers });
    if (turn !== 'writes') await perform(then, holder, answerSend, {});
  }

  const { rows } = await perform(kernel, officer, listReturns, { planId, callId, limit: 500 });
  const [toApply, toSendBack] = [...rows].reverse();
  if (toApply) await perform(kernel, officer, applyReturn, { planId, returnId: toApply.id, sensitivity: 'public' });
  if (toSendBack) {
    const why = `Which offices got the guidance? ${madeUp}`;
    await perform(kernel, officer, sendBack, { planId, returnId: toSendBack.id, why });
  }
};
