import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { openCaseOf } from '../cases/queries.ts';
import { policy } from '../policy.ts';
import { casework } from '../queries.ts';
import { type RecordClass, recordClasses } from '../shapes.ts';
import { destroyRecord as destroyContract, destructionPreview as previewContract } from './contract.ts';
import { countOf, destroy } from './destroy.ts';

/** Who destroys a record need not be able to read it. */
const recordToDestroy = async (context: Context, survivorId: string, classes: readonly RecordClass[]) => {
  const { tx, orgId, kernel, actor } = context;
  const row = await casework(tx)
    .selectFrom('casework.survivor')
    .select(['id', 'code', 'org_id', 'purged_at'])
    .where('org_id', '=', orgId)
    .where('id', '=', survivorId)
    .executeTakeFirst()
    .then(orRefuse());
  const nobody = { worker_id: null, writer_id: null, overseer_id: null, glass_id: null };
  for (const dataClass of classes) permit(kernel.roles, policy, actor, `purge ${dataClass}`, { ...row, ...nobody });
  return row;
};

/** What would go. */
export const destructionPreview = useCase(previewContract, async (context, { survivorId, classes }) => {
  const all = classes ?? recordClasses;
  const { code } = await recordToDestroy(context, survivorId, all);
  const held = await casework(context.tx)
    .selectFrom('casework.legal_hold')
    .select('id')
    .where('org_id', '=', context.orgId)
    .where('survivor_id', '=', survivorId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  context.note(survivorId);
  return {
    code,
    counts: await countOf(context, survivorId, all),
    held: held !== undefined,
    caseOpen: (await openCaseOf(context, survivorId)) !== null,
  };
});

/** Destroys classes of a record, or all of it, because somebody decided so. */
export const destroyRecord = useCase(destroyContract, async (context, { survivorId, classes, reason, code }) => {
  const row = await recordToDestroy(context, survivorId, classes ?? recordClasses);
  if (row.purged_at !== null) refuse('SHREDDED');
  if (code.toUpperCase() !== row.code) refuse('CASEWORK_CODE_DIFFERS', {}, [{ field: 'code' }]);
  // the whole of it goes when nobody works with her, or because she says so
  const open = classes ? null : await openCaseOf(context, survivorId);
  if (open !== null && reason !== 'asked-by-the-survivor') refuse('CASEWORK_CASE_STILL_OPEN');
  if (open !== null) {
    await casework(context.tx)
      .updateTable('casework.case_file')
      .set({ closed_on: context.clock.today(), closed_by: context.actor.userId, closed_reason: 'own-wish' })
      .where('org_id', '=', context.orgId)
      .where('id', '=', open)
      .execute();
  }
  const { certificate, destroyed, counts } = await destroy(context, {
    survivorId,
    classes: classes ?? 'whole',
    reason,
  });
  context.note([survivorId, certificate], { classes: destroyed.length, whole: classes === undefined });
  return { certificate, destroyed: [...destroyed], counts };
});
