import { useCase } from '../../platform/kernel/index.ts';
import { hiddenNodes } from '../measures/visible-indicators.ts';
import { plan, planHead } from '../queries.ts';
import { listRecommendations as contract } from './contract.ts';

/** The register of recommendations: what waits for an answer first, the newest on top. */
export const listRecommendations = useCase(contract, async (context, input) => {
  const { planId, body, status, nodeId, unanswered, limit, offset } = input;
  const { tx, note } = context;
  await planHead(tx, planId);
  const hidden = await hiddenNodes(context, planId);
  const all = await plan(tx)
    .selectFrom('plan.recommendation')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('dated', (o) => o.desc().nullsLast())
    .orderBy('body')
    .orderBy('ref')
    .orderBy('id')
    .execute();
  const rows = all.map((r) => ({
    id: r.id,
    body: r.body,
    ref: r.ref,
    date: r.dated,
    words: r.words,
    nodeIds: r.node_ids.filter((id) => !hidden.has(id)),
    status: r.status,
    response: r.response,
    respondedOn: r.responded_on,
    url: r.source?.url ?? null,
    unanswered: r.response === null,
  }));
  const found = rows.filter(
    (r) =>
      (body === undefined || r.body.toLowerCase() === body.toLowerCase()) &&
      (status === undefined || r.status === status) &&
      (nodeId === undefined || r.nodeIds.includes(nodeId)) &&
      (unanswered === undefined || r.unanswered === unanswered),
  );
  const sorted = [...found.filter((r) => r.unanswered), ...found.filter((r) => !r.unanswered)];
  note(planId, { found: found.length });
  return {
    rows: sorted.slice(offset, offset + limit),
    total: found.length,
    limit,
    offset,
    open: rows.filter((r) => r.unanswered).length,
  };
});
