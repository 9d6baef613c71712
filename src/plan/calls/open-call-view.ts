import { useCase } from '../../platform/kernel/index.ts';
import { owedAnswers } from './asked.ts';
import { openCallView as contract } from './contract.ts';
import { call as callOf, sentReturns } from './queries.ts';
import { cardOf, type Progress, progressOf } from './views.ts';

/** One data call with everybody in it. */
export const openCallView = useCase(contract, async ({ tx, clock, note }, { planId, callId }) => {
  const today = clock.today();
  const call = await callOf(tx, planId, callId);
  const [progress] = (await progressOf(tx, planId, [call], today)) as [Progress];
  const owed = await owedAnswers(tx, planId, today);
  const sent = await sentReturns(tx, planId, { callId })
    .select(['r.id', 'r.agency_id'])
    .distinctOn('r.agency_id')
    .orderBy('r.agency_id')
    .orderBy('r.received_at', 'desc')
    .execute();
  const lastSent = new Map(sent.map((r) => [r.agency_id, r.id]));
  note([planId, callId]);
  return {
    ...cardOf(progress),
    message: call.message,
    language: call.language,
    closedBy: call.closed_by,
    recipients: progress.agencies.map(({ recipient: r, last, state, daysLate }) => ({
      agency: r.agency_id,
      name: r.name,
      email: r.email,
      state,
      asked: owed.get(r.agency_id)?.length ?? 0,
      answered: state === 'received' || state === 'applied' ? (last?.answers ?? 0) : 0,
      openedAt: r.opened_at,
      answeredAt: r.answered_at,
      daysLate,
      reminders: r.reminders,
      remindedAt: r.reminded_at,
      linkEnds: call.closed_at === null && r.revoked_at === null ? r.expires_on : null,
      returnId: lastSent.get(r.agency_id) ?? null,
    })),
  };
});
