import type { PlanDocument, PlanNode, Role } from '../document.ts';
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
  return [
    FIELDS.map(headerOf),
    ...tree.walk().map((node) => rowOf(node, doc, tree.node(node.parentId ?? '')?.code ?? '')),
  ];
};

const rowOf = (node: PlanNode, doc: PlanDocument, parent: string): string[] => {
  const own = doc.assignments.filter((a) => a.nodeId === node.id && a.to === null);
  const bodies = (role: Role) =>
    own
      .filter((a) => a.role === role)
      .map((a) => a.org)
      .join('; ');
  const when = doc.timeframes.find((t) => t.nodeId === node.id)?.revisions.at(-1);
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
