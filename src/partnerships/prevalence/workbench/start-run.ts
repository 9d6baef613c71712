import { nameOf } from '../../../platform/accounts/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { prevalence, studyById } from '../queries.ts';
import { startRun as contract } from './contract.ts';
import { runKind } from './run-study-job.ts';
import { readStudy, sealRunStudy } from './sealed.ts';

/** The run keeps the study as it is now, whatever becomes of it. */
export const startRun = useCase(contract, async ({ tx, actor, orgId, clock, newId, note, kernel }, { studyId }) => {
  const row = await studyById(tx, orgId, studyId);
  permit(kernel.roles, policy, actor, 'write study', row);
  const study = await readStudy(tx, kernel, row);
  const runId = newId();
  const jobId = await enqueue(tx, kernel, actor, runKind, { runId });
  await prevalence(tx)
    .insertInto('prevalence.run')
    .values({
      org_id: orgId,
      id: runId,
      study_id: studyId,
      revision: row.revision,
      study_sealed: await sealRunStudy(tx, kernel, orgId, studyId, runId, study),
      result_sealed: null,
      state: 'waiting',
      verdict: null,
      job_id: jobId,
      started_by: await nameOf(tx, actor),
      started_by_id: actor.userId,
      started_at: clock.now(),
      ended_at: null,
      signed_by: null,
      signed_at: null,
      signed_why: null,
    })
    .execute();
  note([studyId, runId, jobId], { seed: study.settings.seed });
  return { runId, jobId };
});
