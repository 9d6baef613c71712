import { useCase } from '../../../platform/kernel/index.ts';
import { askedOf } from '../asked.ts';
import { answerTemplate as contract } from './contract.ts';
import { linkOf } from './link-of.ts';
import { template } from './template.ts';

/** The questions of the agency as a spreadsheet. */
export const answerTemplate = useCase(contract, async (context) => {
  const { tx, actor, clock, t, note } = context;
  const { recipient, call, latest } = await linkOf(context);
  const asked = await askedOf(tx, call.plan_id, recipient.agency_id, clock.today());
  const { title, message, period, due_on: due } = call;
  note([call.plan_id, call.id]);
  return {
    bytes: template({ title, message, period, due, asked, answers: latest?.answers ?? [] }, t, actor.language),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${t('plan.answer.file')}-${recipient.agency_id}-${period}.xlsx`,
  };
});
