import { nameOf } from '../../../platform/accounts/index.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { json, type Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { type Kernel, useCase, useCaseInParts } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import type { ImportRow } from '../tables.ts';
import { afterChange } from '../watch/look-again.ts';
import { applyFiles } from './apply-files.ts';
import { applyKind, readKind } from './import-jobs.ts';
import {
  applyImport as applyContract,
  listImports as listContract,
  openImport as openContract,
  previewImport as previewContract,
  uploadFile as uploadContract,
} from './imports/contract.ts';
import { keepRawFile, packed } from './raw-files.ts';
import { importById, previewFiles, type Work } from './read-import.ts';
import { problemsIn } from './views.ts';

/** Up to this size (bytes, packed or not) a person waits for the answer; above it a job does the work. */
const atOnce = 4 * 1024 * 1024;

const viewOf = (t: Translate, row: ImportRow) => ({
  id: row.id,
  state: row.state,
  files: row.files,
  retrievedAt: row.retrieved_at,
  report: row.report && { ...row.report, problems: problemsIn(t, row.report.problems) },
  why: row.why,
  jobId: row.job_id,
  createdBy: row.created_by,
  createdAt: row.created_at,
  appliedAt: row.applied_at,
});

/** Keeps a file; reading it is another act. */
export const uploadFile = useCaseInParts(uploadContract, async ({ kernel, actor, orgId, file }) => {
  if (file.bytes.length === 0) refuse('SCREENING_FILE_EMPTY');
  const hash = sha256(file.bytes);
  const pieces = await packed(file.bytes);
  await kernel.db.transaction(actor, async (tx) => {
    await keepRawFile(tx, kernel, { orgId, actor, sha256: hash, size: file.bytes.length, pieces });
    await appendAudit(tx, kernel.clock, actor, { act: uploadContract.name, outcome: 'done', details: { file: hash } });
  });
  return { sha256: hash, size: file.bytes.length };
});

const workFor = (kernel: Kernel, actor: Actor, orgId: Id): Work => ({
  kernel,
  actor,
  orgId,
  progress: () => {},
  transaction: (_name, work) => kernel.db.transaction(actor, work),
});

const sizeOf = async (tx: Tx, orgId: Id, files: ImportRow['files']): Promise<number> => {
  const hashes = [...new Set(files.map((one) => one.sha256))];
  const rows = await screening(tx)
    .selectFrom('screening.raw_file')
    .select('size')
    .where('org_id', '=', orgId)
    .where('sha256', 'in', hashes)
    .execute();
  if (rows.length < hashes.length) refuse('SCREENING_FILE_NOT_FOUND');
  return rows.reduce((sum, { size }) => sum + size, 0);
};

/** Small files are read while the person waits, larger ones by a job. */
export const previewImport = useCaseInParts(previewContract, async ({ kernel, actor, orgId, t }, input) => {
  const { clock } = kernel;
  const now = clock.now();
  const retrievedAt = input.retrievedAt ?? now;
  if (retrievedAt > now) refuse('SCREENING_RETRIEVED_AHEAD', {}, [{ field: 'retrievedAt' }]);
  const importId = newId(clock, kernel.random);
  const large = await kernel.db.transaction(actor, async (tx) => {
    const size = await sizeOf(tx, orgId, input.files);
    await screening(tx)
      .insertInto('screening.import')
      .values({
        org_id: orgId,
        id: importId,
        state: 'reading',
        files: json(input.files),
        mapping: input.mapping ? json(input.mapping) : null,
        retrieved_at: retrievedAt,
        report: null,
        why: null,
        job_id: null,
        created_by: await nameOf(tx, actor),
        created_by_id: actor.userId,
        created_at: now,
        applied_at: null,
      })
      .execute();
    if (size > atOnce) await byJob(tx, kernel, actor, orgId, importId, readKind);
    await appendAudit(tx, clock, actor, { act: previewContract.name, outcome: 'done', records: [importId] });
    return size > atOnce;
  });
  if (!large) await previewFiles(workFor(kernel, actor, orgId), importId);
  return kernel.db.transaction(actor, async (tx) => viewOf(t, await importById(tx, orgId, importId)));
});

const byJob = async (
  tx: Tx,
  kernel: Kernel,
  actor: Actor,
  orgId: Id,
  importId: Id,
  kind: typeof readKind | typeof applyKind,
): Promise<void> => {
  const jobId = await (kind === readKind
    ? enqueue(tx, kernel, actor, readKind, { importId })
    : enqueue(tx, kernel, actor, applyKind, { importId }));
  await screening(tx)
    .updateTable('screening.import')
    .set({ job_id: jobId })
    .where('org_id', '=', orgId)
    .where('id', '=', importId)
    .execute();
};

/** Takes over what was previewed. What would need a reason and has none is refused before any work is done. */
export const applyImport = useCaseInParts(applyContract, async ({ kernel, actor, orgId, t }, { importId, why }) => {
  const large = await kernel.db.transaction(actor, async (tx) => {
    const row = await importById(tx, orgId, importId);
    if (row.state === 'applied') refuse('SCREENING_IMPORT_APPLIED');
    if (row.state !== 'previewed' || !row.report?.ready) refuse('SCREENING_IMPORT_NOT_READY');
    const asks = row.report?.lists.find(({ confirm }) => confirm !== null);
    if (asks && !why) {
      refuse('SCREENING_LIST_LOST_ENTRIES', { list: asks.list, loss: asks.loss, most: asks.maxLoss });
    }
    const size = await sizeOf(tx, orgId, row.files);
    await screening(tx)
      .updateTable('screening.import')
      .set({ why: why || null, ...(size > atOnce ? { state: 'applying' as const } : {}) })
      .where('org_id', '=', orgId)
      .where('id', '=', importId)
      .execute();
    if (size > atOnce) await byJob(tx, kernel, actor, orgId, importId, applyKind);
    await appendAudit(tx, kernel.clock, actor, {
      act: applyContract.name,
      outcome: 'done',
      records: [importId],
      details: { forced: asks !== undefined, lists: row.report?.lists.length ?? 0 },
    });
    return size > atOnce;
  });
  if (!large) {
    await applyFiles(workFor(kernel, actor, orgId), importId);
    await kernel.db.transaction(actor, (tx) => afterChange(tx, kernel, actor));
  }
  return kernel.db.transaction(actor, async (tx) => viewOf(t, await importById(tx, orgId, importId)));
});

export const openImport = useCase(openContract, async ({ tx, orgId, t, note }, { importId }) => {
  note(importId);
  return viewOf(t, await importById(tx, orgId, importId));
});

export const listImports = useCase(listContract, async ({ tx, orgId, t }, { limit, offset }) => {
  const all = screening(tx).selectFrom('screening.import').where('org_id', '=', orgId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all.selectAll().orderBy('created_at', 'desc').orderBy('id').limit(limit).offset(offset).execute();
  return {
    rows: rows.map((row) => ({ ...viewOf(t, row), lists: row.report?.lists.map(({ list }) => list) ?? [] })),
    total,
    limit,
    offset,
  };
});
