import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { StudyFile, type StudySource } from '../study/contract.ts';
import { createStudy } from './contract.ts';
import { type Beginning, newStudy } from './new-study.ts';

export interface TableForStudy {
  readonly title: string;
  /** The capture table as CSV; a withheld count stands as a range (`1-10`). */
  readonly table: string;
  readonly lists: StudyFile['lists'];
  readonly source: Omit<StudySource, 'tableHash'>;
}

/**
 * Begins a study from another capability's capture table, in the transaction of that act. Whoever acts needs `write study`; the study keeps
 * where its table came from, and the trail gets the same entry as for a study begun by hand.
 *
 * @throws Refusal NOT_PERMITTED, PREVALENCE_… with row and column where the table cannot be read
 */
export const studyFromTable = async (
  context: Beginning,
  { title, table, lists, source }: TableForStudy,
): Promise<{ readonly studyId: Id }> => {
  const { tx, actor, orgId, clock, kernel } = context;
  permit(kernel.roles, policy, actor, 'write study', { org_id: orgId });
  const study = StudyFile.parse({ title, table, lists, source: { ...source, tableHash: sha256(table) } });
  const { studyId, lists: listed, cells } = await newStudy(context, study);
  await appendAudit(tx, clock, actor, {
    act: createStudy.name,
    outcome: 'done',
    records: [studyId, source.agreementId, source.roundId],
    details: { lists: listed, cells, withheld: source.withheld },
  });
  return { studyId };
};
