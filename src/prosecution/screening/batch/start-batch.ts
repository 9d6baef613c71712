import { nameOf } from '../../../platform/accounts/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import { json } from '../../../platform/db/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { useCase, useCaseInParts } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import { chooseLists, listsUsed, requireFresh } from '../search/lists-used.ts';
import { snapshotKey } from '../search/snapshots.ts';
import { roleOf } from '../search/subject.ts';
import { ListId } from '../shapes.ts';
import { previewBatch as previewContract, startBatch as startContract } from './contract.ts';
import { type Columns, columnProblems, columnsOf, type NameTable, nameRows, readNames } from './read-rows.ts';
import { type BatchPlan, batchKind } from './run-batch.ts';

const shownRows = 10;
const shownProblems = 100;

const saidColumns = (input: Readonly<Record<string, unknown>>): Columns =>
  Object.fromEntries(
    ['id', 'name', 'birth', 'country', 'kind', 'identifier', 'role'].flatMap((one) => {
      const heading = input[one];
      return typeof heading === 'string' ? [[one, heading]] : [];
    }),
  );

const rowProblems = (table: NameTable, columns: Columns) =>
  [...nameRows(table, columns, { role: 'other', kind: 'unknown' })]
    .filter(({ refused }) => refused !== null)
    .slice(0, shownProblems)
    .map(({ row, refused }) => ({ row, code: refused ?? '' }));

/** Reads a table and keeps nothing of it. */
export const previewBatch = useCase(previewContract, async ({ file, note, t }, input) => {
  const table = readNames(file.bytes);
  const said = saidColumns(input);
  const columns = columnsOf(table, said);
  const blocked = columnProblems(table, said, columns);
  const problems = blocked.length > 0 ? blocked : rowProblems(table, columns);
  note([], { problems: problems.length });
  return {
    format: table.format,
    headings: [...table.headings],
    columns,
    rows: table.rows.slice(0, shownRows).map((row) => [...row]),
    total: table.rows.length,
    problems: problems.map((one) => ({ ...one, says: t(`error.${one.code}`) })),
    ready: blocked.length === 0 && table.rows.length > 0,
  };
});

/** Queues a table; every row of it will be searched in the lists as they are now. */
export const startBatch = useCaseInParts(startContract, async ({ kernel, actor, orgId, file, t }, input) => {
  if (roleOf(input.subjectRole) === null) refuse('SCREENING_SUBJECT_REFUSED', {}, [{ field: 'subjectRole' }]);
  const table = readNames(file.bytes);
  const said = saidColumns(input);
  const columns = columnsOf(table, said);
  const blocked = columnProblems(table, said, columns);
  if (blocked.length > 0 || table.rows.length === 0) {
    throw new Refusal('SCREENING_TABLE_INVALID', { count: blocked.length }, blocked);
  }
  const rows = [...nameRows(table, columns, { role: input.subjectRole, kind: input.subjectKind })].length;
  const lists = input.lists?.split(',').map((one) => ListId.parse(one.trim()));
  const wanted = { lists, asOf: input.asOf };
  const { clock, random } = kernel;
  const batchId = newId(clock, random);
  const jobId = await kernel.db.transaction(actor, async (tx) => {
    const chosen = await chooseLists(tx, orgId, wanted);
    const used = listsUsed(chosen, wanted, clock.millis());
    if (input.freshOnly) requireFresh(used);
    const plan: BatchPlan = {
      columns,
      all: chosen.map(({ list, version }) => ({ list: list.id, versionId: version.id })),
      kind: input.subjectKind,
      asOf: input.asOf ?? null,
      decide: input.decide,
    };
    const id = await enqueue(tx, kernel, actor, batchKind, { batchId }, { files: { table: file.bytes } });
    await screening(tx)
      .insertInto('screening.batch')
      .values({
        org_id: orgId,
        id: batchId,
        title: input.title ?? t('screening.batch.untitled', { day: clock.today() }),
        purpose: input.purpose,
        legal_basis: input.legalBasis,
        role: input.subjectRole,
        mapping: json(plan),
        lists: json(used),
        snapshot: snapshotKey(chosen),
        rows,
        done: 0,
        counts: json({}),
        state: 'waiting',
        job_id: id,
        started_by: await nameOf(tx, actor),
        started_by_id: actor.userId,
        started_at: clock.now(),
        ended_at: null,
      })
      .execute();
    await appendAudit(tx, clock, actor, {
      act: startContract.name,
      outcome: 'done',
      records: [batchId, id],
      details: { rows, file: sha256(file.bytes) },
    });
    return id;
  });
  return { batchId, jobId, rows };
});
