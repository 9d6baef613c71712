import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { liftHold as liftContract, placeHold as placeContract } from './contract.ts';

/** A hold is placed on what may never be read by the one who places it; so the record is looked for without need to know. */
const recordExists = ({ tx, orgId }: Context, survivorId: Id) =>
  casework(tx)
    .selectFrom('casework.survivor')
    .select('id')
    .where('org_id', '=', orgId)
    .where('id', '=', survivorId)
    .where('purged_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
    .then(orRefuse());

/** Keeps a record from being destroyed. */
export const placeHold = useCase(placeContract, async (context, { survivorId, reason }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  await recordExists(context, survivorId);
  const id = newId();
  await casework(tx)
    .insertInto('casework.legal_hold')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      reason,
      placed_by: actor.userId,
      placed_at: clock.now(),
      lifted_by: null,
      lifted_at: null,
    })
    .execute();
  await happened(context, { survivorId, kind: 'hold-placed', dataClass: 'service', recordId: id, code: reason });
  note([survivorId, id], { reason });
  return { id };
});

/** Lifts a hold. */
export const liftHold = useCase(liftContract, async (context, { survivorId, holdId }) => {
  const { tx, orgId, actor, clock, note } = context;
  await casework(tx)
    .updateTable('casework.legal_hold')
    .set({ lifted_at: clock.now(), lifted_by: actor.userId })
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', holdId)
    .where('lifted_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse());
  await happened(context, { survivorId, kind: 'hold-lifted', dataClass: 'service', recordId: holdId });
  note([survivorId, holdId]);
  return { id: holdId };
});
