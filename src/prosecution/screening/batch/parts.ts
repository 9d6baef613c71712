import { gunzipSync, gzipSync } from 'fflate';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import type { BatchPartRow, BatchRow } from '../tables.ts';
import type { BatchLine } from './contract.ts';

/** Rows of one part: what is searched, sealed and committed at once. */
export const partRows = 100;

const placeOf = (orgId: Id, batchId: Id, part: number) =>
  ({ orgId, subjectId: batchId, address: `screening.batch_part.lines_sealed/${batchId}-${part}` }) as const;

export const keepPart = async (
  tx: Tx,
  { vault }: Kernel,
  orgId: Id,
  batchId: Id,
  part: number,
  lines: readonly BatchLine[],
): Promise<void> => {
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const packed = gzipSync(new TextEncoder().encode(text), { mtime: 0 });
  await screening(tx)
    .insertInto('screening.batch_part')
    .values({
      org_id: orgId,
      batch_id: batchId,
      part,
      first_row: lines[0]?.row ?? 0,
      rows: lines.length,
      lines_sealed: await vault.seal(tx, placeOf(orgId, batchId, part), packed),
    })
    .execute();
};

const linesIn = (bytes: Uint8Array): BatchLine[] => {
  const text = new TextDecoder().decode(gunzipSync(bytes));
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as BatchLine);
};

/** The parts whose last rows lie behind one, in order, at most so many. @throws Refusal SHREDDED */
export const readParts = async (
  tx: Tx,
  { vault }: Kernel,
  orgId: Id,
  batchId: Id,
  { behindPart, most }: { behindPart: number; most: number },
): Promise<{ part: number; lines: BatchLine[] }[]> => {
  const rows: BatchPartRow[] = await screening(tx)
    .selectFrom('screening.batch_part')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('batch_id', '=', batchId)
    .where('part', '>', behindPart)
    .orderBy('part')
    .limit(most)
    .execute();
  const opened = await vault.openAll(
    tx,
    orgId,
    rows.map((one) => ({ ...placeOf(orgId, batchId, one.part), sealed: one.lines_sealed })),
  );
  return rows.map(({ part }, i) => ({ part, lines: linesIn(opened[i] ?? refuse('SHREDDED')) }));
};

/** The part before the one a row stands in, so that reading on from there finds the row behind it. */
export const partBefore = async (tx: Tx, orgId: Id, batchId: Id, row: number): Promise<number> => {
  const found = await screening(tx)
    .selectFrom('screening.batch_part')
    .select((eb) => eb.fn.max('part').as('part'))
    .where('org_id', '=', orgId)
    .where('batch_id', '=', batchId)
    .where('first_row', '<=', row)
    .executeTakeFirst();
  return (found?.part ?? 0) - 1;
};

/** @throws Refusal SCREENING_BATCH_NOT_FOUND */
export const batchById = (tx: Tx, orgId: Id, batchId: Id): Promise<BatchRow> =>
  screening(tx)
    .selectFrom('screening.batch')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', batchId)
    .executeTakeFirst()
    .then(orRefuse('SCREENING_BATCH_NOT_FOUND'));
