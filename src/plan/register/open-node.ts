import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { holds } from '../../platform/policy/index.ts';
import { planHead } from '../queries.ts';
import { updatesOfNode } from '../updates/updates-of-node.ts';
import { openNode as contract } from './contract.ts';
import { assignmentsOf, childrenOf, nodeWithPath, revisionsOf } from './node-queries.ts';
import { omitNull } from './omit-null.ts';

/** One node, with everything that was said about it. What is internal, or below something internal, is not there for others. */
export const openNode = useCase(contract, async (context, { planId, nodeId, limit, offset }) => {
  const { tx, actor, kernel, note } = context;
  await planHead(tx, planId);
  const internal = holds(kernel.roles, actor, 'read plan-internal');
  const [found, ...above] = await nodeWithPath(tx, planId, nodeId);
  if (!found || !(internal || [found, ...above].every((n) => n.sensitivity === 'public'))) {
    return refuse('PLAN_NODE_NOT_FOUND');
  }
  note(planId);
  return {
    node: {
      id: found.id,
      parentId: found.parent_id,
      kind: found.kind,
      code: found.code,
      officialCode: found.official_code,
      title: found.title,
      ...omitNull('text', found.words),
      order: found.ord,
      sensitivity: found.sensitivity,
      categories: found.categories,
      ...omitNull('doubt', found.doubt),
      ...omitNull('source', found.source),
    },
    path: above.toReversed(),
    children: await childrenOf(tx, planId, nodeId, internal),
    assignments: (await assignmentsOf(tx, planId, nodeId)).map((a) => ({
      nodeId,
      org: a.agency_id,
      role: a.role,
      ...omitNull('officialName', internal ? a.official_name : null),
      from: a.from_on,
      to: a.to_on,
      ...omitNull('source', a.source),
    })),
    timeframe: (await revisionsOf(tx, planId, nodeId)).map((t) => ({
      start: t.start_on,
      due: t.due_on,
      text: t.words,
      basis: t.basis,
      on: t.stated_on,
      ...omitNull('by', internal ? t.stated_by : null),
      ...omitNull('why', t.why),
    })),
    updates: await updatesOfNode(context, planId, nodeId, { limit, offset }),
  };
});
