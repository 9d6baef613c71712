import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { json, type Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import type { ListPart } from '../lists/entity.ts';
import { ListError } from '../lists/list-error.ts';
import { Mapping } from '../lists/mapper/mapping.ts';
import { openParts } from '../lists/open-parts.ts';
import { screening } from '../queries.ts';
import type { ImportRow } from '../tables.ts';
import { type Gathered, gather } from './gather.ts';
import { readerFor } from './known-lists.ts';
import { planFor, reportOf } from './plan-import.ts';
import { partOf, rawPieces } from './raw-files.ts';
import { versionHash } from './version-hash.ts';

export interface Work {
  readonly kernel: Kernel;
  readonly actor: Actor;
  readonly orgId: Id;
  readonly signal?: AbortSignal;
  progress(done: number, total: number | null, phase: string): void;
  /** A transaction of the actor; in a job, a step. */
  transaction<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** @throws Refusal SCREENING_IMPORT_NOT_FOUND */
export const importById = (tx: Tx, orgId: Id, importId: Id): Promise<ImportRow> =>
  screening(tx)
    .selectFrom('screening.import')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', importId)
    .executeTakeFirst()
    .then(orRefuse('SCREENING_IMPORT_NOT_FOUND'));

export const mappingOf = (row: ImportRow): Mapping | null => Mapping.nullable().parse(row.mapping);

export interface ReadImport {
  readonly row: ImportRow;
  readonly gathered: Gathered;
  readonly sha256: string;
}

const nothingRead = (error: ListError): Gathered => ({
  reading: {
    listIds: [],
    format: '',
    counts: { rows: {}, entries: 0, names: 0, addresses: 0, identifiers: 0 },
    date: '',
    problems: [],
  },
  problems: [
    {
      code: error.code,
      file: error.place.file ?? '',
      line: error.place.line ?? 0,
      field: error.place.field ?? '',
      value: error.place.value ?? '',
      weight: 'fatal',
    },
  ],
  lists: [],
});

/** Reads the files of an import. What is wrong with them is in the answer, never thrown. */
export const readImport = async (work: Work, importId: Id): Promise<ReadImport> => {
  const { orgId, signal, progress, kernel, actor } = work;
  progress(0, null, 'reading');
  const { row, sources } = await kernel.db.transaction(actor, async (tx) => {
    const found = await importById(tx, orgId, importId);
    const read: ListPart[] = [];
    for (const { name, sha256 } of found.files) read.push(partOf(name, await rawPieces(tx, orgId, sha256)));
    return { row: found, sources: read };
  });
  try {
    const parts = await openParts(sources);
    const gathered = await gather(
      parts,
      signal,
      (count) => {
        if (count % 500 === 0) progress(count, null, 'reading');
      },
      readerFor(mappingOf(row)),
    );
    return { row, gathered, sha256: await versionHash(parts) };
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    return { row, gathered: nothingRead(error), sha256: await versionHash(sources) };
  }
};

/** Reads the files of an import and keeps what they would change. */
export const previewFiles = async (work: Work, importId: Id): Promise<void> => {
  const { row, gathered, sha256 } = await readImport(work, importId);
  await work.transaction('preview', async (tx) => {
    const plans = [];
    for (const one of gathered.lists)
      plans.push(
        await planFor(tx, work.orgId, gathered, one, {
          sha256,
          retrievedAt: row.retrieved_at,
          mapping: mappingOf(row),
        }),
      );
    const report = reportOf(gathered, sha256, plans);
    await screening(tx)
      .updateTable('screening.import')
      .set({ state: report.ready ? 'previewed' : 'failed', report: json(report) })
      .where('org_id', '=', work.orgId)
      .where('id', '=', importId)
      .execute();
    return {};
  });
};
