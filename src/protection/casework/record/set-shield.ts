import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { shieldSubject } from '../../consent/index.ts';
import { recordOf } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { setShield as contract } from './contract.ts';

/** Restricts, closes or opens a record. Only the assigned team does: a supervisor who could open it would see it. */
export const setShield = useCase(contract, async (context, { survivorId, shield }) => {
  const { tx, orgId, actor, clock, note } = context;
  const { worker_id, purged_at } = await recordOf(context, survivorId);
  if (worker_id === null) refuse('NOT_FOUND_OR_NO_ACCESS');
  if (purged_at !== null) refuse('SHREDDED');
  await casework(tx)
    .updateTable('casework.survivor')
    .set({ shield, shielded_at: clock.now(), shielded_by: actor.userId })
    .where('org_id', '=', orgId)
    .where('id', '=', survivorId)
    .execute();
  // an emergency ends where there can be none
  if (shield !== 'open') {
    await casework(tx)
      .updateTable('casework.break_glass')
      .set({ ended_at: clock.now() })
      .where('org_id', '=', orgId)
      .where('survivor_id', '=', survivorId)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .execute();
  }
  await shieldSubject(context, { subjectId: survivorId, shielded: shield !== 'open' });
  await happened(context, { survivorId, kind: 'shielded', dataClass: 'safety', recordId: survivorId, code: shield });
  note(survivorId, { shield });
  return { id: survivorId, shield };
});
