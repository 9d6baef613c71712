import { type PlanDocument, PlanDocument as PlanDocumentSchema, type Source, type Words } from './document.ts';
import { PlanError } from './errors.ts';
import { PlanRow, type RowOf } from './pack-rows.ts';
import { readTimeframe } from './timeframe-text.ts';

/** What the engine needs to know of a pack entry. */
export interface PlanEntry {
  readonly id: string;
  readonly says: string | Words;
  readonly source: Source;
}

/** What it needs to know of the packs. */
export interface PacksWithPlans {
  readonly pack: (id: string) => { readonly entries: readonly PlanEntry[] } | undefined;
}

/**
 * The plan of a pack as a document.
 *
 * @throws PlanError PLAN_PACK_NOT_FOUND, PLAN_PACK_INCOMPLETE
 */
export const planFromPack = (packs: PacksWithPlans, packId: string): PlanDocument => {
  const pack = packs.pack(packId);
  if (!pack) throw new PlanError('PLAN_PACK_NOT_FOUND', `No pack with the id "${packId}" is loaded.`);
  return planFromEntries(pack.entries);
};

/**
 * The same from the bare entries, with or without a loader. Fields the rows do not know (dates of effect, review) are the pack's
 * business and are left there.
 */
export const planFromEntries = (entries: readonly PlanEntry[]): PlanDocument => {
  const rows = entries.map(readRow);
  const only = <N extends PlanRow['row']>(name: N) => rows.filter((r): r is Read<RowOf<N>> => r.row.row === name);

  const [plan, ...others] = only('plan');
  if (!plan || others.length > 0) {
    throw new PlanError(
      'PLAN_PACK_INCOMPLETE',
      `A plan pack has exactly one entry with "row": "plan"; found ${others.length + (plan ? 1 : 0)}.`,
    );
  }
  const nodes = only('node');
  return PlanDocumentSchema.parse({
    plan: {
      id: plan.id,
      title: plan.title,
      version: plan.row.edition,
      start: plan.row.start,
      end: plan.row.end,
      status: plan.row.state,
      supersedes: plan.row.supersedes,
      publisher: plan.row.publisher,
      source: plan.source,
    },
    expected: nodes.flatMap(({ id, source, row }) => (row.expects ? [{ pillarId: id, ...row.expects, source }] : [])),
    nodes: nodes.map(({ id, title, source, row }) => ({
      id,
      parentId: row.parent,
      kind: row.kind,
      code: row.code,
      officialCode: row.officialCode,
      title,
      order: row.order,
      sensitivity: row.sensitivity,
      doubt: row.doubt,
      source,
    })),
    assignments: nodes.flatMap(({ id, source, row }) =>
      row.bodies.map((org) => ({ nodeId: id, org, role: 'named', source })),
    ),
    timeframes: nodes.flatMap(({ id, row }) =>
      row.timeframe ? [firstTimeframe(id, row.timeframe, plan.row.start)] : [],
    ),
    agencies: only('agency').map(({ title, source, row: { row: _, acronym, ...row } }) => ({
      id: acronym,
      name: title,
      ...row,
      source,
    })),
    cycles: only('cycle').map(({ id, title, source, row }) => ({ id, title, date: row.date, source })),
    commitments: only('commitment').map(({ id, title, source, row }) => ({
      id,
      cycle: row.cycle,
      pillar: row.pillar,
      orgs: row.bodies,
      title,
      status: row.published,
      timeframe: row.timeframe,
      quantities: row.quantities,
      thread: row.thread,
      source,
    })),
  });
};

interface Read<R extends PlanRow = PlanRow> {
  readonly id: string;
  readonly title: Words;
  readonly source: Source;
  readonly row: R;
}

const COMMON = new Set(['id', 'says', 'source', 'effective', 'status', 'reviewed']);

const readRow = (entry: PlanEntry): Read => {
  const parsed = PlanRow.safeParse(Object.fromEntries(Object.entries(entry).filter(([key]) => !COMMON.has(key))));
  if (!parsed.success)
    throw new PlanError(
      'PLAN_PACK_INCOMPLETE',
      `Entry ${entry.id}: ${parsed.error.issues[0]?.message ?? 'unreadable'}.`,
    );
  const title = typeof entry.says === 'string' ? { en: entry.says } : entry.says;
  return { id: entry.id, title, source: entry.source, row: parsed.data };
};

const firstTimeframe = (nodeId: string, text: string, on: string) => {
  const read = readTimeframe(text);
  const due = read.meaning === 'due' ? read.end : null;
  return { nodeId, revisions: [{ start: null, due, text, basis: 'as published', on }] };
};
