import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { StudyFile, StudyResult } from '../study/contract.ts';
import type { RunRow, StudyRow } from '../tables.ts';

/** Capture tables hold cells of one and two people: what a study says is sealed under the study's own key. */
const place = (
  orgId: Id,
  studyId: Id,
  field: 'study.content_sealed' | 'run.study_sealed' | 'run.result_sealed',
  id: Id,
) => ({ orgId, subjectId: studyId, address: `prevalence.${field}/${id}` }) as const;

export const sealStudy = (tx: Tx, { vault }: Kernel, orgId: Id, studyId: Id, study: StudyFile): Promise<Uint8Array> =>
  vault.seal(tx, place(orgId, studyId, 'study.content_sealed', studyId), JSON.stringify(study));

export const sealRunStudy = (tx: Tx, { vault }: Kernel, orgId: Id, studyId: Id, runId: Id, study: StudyFile) =>
  vault.seal(tx, place(orgId, studyId, 'run.study_sealed', runId), JSON.stringify(study));

export const sealResult = (tx: Tx, { vault }: Kernel, orgId: Id, studyId: Id, runId: Id, result: StudyResult) =>
  vault.seal(tx, place(orgId, studyId, 'run.result_sealed', runId), JSON.stringify(result));

/** @throws Refusal SHREDDED */
export const readStudy = async (tx: Tx, { vault }: Kernel, row: StudyRow): Promise<StudyFile> =>
  StudyFile.parse(
    JSON.parse(await vault.openText(tx, place(row.org_id, row.id, 'study.content_sealed', row.id), row.content_sealed)),
  );

/** @throws Refusal SHREDDED */
export const readRun = async (
  tx: Tx,
  { vault }: Kernel,
  row: RunRow,
): Promise<{ study: StudyFile; result: StudyResult | null }> => {
  const at = (field: 'run.study_sealed' | 'run.result_sealed') => place(row.org_id, row.study_id, field, row.id);
  const study = StudyFile.parse(JSON.parse(await vault.openText(tx, at('run.study_sealed'), row.study_sealed)));
  if (row.result_sealed === null) return { study, result: null };
  const text = await vault.openText(tx, at('run.result_sealed'), row.result_sealed);
  return { study, result: StudyResult.parse(JSON.parse(text)) };
};
