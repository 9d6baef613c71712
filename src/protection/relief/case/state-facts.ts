import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { documentsHere, mayDo, recordToWrite } from '../../casework/index.ts';
import { readReliefFacts, reliefLaw } from '../law/index.ts';
import { relief } from '../queries.ts';
import { stateFacts as contract } from './contract.ts';
import { sealHere } from './sealing.ts';

/** Writes down what is known of facts. What was stated before ends, and stays. */
export const stateFacts = useCase(contract, async (context, { survivorId, facts }) => {
  const { tx, orgId, actor, clock, kernel, newId, note } = context;
  const access = await recordToWrite(context, survivorId);
  mayDo(context, access, 'write', 'legal');
  const law = reliefLaw(kernel.packs);
  readReliefFacts(law, Object.fromEntries(facts.map(({ fact, state, value }) => [fact, shownAs(state, value)])));
  for (const { fact } of facts)
    mayDo(context, access, 'write', law.fact(fact)?.dataClass ?? refuse('RELIEF_FACTS_INVALID', { count: 1 }));
  const papers = facts.some(({ documentId }) => documentId) ? await documentsHere(context, access) : [];
  const lost = facts.findIndex(({ documentId }) => documentId && !papers.some(({ id }) => id === documentId));
  if (lost >= 0) refuse('RELIEF_PAPER_NOT_HERE', {}, [{ field: `facts.${lost}.documentId` }]);

  let written = 0;
  for (const { id = newId(), fact, state, value, source, documentId } of facts) {
    if (await isWritten(id)) continue;
    const dataClass = law.fact(fact)?.dataClass ?? refuse('RELIEF_FACTS_INVALID', { count: 1 });
    const { sealed, subjectId } = await sealHere(
      context,
      { survivorId, dataClass, column: 'statement.value_sealed', recordId: id },
      JSON.stringify(value ?? null),
    );
    await relief(tx)
      .updateTable('relief.statement')
      .set({ ended_at: clock.now() })
      .where('org_id', '=', orgId)
      .where('survivor_id', '=', survivorId)
      .where('fact', '=', fact)
      .where('ended_at', 'is', null)
      .execute();
    await relief(tx)
      .insertInto('relief.statement')
      .values({
        org_id: orgId,
        survivor_id: survivorId,
        id,
        fact,
        data_class: dataClass,
        state,
        value_sealed: state === 'said' ? sealed : null,
        subject_id: subjectId,
        source,
        document_id: documentId ?? null,
        by_person: actor.userId,
        said_at: clock.now(),
        ended_at: null,
      })
      .execute();
    written += 1;
  }
  note(survivorId, { facts: written });
  return { written };

  async function isWritten(id: Id): Promise<boolean> {
    const row = await relief(tx)
      .selectFrom('relief.statement')
      .select('id')
      .where('org_id', '=', orgId)
      .where('survivor_id', '=', survivorId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row !== undefined;
  }
});

/** As the rules read it; a fact that is said without a value is wrong, and named. */
const shownAs = (state: 'said' | 'none' | 'not-known' | 'declined', value: unknown): unknown => {
  if (state === 'said') return { value: value ?? '' };
  return state === 'none' ? { none: true } : { unknown: true };
};
