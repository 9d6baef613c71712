import type { Id, Input } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { type Access, documentsHere, mayDo, recordToWrite } from '../../casework/index.ts';
import { readReliefFacts, reliefLaw } from '../law/index.ts';
import { relief } from '../queries.ts';
import type { ReliefClass } from '../shapes.ts';
import { stateFacts as contract } from './contract.ts';
import { sealHere } from './sealing.ts';

type Stating = Input<typeof contract>['facts'][number];

/** Writes down what is known of facts. What was stated before ends, and stays. */
export const stateFacts = useCase(contract, async (context, { survivorId, facts }) => {
  const access = await recordToWrite(context, survivorId);
  mayDo(context, access, 'write', 'legal');
  const papers = facts.some(({ documentId }) => documentId) ? await documentsHere(context, access) : [];
  const lost = facts.findIndex(({ documentId }) => documentId && !papers.some(({ id }) => id === documentId));
  if (lost >= 0) refuse('RELIEF_PAPER_NOT_HERE', {}, [{ field: `facts.${lost}.documentId` }]);
  const written = await writeFacts(context, access, facts);
  context.note(survivorId, { facts: written });
  return { written };
});

/** The same for acts that learn a fact by the way. @returns how many were new */
export const writeFacts = async (context: Context, access: Access, facts: readonly Stating[]): Promise<number> => {
  const law = reliefLaw(context.kernel.packs);
  readReliefFacts(law, Object.fromEntries(facts.map(({ fact, state, value }) => [fact, shownAs(state, value)])));
  let written = 0;
  for (const stating of facts) {
    const dataClass = law.fact(stating.fact)?.dataClass ?? refuse('RELIEF_FACTS_INVALID', { count: 1 });
    mayDo(context, access, 'write', dataClass);
    if (await writeFact(context, access.id, dataClass, stating)) written += 1;
  }
  return written;
};

/** @returns whether it was new */
const writeFact = async (
  context: Context,
  survivorId: Id,
  dataClass: ReliefClass,
  { id = context.newId(), fact, state, value, source, documentId }: Stating,
): Promise<boolean> => {
  const { tx, orgId, actor, clock } = context;
  const before = await relief(tx)
    .selectFrom('relief.statement')
    .select('id')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return false;
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
  return true;
};

/** As the rules read it; a fact that is said without a value is wrong, and named. */
const shownAs = (state: 'said' | 'none' | 'not-known' | 'declined', value: unknown): unknown => {
  if (state === 'said') return { value: value ?? '' };
  return state === 'none' ? { none: true } : { unknown: true };
};
