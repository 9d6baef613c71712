import { json } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { plan } from '../../queries.ts';
import { askedOf } from '../asked.ts';
import { changeRecipient } from '../queries.ts';
import { answerSend as contract } from './contract.ts';
import { lacks, placeOf } from './faults.ts';
import { writableLinkOf } from './link-of.ts';

/** Sends what the agency has saved. It can be written again only when the plan office sends it back. */
export const answerSend = useCase(contract, async (context) => {
  const { tx, clock, t, note } = context;
  const { recipient, call, latest } = await writableLinkOf(context);
  const asked = await askedOf(tx, call.plan_id, recipient.agency_id, clock.today());
  const saved = latest?.state === 'draft' ? latest : null;
  const answers = asked.flatMap(({ nodeId }) => saved?.answers.filter((a) => a.nodeId === nodeId) ?? []);
  if (!saved || answers.length === 0) return refuse('ANSWER_EMPTY');

  const codes = new Map(asked.map((one) => [one.nodeId, one.code]));
  const faults = answers.flatMap((a) =>
    lacks(a).map(({ field, code }) => ({ code, where: { field: `${codes.get(a.nodeId)} ${field}` } })),
  );
  if (faults.length > 0) {
    refuse(
      'ANSWER_INVALID',
      { count: faults.length },
      faults.map((fault) => placeOf(t, fault)),
    );
  }
  const sentAt = clock.now();
  await plan(tx)
    .updateTable('plan.data_call_return')
    .set({ answers: json(answers), state: 'received', received_at: sentAt, why: null })
    .where('plan_id', '=', call.plan_id)
    .where('id', '=', saved.id)
    .execute();
  await changeRecipient(tx, recipient, { answered_at: sentAt });
  note([call.plan_id, call.id, saved.id], { answers: answers.length });
  return { answered: answers.length, asked: asked.length, sentAt };
});
