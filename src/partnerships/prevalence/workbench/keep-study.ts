import { nameOf } from '../../../platform/accounts/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { prevalence, studyById } from '../queries.ts';
import { tableOfStudy } from '../study/run-study.ts';
import { changeStudy as changeContract, createStudy as createContract } from './contract.ts';
import { sealStudy } from './sealed.ts';

/** A study is kept only with a table that can be read. */
export const createStudy = useCase(
  createContract,
  async ({ tx, actor, orgId, clock, newId, note, kernel }, { study: given }) => {
    const { lists, cells } = tableOfStudy(given);
    const study = given.salt === '' ? { ...given, salt: `${newId()} ${newId()}` } : given;
    const studyId = newId();
    const by = await nameOf(tx, actor);
    await prevalence(tx)
      .insertInto('prevalence.study')
      .values({
        org_id: orgId,
        id: studyId,
        title: study.title,
        content_sealed: await sealStudy(tx, kernel, orgId, studyId, study),
        revision: 1,
        created_by: by,
        created_at: clock.now(),
        changed_by: by,
        changed_at: clock.now(),
      })
      .execute();
    note(studyId, { lists: lists.length, cells: cells.length });
    return { studyId, revision: 1 };
  },
);

/** Whoever changes a study has seen its last change. */
export const changeStudy = useCase(
  changeContract,
  async ({ tx, actor, orgId, clock, note, kernel }, { studyId, revision, study }) => {
    const row = await studyById(tx, orgId, studyId);
    permit(kernel.roles, policy, actor, 'write study', row);
    tableOfStudy(study);
    const changed = await prevalence(tx)
      .updateTable('prevalence.study')
      .set({
        title: study.title,
        content_sealed: await sealStudy(tx, kernel, orgId, studyId, study),
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
