import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordToWrite } from '../../casework/index.ts';
import { computeRestitution, restitutionLaw } from '../law/index.ts';
import { restitution } from '../queries.ts';
import { saveComputation as contract } from './contract.ts';
import { newestOf, sealContent } from './sealed-work.ts';

/** Keeps what was told as a new version. Work that cannot be computed is not kept. */
export const saveComputation = useCase(contract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, newId, note } = context;
  const { survivorId, id = newId(), basedOn, title, work } = input;
  mayDo(context, await recordToWrite(context, survivorId), 'write', 'financial');
  computeRestitution(restitutionLaw(kernel.packs), work, clock.today());
  const newest = (await newestOf(context, survivorId)).find((one) => one.id === id)?.version ?? 0;
  if (newest !== basedOn) refuse('RESTITUTION_CHANGED');
  const version = newest + 1;
  const { sealed, subjectId } = await sealContent(context, survivorId, id, version, { title, work });
  await restitution(tx)
    .insertInto('restitution.computation')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      version,
      content_sealed: sealed,
      subject_id: subjectId,
      by_person: actor.userId,
      made_at: clock.now(),
    })
    .execute();
  note([survivorId, id], { version });
  return { id, version };
});
