import { z } from 'zod';
import { Id } from '../../../platform/contract/index.ts';
import { json, type Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import { type FailedJob, type JobContext, jobKind } from '../../../platform/jobs/index.ts';
import { listsInSight, screening, versionById } from '../queries.ts';
import { newRequestId, recordRequests, type Screened, subjectHashes } from '../search/record-request.ts';
import { searchSubject } from '../search/search-subject.ts';
import { type Chosen, type Snapshot, snapshotOver } from '../search/snapshots.ts';
import { screenableSubject } from '../search/subject.ts';
import { Kind, type Purpose } from '../shapes.ts';
import type { BatchRow } from '../tables.ts';
import type { BatchLine } from './contract.ts';
import { batchById, keepPart, partRows } from './parts.ts';
import { type Columns, type NameRow, nameRows, readNames } from './read-rows.ts';

const hitsPerRow = 20;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** All lists in sight in the versions the batch began with; those that were not asked for stand beside, as in every index. */
const pinned = async (tx: Tx, orgId: Id, { all }: BatchPlan): Promise<Chosen[]> => {
  const lists = await listsInSight(tx, orgId);
  const chosen = [];
  for (const { list: id, versionId } of all) {
    const list = orRefuse('SCREENING_LIST_NOT_FOUND', { list: id })(lists.find((one) => one.id === id));
    chosen.push({ list, version: await versionById(tx, list, versionId) });
  }
  return chosen;
};

/** What a batch keeps of how it was asked for, beside its columns. */
export const BatchPlan = z.object({
  columns: z.record(z.string(), z.string()),
  all: z.array(z.object({ list: z.string(), versionId: Id })),
  kind: Kind,
  asOf: z.string().nullable(),
  decide: z.boolean(),
});
export type BatchPlan = z.infer<typeof BatchPlan>;

/** How many rows have what; a row under two measures counts for both. */
export const countLines = (
  lines: readonly BatchLine[],
  before: Readonly<Record<string, number>>,
): Record<string, number> => {
  const counts: Record<string, number> = { rows: 0, hits: 0, review: 0, nothing: 0, refused: 0, ...before };
  const add = (key: string): void => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (const { hits, refused } of lines) {
    add('rows');
    add(
      refused !== null
        ? 'refused'
        : hits.some(({ band }) => band === 'hit')
          ? 'hits'
          : hits.length > 0
            ? 'review'
            : 'nothing',
    );
    for (const list of new Set(hits.flatMap(({ members }) => members.map((one) => one.list)))) add(`list:${list}`);
    for (const measure of new Set(hits.flatMap(({ measures }) => measures))) add(`measure:${measure}`);
  }
  return counts;
};

interface Work {
  readonly context: JobContext;
  readonly orgId: Id;
  readonly batch: BatchRow;
  readonly plan: BatchPlan;
  readonly snapshot: Snapshot;
}

const searched = async (rows: readonly NameRow[], work: Work): Promise<BatchLine[]> => {
  const { batch, plan, snapshot, context } = work;
  const day = plan.asOf ?? context.kernel.clock.today();
  const lists = batch.lists.map(({ list }) => list);
  const lines: BatchLine[] = [];
  for (const [i, { row, id, query, subject, role, refused }] of rows.entries()) {
    if (i % 10 === 0) {
      context.signal.throwIfAborted();
      await nextTurn();
    }
    const hits = subject
      ? searchSubject(snapshot, screenableSubject(subject, role), { day, limit: hitsPerRow, lists })
      : [];
    lines.push({ row, id, query, hits, requestId: null, refused });
  }
  return lines;
};

/** Keeps a part: its lines, a screening for each row that may be somebody, and the counts. */
const commit = async (
  tx: Tx,
  work: Work,
  part: number,
  rows: readonly NameRow[],
  lines: readonly BatchLine[],
): Promise<void> => {
  const { context, orgId, batch, plan, snapshot } = work;
  const { kernel, actor } = context;
  const found = rows.flatMap(({ subject, role }, i) => {
    const line = lines[i];
    return subject && line && line.hits.length > 0 ? [{ subject, role, line }] : [];
  });
  const hashes = plan.decide
    ? await subjectHashes(
        tx,
        kernel,
        orgId,
        found.map(({ subject }) => subject),
      )
    : [];
  const requestOf = new Map<number, Id>();
  if (plan.decide) {
    for (const role of new Set(found.map((one) => one.role))) {
      const screened = found.flatMap((one, i): Screened[] => {
        if (one.role !== role) return [];
        const id = newRequestId(kernel);
        requestOf.set(one.line.row, id);
        return [
          { id, subject: one.subject, subjectHash: hashes[i] ?? '', hits: one.line.hits, batchRow: one.line.row },
        ];
      });
      const asked = {
        role,
        purpose: batch.purpose as Purpose,
        legalBasis: batch.legal_basis,
        lists: batch.lists,
        asOf: plan.asOf,
        origin: 'batch' as const,
        batchId: batch.id,
        keyId: batch.id,
      };
      await recordRequests(tx, kernel, actor, orgId, asked, screened, snapshot.directory);
    }
  }
  const kept = lines.map((line) => ({ ...line, requestId: requestOf.get(line.row) ?? null }));
  await keepPart(tx, kernel, orgId, batch.id, part, kept);
  const before = await batchById(tx, orgId, batch.id);
  await screening(tx)
    .updateTable('screening.batch')
    .set({ state: 'running', done: before.done + kept.length, counts: json(countLines(kept, before.counts)) })
    .where('org_id', '=', orgId)
    .where('id', '=', batch.id)
    .execute();
};

const finish = async (tx: Tx, orgId: Id, batchId: Id, state: BatchRow['state'], at: string): Promise<void> => {
  await screening(tx)
    .updateTable('screening.batch')
    .set({ state, ended_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', batchId)
    .where('state', 'in', ['waiting', 'running'])
    .execute();
};

/** Screens a table part by part. What is committed is not searched again when the job is taken up a second time. */
export const batchKind = jobKind('screening.batch', {
  may: 'write screening',
  bulk: true,
  takes: z.object({ batchId: Id }),
  gives: z.object({ rows: z.number().int(), hits: z.number().int(), review: z.number().int() }),
  run: async (context, { batchId }) => {
    const { kernel, actor, progress, step, file } = context;
    const orgId = actor.orgId as Id;
    progress(0, null, 'reading');
    const table = readNames(await file('table'));
    const { batch, plan, chosen } = await kernel.db.transaction(actor, async (tx) => {
      const row = await batchById(tx, orgId, batchId);
      const asked = BatchPlan.parse(row.mapping);
      return { batch: row, plan: asked, chosen: await pinned(tx, orgId, asked) };
    });
    progress(0, batch.rows, 'indexing');
    const work: Work = { context, orgId, batch, plan, snapshot: await snapshotOver(kernel, actor, chosen) };
    const rows = [...nameRows(table, plan.columns as Columns, { role: batch.role, kind: plan.kind })];
    for (let part = Math.floor(batch.done / partRows); part * partRows < rows.length; part++) {
      const mine = rows.slice(part * partRows, (part + 1) * partRows);
      const lines = await searched(mine, work);
      await step(`part-${part}`, async (tx) => {
        await commit(tx, work, part, mine, lines);
        return {};
      });
      progress(part * partRows + mine.length, rows.length, 'screening');
    }
    const { counts } = await step('end', async (tx) => {
      await finish(tx, orgId, batchId, 'done', kernel.clock.now());
      return { counts: (await batchById(tx, orgId, batchId)).counts };
    });
    return { rows: rows.length, hits: counts.hits ?? 0, review: counts.review ?? 0 };
  },
  failed: ({ kernel, tx, orgId, outcome }: FailedJob, { batchId }) =>
    finish(tx, orgId, batchId, outcome === 'cancelled' ? 'cancelled' : 'failed', kernel.clock.now()),
});
