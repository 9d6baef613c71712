import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { consent, lockedRelease } from '../queries.ts';
import { changeDraft as changeContract, draftRelease as draftContract } from './contract.ts';
import { termsOf } from './terms.ts';
import { oneCard } from './views.ts';

/** Drafts a release. Nothing may leave before it is signed. */
export const draftRelease = useCase(draftContract, async (context, { subjectId, ...terms }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  await requireStanding(context, subjectId, 'write release');
  const place = { org_id: orgId, id: newId(), subject_id: subjectId };
  const row = await consent(tx)
    .insertInto('consent.release')
    .values({
      ...place,
      ...(await termsOf(context, place, terms)),
      state: 'draft',
      drafted_at: clock.now(),
      drafted_by: actor.userId,
      signed_at: null,
      witnessed_by: null,
      ended_at: null,
      ended_by: null,
      ended_way: null,
      ending_sealed: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  note([place.id, subjectId], { purpose: terms.purpose });
  return oneCard(context, row);
});

/** Changes a draft; what was signed under other terms is signed again. */
export const changeDraft = useCase(changeContract, async (context, { releaseId, ...terms }) => {
  const { tx, note } = context;
  const row = await lockedRelease(tx, releaseId);
  await requireStanding(context, row.subject_id, 'write release');
  if (row.state !== 'draft') refuse('CONSENT_NOT_A_DRAFT');
  const changed = await consent(tx)
    .updateTable('consent.release')
    .set(await termsOf(context, row, terms))
    .where('id', '=', releaseId)
    .returningAll()
    .executeTakeFirstOrThrow();
  note([releaseId, row.subject_id], { purpose: terms.purpose });
  return oneCard(context, changed);
});
