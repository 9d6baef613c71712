import type { Assignment } from '../../engines/plan/document.ts';
import { owing } from '../../engines/plan/status/responses.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { plan } from '../queries.ts';
import type { UpdateRow } from '../tables.ts';

/** Who answers for what. */
export const assignments = async (tx: Tx, planId: Id): Promise<Assignment[]> => {
  const rows = await plan(tx)
    .selectFrom('plan.assignment as a')
    .innerJoin('plan.node as n', (on) =>
      on.onRef('n.org_id', '=', 'a.org_id').onRef('n.plan_id', '=', 'a.plan_id').onRef('n.id', '=', 'a.node_id'),
    )
    .select(['a.node_id', 'a.agency_id', 'a.role', 'a.from_on', 'a.to_on'])
    .where('a.plan_id', '=', planId)
    .orderBy('n.ord')
    .orderBy('n.id')
    .orderBy('a.agency_id')
    .orderBy('a.role')
    .execute();
  return rows.map((a) => ({ nodeId: a.node_id, org: a.agency_id, role: a.role, from: a.from_on, to: a.to_on }));
};

/** The strongest role first: an agency that leads a node and also contributes to it is asked once, as its lead. */
const strength = ['lead', 'co-lead', 'contributor', 'named'];

/** Which agencies owe an answer on the day, and on which parts of the plan: each part once. */
export const owedAnswers = async (tx: Tx, planId: Id, day: CivilDate): Promise<ReadonlyMap<string, Assignment[]>> => {
  const owed = owing({ assignments: await assignments(tx, planId) }, day).sort(
    (a, b) => strength.indexOf(a.role) - strength.indexOf(b.role),
  );
  const byAgency = new Map<string, Assignment[]>();
  for (const one of owed) {
    const known = byAgency.get(one.org) ?? [];
    if (!known.some((a) => a.nodeId === one.nodeId)) byAgency.set(one.org, [...known, one]);
  }
  return byAgency;
};

/** The last word of an agency on each of these nodes. */
export const lastSaid = async (
  tx: Tx,
  planId: Id,
  agency: string,
  nodeIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<UpdateRow, 'node_id' | 'state' | 'percent' | 'narrative' | 'period'>>> => {
  if (nodeIds.length === 0) return new Map();
  const rows = await plan(tx)
    .selectFrom('plan.status_update')
    .select(['node_id', 'state', 'percent', 'narrative', 'period'])
    .distinctOn('node_id')
    .where('plan_id', '=', planId)
    .where('agency_id', '=', agency)
    .where('node_id', 'in', nodeIds)
    .orderBy('node_id')
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.node_id, row]));
};

export const saidOf = (u: Pick<UpdateRow, 'state' | 'percent' | 'narrative' | 'period'>) => ({
  state: u.state,
  percent: u.percent === null ? null : Number(u.percent),
  narrative: u.narrative,
  period: u.period,
});

/** One part of the plan that an agency is asked about. */
export interface Asked {
  readonly nodeId: string;
  readonly code: string;
  readonly officialCode: string | null;
  readonly title: { readonly en: string; readonly es?: string | undefined };
  readonly role: Assignment['role'];
  readonly due: CivilDate | null;
  readonly last: ReturnType<typeof saidOf> | null;
}

/** What one agency is asked today, in the order of the plan. */
export const askedOf = async (tx: Tx, planId: Id, agency: string, day: CivilDate): Promise<Asked[]> => {
  const owed = (await owedAnswers(tx, planId, day)).get(agency) ?? [];
  if (owed.length === 0) return [];
  const nodeIds = owed.map((a) => a.nodeId);
  const nodes = await plan(tx)
    .selectFrom('plan.node')
    .select(['id', 'code', 'official_code', 'title'])
    .where('plan_id', '=', planId)
    .where('id', 'in', nodeIds)
    .orderBy('ord')
    .orderBy('id')
    .execute();
  const dues = await plan(tx)
    .selectFrom('plan.timeframe')
    .select(['node_id', 'due_on'])
    .distinctOn('node_id')
    .where('plan_id', '=', planId)
    .where('node_id', 'in', nodeIds)
    .orderBy('node_id')
    .orderBy('seq', 'desc')
    .execute();
  const due = new Map(dues.map((row) => [row.node_id, row.due_on]));
  const roles = new Map(owed.map((a) => [a.nodeId, a.role]));
  const last = await lastSaid(tx, planId, agency, nodeIds);
  return nodes.map((n) => {
    const said = last.get(n.id);
    return {
      nodeId: n.id,
      code: n.code,
      officialCode: n.official_code,
      title: n.title,
      role: roles.get(n.id) as Assignment['role'],
      due: due.get(n.id) ?? null,
      last: said ? saidOf(said) : null,
    };
  });
};
