import { sql } from 'kysely';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import { listRequests as listContract } from '../search/contract.ts';
import { outcomeOf, sayOutcome } from '../search/lists-used.ts';
import { openRequest as openContract } from './contract.ts';
import { bodiesOf, decisionsOf, decisionViews, requestById } from './sealed-body.ts';

/** What was screened, the newest first. */
export const listRequests = useCase(listContract, async ({ tx, orgId, kernel, note }, input) => {
  const { limit, offset, origin, batchId } = input;
  let all = screening(tx).selectFrom('screening.request').where('org_id', '=', orgId);
  if (origin) all = all.where('origin', '=', origin);
  if (batchId) all = all.where('batch_id', '=', batchId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .selectAll()
    .orderBy('requested_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const bodies = await bodiesOf(tx, kernel, orgId, rows);
  const { rows: open } = await sql<{ request_id: string; n: number }>`
    select request_id, count(*) as n from screening.candidate
      where org_id = ${orgId}::uuid and state in ('open', 'second') and request_id = any(${`{${rows.map(({ id }) => id).join(',')}}`}::uuid[])
      group by request_id`.execute(tx);
  note([], { found: total });
  return {
    rows: rows.map((row, i) => ({
      id: row.id,
      origin: row.origin,
      batchId: row.batch_id,
      watchId: row.watch_id,
      name: bodies[i]?.body.subject.name ?? null,
      role: row.role,
      purpose: row.purpose,
      legalBasis: row.legal_basis,
      hits: row.hits,
      open: open.find(({ request_id }) => request_id === row.id)?.n ?? 0,
      requestedBy: row.requested_by,
      requestedAt: row.requested_at,
    })),
    total,
    limit,
    offset,
  };
});

/** The whole record of one screening, opened. @throws Refusal SCREENING_REQUEST_NOT_FOUND, SHREDDED */
export const wholeRecord = async ({ tx, orgId, kernel, t }: Context, requestId: string) => {
  const request = await requestById(tx, orgId, requestId);
  const [opened] = await bodiesOf(tx, kernel, orgId, [request]);
  const { body, text, sha256 } = opened ?? refuse('SHREDDED');
  const decisions = await decisionViews(tx, kernel, orgId, request.key_id, await decisionsOf(tx, orgId, requestId));
  const candidates = await screening(tx)
    .selectFrom('screening.candidate')
    .select(['n', 'state'])
    .where('org_id', '=', orgId)
    .where('request_id', '=', requestId)
    .orderBy('n')
    .execute();
  const outcome = outcomeOf(body.hits.length, request.lists);
  return {
    text,
    view: {
      id: request.id,
      origin: request.origin,
      batchId: request.batch_id,
      watchId: request.watch_id,
      subject: body.subject,
      role: body.role,
      purpose: body.purpose,
      legalBasis: body.legalBasis,
      asOf: body.asOf,
      outcome,
      says: sayOutcome(t, outcome, body.hits.length, request.lists),
      lists: request.lists,
      config: body.config,
      bodySha256: sha256,
      requestedBy: request.requested_by,
      requestedAt: request.requested_at,
      candidates: candidates.flatMap(({ n, state }) => {
        const hit = body.hits[n - 1];
        return hit ? [{ n, hit, state, decisions: decisions.filter((one) => one.n === n) }] : [];
      }),
    },
  };
};

export const openRequest = useCase(openContract, async (context, { requestId }) => {
  context.note(requestId);
  return (await wholeRecord(context, requestId)).view;
});
