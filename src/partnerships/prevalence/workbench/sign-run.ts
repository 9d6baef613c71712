import { nameOf } from '../../../platform/accounts/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { prevalence, runById } from '../queries.ts';
import { signRun as contract } from './contract.ts';

/** A second person stands for the run, and says why. */
export const signRun = useCase(contract, async ({ tx, actor, orgId, clock, note, kernel }, { runId, why }) => {
  const row = await runById(tx, orgId, runId);
  permit(kernel.roles, policy, actor, 'approve study', row);
  if (row.state !== 'done') refuse('PREVALENCE_RUN_UNFINISHED');
  if (row.signed_by !== null) refuse('PREVALENCE_RUN_SIGNED', { by: row.signed_by });
  await prevalence(tx)
    .updateTable('prevalence.run')
    .set({ signed_by: await nameOf(tx, actor), signed_at: clock.now(), signed_why: why })
    .where('org_id', '=', orgId)
    .where('id', '=', runId)
    .execute();
  note([row.study_id, runId]);
  return { runId };
});
