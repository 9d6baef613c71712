import { systemActor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { prevalence } from '../queries.ts';

/**
 * Takes studies away that another capability began and may keep no longer: the study, its runs and their results. The key of each is
 * destroyed, so a backup opens none of it either. The trail keeps that they were, and why they went. An id of no study does nothing.
 *
 * @param source the record for whose sake they go
 * @returns how many there were
 */
export const removeStudies = async (
  { tx, orgId, clock, kernel }: Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel'>,
  studyIds: readonly Id[],
  source: Id,
): Promise<number> => {
  if (studyIds.length === 0) return 0;
  const gone = await prevalence(tx)
    .deleteFrom('prevalence.study')
    .where('org_id', '=', orgId)
    .where('id', 'in', studyIds)
    .returning('id')
    .execute();
  for (const { id } of gone) {
    await kernel.vault.shred(tx, orgId, id, 'the days agreed for its table are over');
    const event = { act: 'prevalence.remove-study', outcome: 'done', records: [id, source] };
    await appendAudit(tx, clock, systemActor(orgId), event);
  }
  return gone.length;
};
