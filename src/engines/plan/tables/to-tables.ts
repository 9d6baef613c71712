import type { Assignment, PlanDocument, PlanNode, Role, TimeframeRevision } from '../document.ts';
import { groupBy } from '../group.ts';
import { treeOf } from '../tree.ts';
import { type Field, headerOf } from './columns.ts';

const FIELDS: readonly Field[] = [
  'kind',
  'code',
  'officialCode',
  'title',
  'titleEs',
  'text',
  'parent',
  'lead',
  'coLeads',
  'contributors',
  'consulted',
  'named',
  'official',
  'start',
  'due',
  'timeframe',
  'sensitivity',
  'categories',
  'doubt',
];

/**
 * The plan as one table: a header row, then a row for every node, parents before children. `fromTables` reads it back.
 * Carries nodes, who answers for them and the standing time frame; updates, commitments and indicators are in the JSON form.
 */
export const toTables = (doc: PlanDocument): string[][] => {
  const tree = treeOf(doc);
  const bodies = groupBy(
    doc.assignments.filter((a) => a.to === null),
    (a) => a.nodeId,
  );
  const when = new Map(doc.timeframes.map((t) => [t.nodeId, t.revisions.at(-1)]));
  return [
    FIELDS.map(headerOf),
    ...tree.walk().map((node) => {
      const parent = tree.node(node.parentId ?? '')?.code ?? '';
      return rowOf(node, parent, bodies.get(node.id) ?? [], when.get(node.id));
    }),
  ];
};

const rowOf = (
  node: PlanNode,
  parent: string,
  own: readonly Assignment[],
  when: TimeframeRevision | undefined,
): string[] => {
  const bodies = (role: Role) =>
    own
      .filter((a) => a.role === role)
      .map((a) => a.org)
      .join('; ');
  const cells: Partial<Record<Field, string>> = {
    kind: node.kind,
    code: node.code,
    officialCode: node.officialCode ?? '',
    title: node.title.en,
    titleEs: node.title.es ?? '',
    text: node.text?.en ?? '',
    parent,
    lead: bodies('lead'),
    coLeads: bodies('co-lead'),
    contributors: bodies('contributor'),
    consulted: bodies('consulted'),
    named: bodies('named'),
    official: own.find((a) => a.role === 'lead')?.officialName ?? '',
    start: when?.start ?? '',
    due: when?.due ?? '',
    timeframe: when?.text ?? '',
    sensitivity: node.sensitivity,
    categories: node.categories.join('; '),
    doubt: node.doubt ?? '',
  };
  return FIELDS.map((f) => cells[f] ?? '');
};
