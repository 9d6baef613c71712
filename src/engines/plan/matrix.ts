import type { Assignment, PlanDocument, PlanNode, Role } from './document.ts';
import { groupBy } from './group.ts';
import { orgsOf } from './orgs.ts';
import { treeOf } from './tree.ts';

/** Who answers for what: nodes down, agencies across. */
export interface ResponsibilityMatrix {
  /** Ids of the agencies and groups that occur, members of the task force first, in the order of the list. */
  readonly columns: readonly string[];
  readonly rows: readonly ResponsibilityRow[];
}

export interface ResponsibilityRow {
  readonly node: PlanNode;
  readonly cells: Readonly<Record<string, readonly ResponsibilityCell[]>>;
  readonly hasLead: boolean;
}

export interface ResponsibilityCell {
  readonly role: Role;
  /** As assigned, such as `DOJ/OVC` in the column DOJ. */
  readonly org: string;
  readonly officialName: string | null;
}

/** The responsibility matrix over actions and milestones. An office stands in the column of its department. */
export const matrix = (doc: PlanDocument): ResponsibilityMatrix => {
  const org = orgsOf(doc.agencies);
  const column = (name: string) => org(name).agency ?? org(name).id;
  const current = doc.assignments.filter((a) => a.to === null);
  const byNode = groupBy(current, (a) => a.nodeId);
  const used = new Set(current.map((a) => column(a.org)));
  const listed = [...doc.agencies].sort((a, b) => Number(b.member) - Number(a.member)).map((a) => a.id);
  const columns = [...listed.filter((id) => used.has(id)), ...[...used].filter((id) => !listed.includes(id)).sort()];
  const nodes = treeOf(doc)
    .walk()
    .filter((n) => n.kind === 'action' || n.kind === 'milestone');
  return {
    columns,
    rows: nodes.map((node) => {
      const own = byNode.get(node.id) ?? [];
      const cells = groupBy(own, (a) => column(a.org));
      return {
        node,
        cells: Object.fromEntries([...cells].map(([id, as]) => [id, as.map(cell)])),
        hasLead: own.some((a) => a.role === 'lead'),
      };
    }),
  };
};

const cell = ({ role, org, officialName }: Assignment): ResponsibilityCell => ({
  role,
  org,
  officialName: officialName ?? null,
});
