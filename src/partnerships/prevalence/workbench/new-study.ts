import { nameOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { prevalence } from '../queries.ts';
import type { StudyFile } from '../study/contract.ts';
import { tableOfStudy } from '../study/run-study.ts';
import { sealStudy } from './sealed.ts';

export type Beginning = Pick<Context, 'tx' | 'actor' | 'orgId' | 'clock' | 'newId' | 'kernel'>;

/** Writes a new study down; it is kept only with a table that can be read. @throws Refusal PREVALENCE_… with row and column */
export const newStudy = async (
  { tx, actor, orgId, clock, newId, kernel }: Beginning,
  given: StudyFile,
): Promise<{ readonly studyId: Id; readonly lists: number; readonly cells: number }> => {
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
  return { studyId, lists: lists.length, cells: cells.length };
};
