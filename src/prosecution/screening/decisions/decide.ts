import { nameOf } from '../../../platform/accounts/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { screening } from '../queries.ts';
import type { CandidateRow, DecisionRow, RequestRow } from '../tables.ts';
import {
  decide as decideContract,
  reasonsFor,
  secondLook as secondContract,
  secondReviewMeasures,
  type Verdict,
} from './contract.ts';
import { candidateOf, requestById, sealNotes } from './sealed-body.ts';

/** Whether a decision needs a second person: a confirmed match under a measure that takes something away from somebody. */
export const needsSecond = (verdict: Verdict, measures: readonly string[]): boolean =>
  verdict === 'true-match' && secondReviewMeasures.some((measure) => measures.includes(measure));

type State = CandidateRow['state'];

type Said = Pick<DecisionRow, 'step' | 'verdict' | 'reason' | 'agrees' | 'answers'> & { readonly notes: string };

const append = async (context: Context, request: RequestRow, candidate: CandidateRow, said: Said): Promise<string> => {
  const { tx, kernel, orgId, actor, clock, newId } = context;
  const id = newId();
  const { notes, ...rest } = said;
  await screening(tx)
    .insertInto('screening.decision')
    .values({
      ...rest,
      org_id: orgId,
      id,
      request_id: candidate.request_id,
      n: candidate.n,
      notes_sealed: await sealNotes(tx, kernel, orgId, request.key_id, id, notes),
      subject_hash: candidate.subject_hash,
      list_id: candidate.list_id,
      source_id: candidate.source_id,
      party_hash: candidate.party_hash,
      decided_by: await nameOf(tx, actor),
      decided_by_id: actor.userId,
      decided_at: clock.now(),
    })
    .execute();
  return id;
};

const change = async (
  { tx, orgId }: Context,
  { request_id, n }: CandidateRow,
  to: Partial<CandidateRow>,
): Promise<void> => {
  await screening(tx)
    .updateTable('screening.candidate')
    .set(to)
    .where('org_id', '=', orgId)
    .where('request_id', '=', request_id)
    .where('n', '=', n)
    .execute();
};

/** The row, locked: of two who decide at once the second is told. */
const locked = async (context: Context, requestId: string, n: number) => {
  const { tx, orgId } = context;
  await screening(tx)
    .selectFrom('screening.candidate')
    .select('n')
    .where('org_id', '=', orgId)
    .where('request_id', '=', requestId)
    .where('n', '=', n)
    .forUpdate()
    .execute();
  return candidateOf(tx, orgId, requestId, n);
};

/** The same subject and the same entry with the same content wait elsewhere, too: nobody is asked twice. */
const settleOthers = async ({ tx, orgId }: Context, candidate: CandidateRow, decisionId: string): Promise<number> => {
  const { numUpdatedRows } = await screening(tx)
    .updateTable('screening.candidate')
    .set({ state: 'settled', verdict: 'false-match', decision_id: decisionId })
    .where('org_id', '=', orgId)
    .where('subject_hash', '=', candidate.subject_hash)
    .where('list_id', '=', candidate.list_id)
    .where('source_id', '=', candidate.source_id)
    .where('party_hash', '=', candidate.party_hash)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** The first decision. An unsure one leaves the match in the queue: it is decided again when more is known. */
export const decide = useCase(decideContract, async (context, { requestId, n, verdict, reason, notes }) => {
  const { tx, orgId, kernel, actor, note } = context;
  const request = await requestById(tx, orgId, requestId).catch(() => refuse('SCREENING_CANDIDATE_NOT_FOUND'));
  const candidate = await locked(context, requestId, n);
  permit(kernel.roles, policy, actor, 'write screening', candidate);
  if (candidate.state === 'settled') refuse('SCREENING_SETTLED');
  if (candidate.state !== 'open') refuse('SCREENING_CANDIDATE_DECIDED');
  if (!reasonsFor[verdict].includes(reason)) refuse('SCREENING_REASON_UNFIT', {}, [{ field: 'reason' }]);

  const decisionId = await append(context, request, candidate, {
    step: 'first',
    verdict,
    reason,
    agrees: null,
    answers: null,
    notes,
  });
  const state: State = verdict === 'unsure' ? 'open' : needsSecond(verdict, candidate.measures) ? 'second' : 'decided';
  await change(context, candidate, { state, verdict, decision_id: decisionId, decided_by_id: actor.userId });
  const settled = verdict === 'false-match' ? await settleOthers(context, candidate, decisionId) : 0;
  note([requestId, decisionId], { n, verdict, reason, state });
  return { decisionId, state, settled };
});

/** Another person agrees, or sends it back. */
export const secondLook = useCase(secondContract, async (context, { requestId, n, agrees, notes }) => {
  const { tx, orgId, kernel, actor, note } = context;
  const request = await requestById(tx, orgId, requestId).catch(() => refuse('SCREENING_CANDIDATE_NOT_FOUND'));
  const candidate = await locked(context, requestId, n);
  if (candidate.state !== 'second' || candidate.verdict === null) refuse('SCREENING_NO_SECOND_NEEDED');
  if (candidate.decided_by_id === actor.userId) refuse('SCREENING_OWN_DECISION');
  permit(kernel.roles, policy, actor, 'approve screening', candidate);
  const verdict = candidate.verdict ?? 'unsure';
  const answered = await screening(tx)
    .selectFrom('screening.decision')
    .select(['id', 'reason'])
    .where('org_id', '=', orgId)
    .where('id', '=', candidate.decision_id ?? requestId)
    .executeTakeFirst();

  const decisionId = await append(context, request, candidate, {
    step: 'second',
    verdict,
    reason: answered?.reason ?? 'more-information-needed',
    agrees,
    answers: candidate.decision_id,
    notes,
  });
  const state: State = agrees ? 'decided' : 'open';
  await change(
    context,
    candidate,
    agrees ? { state } : { state, verdict: null, decision_id: null, decided_by_id: null },
  );
  note([requestId, decisionId], { n, agrees, state });
  return { decisionId, state };
});
