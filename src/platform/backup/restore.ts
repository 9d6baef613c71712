import { sql } from 'kysely';
import type { Db, Tx } from '../db/index.ts';
import { Refusal, refuse } from '../errors/index.ts';
import type { Head } from './format.ts';
import { loosen, type Tighten } from './loosen.ts';
import { readBackup } from './read-backup.ts';
import type { BackupReport, OnProgress } from './report.ts';
import { insertLines, linesOf, settleTexts, tableOf, tally } from './rows.ts';
import {
  appliedTo,
  type LiveTable,
  type Migrations,
  nameOf,
  type SequenceState,
  sequencesOf,
  tablesOf,
} from './shape.ts';

/**
 * Puts a backup into an empty database of the same version, in one transaction or not at all, and proves it: rows and hashes of the
 * report are those of what the database now holds.
 *
 * @param identity text of an identity file
 * @throws Refusal RESTORE_NOT_EMPTY, BACKUP_OTHER_VERSION, RESTORE_NOT_PROVEN, and those of `readBackup`
 */
export const restore = async (
  db: Db,
  identity: string,
  path: string,
  onProgress: OnProgress = () => {},
): Promise<BackupReport> => {
  const report = await db.asOwner((owner) =>
    owner.transaction().execute((tx) => restoreIn(tx, identity, path, onProgress)),
  );
  await db.vacuum();
  return report;
};

const restoreIn = async (tx: Tx, identity: string, path: string, onProgress: OnProgress): Promise<BackupReport> => {
  await settleTexts(tx);
  const tables = await tablesOf(tx);
  let tighten: Tighten = async () => {};
  let sequences: readonly SequenceState[] = [];
  let [done, total] = [0, 0];

  const report = await readBackup(identity, path, {
    head: async (head) => {
      requireSameVersion(head, await appliedTo(tx), tables);
      await requireEmpty(tx, tables);
      tighten = await loosen(tx);
      sequences = head.sequences;
      total = head.tables.reduce((sum, table) => sum + table.rows, 0);
    },
    page: async (table, lines) => {
      await insertLines(tx, table, lines).catch(notOurs);
      done += lines.length;
      onProgress({ step: 'loading', done, total });
    },
  });
  await tighten().catch(notOurs);
  await restartSequences(tx, sequences);
  await prove(tx, tables, report, sequences, onProgress);
  return report;
};

/** What the database itself refuses (a text that is no date, a row without its parent) was not written by us. */
const notOurs = (error: unknown): never => {
  const { code } = error as { code?: string };
  if (code && /^2[23]/.test(code)) throw new Refusal('BACKUP_DAMAGED');
  throw error;
};

const requireSameVersion = (head: Head, applied: Migrations, tables: readonly LiveTable[]): void => {
  const text = ({ room, name, checksum }: Migrations[number]): string => `${room}/${name} ${checksum}`;
  const [theirs, mine] = [new Set(head.migrations.map(text)), new Set(applied.map(text))];
  const other = head.migrations.find((m) => !mine.has(text(m))) ?? applied.find((m) => !theirs.has(text(m)));
  if (other) refuse('BACKUP_OTHER_VERSION', { what: `${other.room}/${other.name}` });
  const shapes = new Set(tables.map(({ shape }) => JSON.stringify(shape)));
  const differs = head.tables.find(({ rows: _, ...shape }) => !shapes.has(JSON.stringify(shape)));
  if (differs) refuse('BACKUP_OTHER_VERSION', { what: nameOf(differs) });
  if (head.tables.length !== tables.length) refuse('BACKUP_OTHER_VERSION', { what: `${tables.length}` });
};

/** Locks every table first, so that nobody fills one meanwhile. */
const requireEmpty = async (tx: Tx, tables: readonly LiveTable[]): Promise<void> => {
  for (const { shape } of tables) {
    await sql`lock table ${tableOf(shape)} in access exclusive mode`.execute(tx);
    const { rows } = await sql<{ any: boolean }>`select exists (select from ${tableOf(shape)}) as any`.execute(tx);
    if (rows[0]?.any) refuse('RESTORE_NOT_EMPTY', { table: nameOf(shape) });
  }
};

const restartSequences = async (tx: Tx, sequences: readonly SequenceState[]): Promise<void> => {
  // `alter sequence` belongs to the transaction, `setval` does not
  for (const { schema, name, next } of sequences) {
    await sql`alter sequence ${sql.id(schema, name)} restart with ${sql.raw(next)}`.execute(tx);
  }
};

const prove = async (
  tx: Tx,
  tables: readonly LiveTable[],
  { tables: expected, rows: total }: BackupReport,
  sequences: readonly SequenceState[],
  onProgress: OnProgress,
): Promise<void> => {
  const wanted = new Map(expected.map((table) => [table.name, table]));
  let done = 0;
  for (const table of tables) {
    const counts = tally();
    for await (const lines of linesOf(tx, table)) {
      counts.add(lines);
      done += lines.length;
      onProgress({ step: 'proving', done, total });
    }
    const found = counts.report(table.shape);
    const want = wanted.get(found.name);
    if (want?.rows !== found.rows || want.sha256 !== found.sha256) refuse('RESTORE_NOT_PROVEN', { table: found.name });
  }
  if (JSON.stringify(await sequencesOf(tx)) !== JSON.stringify(sequences)) {
    refuse('RESTORE_NOT_PROVEN', { table: 'sequences' });
  }
};
