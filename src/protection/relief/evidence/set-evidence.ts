import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { documentsHere, mayDo, recordToWrite } from '../../casework/index.ts';
import { reliefLaw } from '../law/index.ts';
import { relief } from '../queries.ts';
import { setEvidence as contract } from './contract.ts';

/** Where a paper stands. A document that is named makes it one that is there. */
export const setEvidence = useCase(contract, async (context, { survivorId, rule, paper, state, documentId }) => {
  const { tx, orgId, actor, clock, kernel, note } = context;
  const access = await recordToWrite(context, survivorId);
  mayDo(context, access, 'write', 'legal');
  const wanted = reliefLaw(kernel.packs).wordings.some(
    (one) => one.id === rule && one.documents.some(({ id }) => id === paper),
  );
  if (!wanted) refuse('RELIEF_PAPER_UNKNOWN');
  const here = documentId === undefined || (await documentsHere(context, access)).some(({ id }) => id === documentId);
  if (!here) refuse('RELIEF_PAPER_NOT_HERE', {}, [{ field: 'documentId' }]);
  await relief(tx)
    .deleteFrom('relief.evidence')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('rule', '=', rule)
    .where('paper', '=', paper)
    .execute();
  const stands = documentId ? 'there' : state;
  if (stands) {
    await relief(tx)
      .insertInto('relief.evidence')
      .values({
        org_id: orgId,
        survivor_id: survivorId,
        rule,
        paper,
        state: stands,
        document_id: documentId ?? null,
        by_person: actor.userId,
        at: clock.now(),
      })
      .execute();
  }
  note(survivorId);
  return { rule, paper };
});
