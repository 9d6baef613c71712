import { writeCsv } from '../../../engines/sheets/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type StreamContext, stream, useCase } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import type { BatchRow } from '../tables.ts';
import {
  type BatchLine,
  batchEvents as eventsContract,
  batchFile as fileContract,
  listBatches as listContract,
  openBatch as openContract,
  batchRows as rowsContract,
} from './contract.ts';
import { batchById, partBefore, partRows, readParts } from './parts.ts';

const viewOf = (row: BatchRow) => ({
  id: row.id,
  title: row.title,
  purpose: row.purpose,
  legalBasis: row.legal_basis,
  rows: row.rows,
  done: row.done,
  counts: row.counts,
  state: row.state,
  lists: row.lists,
  jobId: row.job_id,
  startedBy: row.started_by,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

export const listBatches = useCase(listContract, async ({ tx, orgId }, { limit, offset }) => {
  const all = screening(tx).selectFrom('screening.batch').where('org_id', '=', orgId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all.selectAll().orderBy('started_at', 'desc').orderBy('id').limit(limit).offset(offset).execute();
  return { rows: rows.map(viewOf), total, limit, offset };
});

export const openBatch = useCase(openContract, async ({ tx, orgId, note }, { batchId }) => {
  note(batchId);
  return viewOf(await batchById(tx, orgId, batchId));
});

/** Parts that are looked through at most for one page of hits. */
const mostParts = 40;

export const batchRows = useCase(
  rowsContract,
  async ({ tx, orgId, kernel, note }, { batchId, after, limit, onlyHits }) => {
    const { state } = await batchById(tx, orgId, batchId);
    note(batchId);
    const rows: BatchLine[] = [];
    let behindPart = await partBefore(tx, orgId, batchId, after);
    let last = after;
    for (let looked = 0; looked < mostParts && rows.length < limit; looked += 4) {
      const parts = await readParts(tx, kernel, orgId, batchId, { behindPart, most: 4 });
      if (parts.length === 0) break;
      for (const line of parts.flatMap(({ lines }) => lines)) {
        if (line.row <= after || rows.length >= limit) continue;
        last = line.row;
        if (!onlyHits || line.hits.length > 0) rows.push(line);
      }
      behindPart = parts.at(-1)?.part ?? behindPart;
    }
    return { rows, next: last > after ? last : null, state };
  },
);

const shortest = 250;
const longest = 2_000;

async function* events(
  context: StreamContext,
  { batchId, after }: { batchId: string; after: number },
): AsyncGenerator<BatchLine> {
  const { kernel, signal } = context;
  let wait = shortest;
  let seen = after;
  let behindPart: number | null = null;
  while (!signal.aborted) {
    const actor = context.actor();
    const orgId = actor.orgId ?? refuse('SCREENING_BATCH_NOT_FOUND');
    const { state, parts } = await kernel.db.transaction(actor, async (tx) => {
      const row = await batchById(tx, orgId, batchId);
      behindPart ??= await partBefore(tx, orgId, batchId, after);
      return { state: row.state, parts: await readParts(tx, kernel, orgId, batchId, { behindPart, most: 5 }) };
    });
    for (const { part, lines } of parts) {
      for (const line of lines) {
        if (line.row > seen) yield line;
        seen = Math.max(seen, line.row);
      }
      behindPart = part;
    }
    if (parts.length === 0 && !['waiting', 'running'].includes(state)) return;
    wait = parts.length > 0 ? shortest : Math.min(wait * 1.5, longest);
    if (parts.length === 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** Rows as they are done, each once, in their order. */
export const watchBatch = stream(eventsContract, {
  admit: async ({ tx, orgId, note }, { batchId }) => {
    note(batchId);
    await batchById(tx, orgId, batchId);
  },
  events,
});

const csvHeader = [
  'row',
  'id',
  'name',
  'refused',
  'band',
  'score',
  'ofac',
  'list',
  'sourceId',
  'caption',
  'matchedName',
  'measures',
  'programmes',
  'listDate',
  'requestId',
];

/** A line for each hit, and one for a row that has none. */
const csvLines = ({ row, id, query, hits, requestId, refused }: BatchLine): string[][] => {
  const start = [String(row), id, query, refused ?? ''];
  if (hits.length === 0) return [[...start, ...Array.from({ length: csvHeader.length - start.length }, () => '')]];
  return hits.map((hit) => [
    ...start,
    hit.band,
    hit.score.toFixed(4),
    String(hit.ofac),
    hit.list,
    hit.sourceId,
    hit.caption,
    hit.matchedName,
    hit.measures.join('; '),
    hit.programmes.join('; '),
    hit.listVersion.date,
    requestId ?? '',
  ]);
};

/** All rows in one file. What another program would take for a formula is made harmless. */
export const batchFile = useCase(fileContract, async ({ tx, orgId, kernel, note }, { batchId, format }) => {
  const batch = await batchById(tx, orgId, batchId);
  if (batch.state !== 'done') refuse('SCREENING_BATCH_UNFINISHED', { done: batch.done, rows: batch.rows });
  note(batchId, { format });
  const lines: BatchLine[] = [];
  for (let behindPart = -1; ; ) {
    const parts = await readParts(tx, kernel, orgId, batchId, { behindPart, most: 50 });
    if (parts.length === 0) break;
    for (const part of parts) lines.push(...part.lines);
    behindPart = parts.at(-1)?.part ?? behindPart + partRows;
  }
  const name = `screening-${batchId}.${format}`;
  if (format === 'csv') {
    return { bytes: writeCsv([csvHeader, ...lines.flatMap(csvLines)]), type: 'text/csv; charset=utf-8', name };
  }
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  return { bytes: new TextEncoder().encode(text), type: 'application/jsonl', name };
});
