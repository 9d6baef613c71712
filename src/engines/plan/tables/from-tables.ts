import { type Agency, type PlanDocument, PlanDocument as PlanDocumentSchema, type PlanHead } from '../document.ts';
import type { Field } from './columns.ts';
import { collector, type TableProblem } from './problem.ts';
import { newAgencies, readBodies } from './read-bodies.ts';
import { readTimeframeOf } from './read-dates.ts';
import { readNodes } from './read-nodes.ts';
import { readRows } from './read-rows.ts';

export interface FromTablesOptions {
  readonly plan: PlanHead;
  /** The bodies that are known, to normalise names by. */
  readonly agencies?: readonly Agency[];
  /** The day of the import: the day on which its time frames are stated. */
  readonly on: string;
}

export interface TablePreview {
  /** What would be loaded. Rows with an error are not in it, so load it only when `loadable`. */
  readonly document: PlanDocument;
  readonly problems: readonly TableProblem[];
  /** No error; warnings may be there. */
  readonly loadable: boolean;
  readonly counts: Readonly<
    Record<
      'pillars' | 'principles' | 'actions' | 'milestones' | 'assignments' | 'dated' | 'errors' | 'warnings',
      number
    >
  >;
  /** Which column was taken for what; null: left out. */
  readonly mapping: Readonly<Record<string, Field | null>>;
}

/**
 * A plan from a spreadsheet, as a preview: the document, every problem with row, column and remedy, and counts.
 * Nothing is half-applied: it is for the caller to load it whole or not at all.
 *
 * @param table rows of cells; the first row names the columns, in English or Spanish, with the usual synonyms
 */
export const fromTables = (
  table: readonly (readonly string[])[],
  { plan, agencies = [], on }: FromTablesOptions,
): TablePreview => {
  const { problems, say } = collector();
  const { rows, mapping } = readRows(table, say);
  const nodes = readNodes(rows, plan.id, say);
  const own = nodes.filter((n) => n.own);
  const assignments = own.flatMap(({ node, source }) => readBodies(source, node.id, agencies, say));
  const timeframes = own.flatMap(({ node, source }) => {
    const revision = readTimeframeOf(source, on, say);
    return revision ? [{ nodeId: node.id, revisions: [revision] }] : [];
  });
  const document = PlanDocumentSchema.parse({
    plan,
    nodes: nodes.map((n) => n.node),
    assignments,
    timeframes,
    agencies: [...agencies, ...newAgencies(assignments, agencies)],
  });
  const count = (kind: string) => document.nodes.filter((n) => n.kind === kind).length;
  const errors = problems.filter((p) => p.severity === 'error').length;
  return {
    document,
    problems: problems.toSorted((a, b) => a.row - b.row || a.column - b.column),
    loadable: errors === 0,
    mapping,
    counts: {
      pillars: count('pillar'),
      principles: count('principle'),
      actions: count('action'),
      milestones: count('milestone'),
      assignments: assignments.length,
      dated: timeframes.filter((t) => t.revisions[0]?.due).length,
      errors,
      warnings: problems.length - errors,
    },
  };
};
