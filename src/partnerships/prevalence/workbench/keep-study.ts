import { nameOf } from '../../../platform/accounts/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { prevalence, studyById } from '../queries.ts';
import { tableOfStudy } from '../study/run-study.ts';
import { changeStudy as changeContract, createStudy as createContract } from './contract.ts';
import { newStudy } from './new-study.ts';
import { readStudy, sealStudy } from './sealed.ts';

/** Where a table came from is said by the capability it came from, never by a file. */
export const createStudy = useCase(createContract, async (context, { study }) => {
  const { studyId, lists, cells } = await newStudy(context, { ...study, source: null });
  context.note(studyId, { lists, cells });
  return { studyId, revision: 1 };
});

/** Whoever changes a study has seen its last change. */
export const changeStudy = useCase(
  changeContract,
  async ({ tx, actor, orgId, clock, note, kernel }, { studyId, revision, study }) => {
    const row = await studyById(tx, orgId, studyId);
    permit(kernel.roles, policy, actor, 'write study', row);
    tableOfStudy(study);
    const { source } = await readStudy(tx, kernel, row);
    const changed = await prevalence(tx)
      .updateTable('prevalence.study')
      .set({
        title: study.title,
        content_sealed: await sealStudy(tx, kernel, orgId, studyId, { ...study, source }),
        revision: revision + 1,
        changed_by: await nameOf(tx, actor),
        changed_at: clock.now(),
      })
      .where('org_id', '=', orgId)
      .where('id', '=', studyId)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) refuse('PREVALENCE_STUDY_CHANGED', { by: row.changed_by });
    note(studyId, { revision: revision + 1 });
    return { revision: revision + 1 };
  },
);
