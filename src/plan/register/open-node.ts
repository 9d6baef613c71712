import { treeOf } from '../../engines/plan/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { updatesOfNode } from '../updates/updates-of-node.ts';
import { openNode as contract } from './contract.ts';
import { visibleDocument } from './visible-document.ts';

/** One node, with everything that was said about it. */
export const openNode = useCase(contract, async (context, { planId, nodeId, limit, offset }) => {
  const doc = await visibleDocument(context, planId);
  const tree = treeOf(doc);
  const found = orRefuse('PLAN_NODE_NOT_FOUND')(tree.node(nodeId));
  context.note(planId);
  return {
    node: found,
    path: tree.above(nodeId).toReversed(),
    children: [...tree.children(nodeId)],
    assignments: doc.assignments.filter((a) => a.nodeId === nodeId),
    timeframe: doc.timeframes.find((t) => t.nodeId === nodeId)?.revisions ?? [],
    updates: await updatesOfNode(context, planId, nodeId, { limit, offset }),
  };
});
