import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { prevalence, runById, runsOf, studyById } from '../queries.ts';
import { listStudies as listContract, openRun as runContract, openStudy as studyContract } from './contract.ts';
import { readRun, readStudy } from './sealed.ts';
import { runView } from './views.ts';

export const listStudies = useCase(listContract, async ({ tx, orgId }, { limit, offset }) => {
  const all = prevalence(tx).selectFrom('prevalence.study').where('org_id', '=', orgId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .select(['id', 'title', 'changed_by', 'changed_at'])
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const runs = await runsOf(
    tx,
    orgId,
    rows.map(({ id }) => id),
  );
  return {
    rows: rows.map(({ id, title, changed_by: changedBy, changed_at: changedAt }) => {
      const last = runs.find((run) => run.study_id === id);
      return { id, title, changedBy, changedAt, lastRun: last ? runView(last) : null };
    }),
    total,
    limit,
    offset,
  };
});

export const openStudy = useCase(studyContract, async ({ tx, actor, orgId, note, kernel }, { studyId }) => {
  const row = await studyById(tx, orgId, studyId);
  permit(kernel.roles, policy, actor, 'read study', row);
  note(studyId);
  const runs = await runsOf(tx, orgId, [studyId]);
  return { id: studyId, revision: row.revision, study: await readStudy(tx, kernel, row), runs: runs.map(runView) };
});

export const openRun = useCase(runContract, async ({ tx, actor, orgId, note, kernel }, { runId }) => {
  const row = await runById(tx, orgId, runId);
  permit(kernel.roles, policy, actor, 'read study', row);
  note([row.study_id, runId]);
  return { run: runView(row), studyId: row.study_id, ...(await readRun(tx, kernel, row)) };
});
