import { nameOf } from '../../../platform/accounts/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { addTask as addContract, changeTask as changeContract } from './contract.ts';
import { caseFor, detentions } from './queries.ts';

export const addTask = useCase(addContract, async (context, { detentionId, says, owner, dueOn }) => {
  const { tx, orgId, clock, newId, note } = context;
  await caseFor(context, 'write', detentionId);
  const id = newId();
  await detentions(tx)
    .insertInto('imports.detention_task')
    .values({
      org_id: orgId,
      detention_id: detentionId,
      id,
      template_id: null,
      says,
      owner,
      due_on: dueOn ?? null,
      done_on: null,
      done_by: null,
      at: clock.now(),
    })
    .execute();
  note([detentionId, id]);
  return { id };
});

export const changeTask = useCase(changeContract, async (context, { detentionId, taskId, owner, done }) => {
  const { tx, actor, clock, note } = context;
  await caseFor(context, 'write', detentionId);
  const by = await nameOf(tx, actor);
  await detentions(tx)
    .updateTable('imports.detention_task')
    .set({
      detention_id: detentionId,
      ...(owner === undefined ? {} : { owner }),
      ...(done === undefined ? {} : done ? { done_on: clock.today(), done_by: by } : { done_on: null, done_by: null }),
    })
    .where('detention_id', '=', detentionId)
    .where('id', '=', taskId)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse('IMPORTS_TASK_NOT_FOUND'));
  note([detentionId, taskId]);
  return { id: taskId };
});
