import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { can } from '../../../platform/policy/index.ts';
import { walkOn } from '../consequences/consequences.ts';
import { policy } from '../policy.ts';
import { listsInSight, screening } from '../queries.ts';
import { entityIn } from '../register/stored-entities.ts';
import { entityView, refOf } from '../register/views.ts';
import type { HitView, ListUsed } from '../search/contract.ts';
import type { CandidateRow } from '../tables.ts';
import { openCandidate as contract } from './contract.ts';
import { needsSecond } from './decide.ts';
import { bodiesOf, candidateOf, decisionsOf, decisionViews, requestById } from './sealed-body.ts';
import { walkThrough } from './walk.ts';

/** The party's entries as they were in the versions that were searched, and whether a list says otherwise today. */
const entriesOf = async (tx: Tx, orgId: string, hit: HitView, used: readonly ListUsed[]) => {
  const lists = await listsInSight(tx, orgId);
  const entities = [];
  let changedSince = false;
  for (const { list: id, sourceId } of hit.members) {
    const list = lists.find((one) => one.id === id);
    const versionId = used.find((one) => one.list === id)?.versionId;
    if (!list || !versionId) continue;
    const version = await screening(tx)
      .selectFrom('screening.version')
      .selectAll()
      .where('org_id', '=', list.org_id)
      .where('list_id', '=', list.id)
      .where('id', '=', versionId)
      .executeTakeFirst();
    if (!version) continue;
    const then = await entityIn(tx, list, version.seq, sourceId);
    if (then) entities.push(entityView(then.entity, then.hash, refOf(version)));
    if (version.seq === list.current_seq || list.current_seq === null) continue;
    const now = await entityIn(tx, list, list.current_seq, sourceId);
    changedSince ||= now?.hash !== then?.hash;
  }
  return { entities, changedSince };
};

const settledBy = async ({ tx, kernel, orgId }: Context, candidate: CandidateRow) => {
  if (candidate.state !== 'settled' || candidate.decision_id === null) return null;
  const row = await screening(tx)
    .selectFrom('screening.decision')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', candidate.decision_id)
    .executeTakeFirst();
  if (!row) return null;
  const earlier = await requestById(tx, orgId, row.request_id);
  const [decision] = await decisionViews(tx, kernel, orgId, earlier.key_id, [row]);
  return decision ? { requestId: row.request_id, n: row.n, decision } : null;
};

/** Everything a reviewer needs on one page, so that the next one can be fetched before it is asked for. */
export const openCandidate = useCase(contract, async (context, { requestId, n }) => {
  const { tx, kernel, orgId, actor, note, clock } = context;
  const candidate = await candidateOf(tx, orgId, requestId, n);
  const request = await requestById(tx, orgId, requestId);
  const [opened] = await bodiesOf(tx, kernel, orgId, [request]);
  const body = opened?.body ?? refuse('SHREDDED');
  const hit = body.hits[n - 1] ?? refuse('SCREENING_CANDIDATE_NOT_FOUND');
  const decisions = (await decisionsOf(tx, orgId, requestId)).filter((row) => row.n === n);
  note(requestId, { n });
  return {
    requestId,
    n,
    subject: body.subject,
    role: body.role,
    purpose: body.purpose,
    legalBasis: body.legalBasis,
    hit,
    ...(await entriesOf(tx, orgId, hit, request.lists)),
    lists: request.lists,
    state: candidate.state,
    mine: can(
      kernel.roles,
      policy,
      actor,
      candidate.state === 'second' ? 'approve screening' : 'write screening',
      candidate,
    ),
    needsSecond: needsSecond('true-match', candidate.measures),
    decisions: await decisionViews(tx, kernel, orgId, request.key_id, decisions),
    settledBy: await settledBy(context, candidate),
    walk: walkThrough(walkOn(kernel.packs, clock.today()), hit, body.subject, actor.language),
    requestedBy: request.requested_by,
    requestedAt: request.requested_at,
  };
});
