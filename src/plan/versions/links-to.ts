import type { CrosswalkLink } from '../../engines/plan/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { plan } from '../queries.ts';

/** Links that other plans of the organisation state towards a plan, by its document id. */
export const linksTo = async (tx: Tx, documentId: string): Promise<CrosswalkLink[]> => {
  const rows = await plan(tx).selectFrom('plan.link').selectAll().where('to_plan', '=', documentId).execute();
  return rows.map((l) => ({
    from: { plan: l.from_plan, node: l.from_node },
    to: { plan: l.to_plan, node: l.to_node },
    type: l.type,
    confirmed: l.confirmed,
    ...(l.note ? { note: l.note } : {}),
  }));
};
