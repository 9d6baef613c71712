import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';
import { type Head, totalOf } from './format.ts';
import { encrypterFor, type Recipient } from './recipients.ts';
import type { BackupReport, OnProgress, TableReport } from './report.ts';
import { linesOf, settleTexts, tableOf, tally } from './rows.ts';
import { appliedTo, type LiveTable, nameOf, sequencesOf, tablesOf } from './shape.ts';
import { fromWeb, toWeb } from './web-streams.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Writes the whole database as one moment shows it, encrypted to the recipients. Streams: a page of rows is in memory, not a table.
 * The root key of the vault is not in it; what was sealed stays sealed.
 *
 * @param out a path, which gets the file whole or not at all, or a stream
 * @throws Refusal BACKUP_NO_RECIPIENT, BACKUP_RECIPIENT_INVALID, BACKUP_FILE_EXISTS, BACKUP_CANNOT_WRITE, DATABASE_OWNER_URL_MISSING
 */
export const backup = async (
  db: Db,
  recipients: readonly Recipient[],
  out: string | Writable,
  onProgress: OnProgress = () => {},
): Promise<BackupReport> => {
  const encrypter = encrypterFor(recipients);
  return db.asOwner((owner) =>
    owner.transaction().execute(async (tx) => {
      await sql`set transaction isolation level repeatable read, read only`.execute(tx);
      await settleTexts(tx);
      const tables = await tablesOf(tx);
      const head = await headOf(tx, db.kind, recipients, tables);
      let report: BackupReport | undefined;
      const zipped = createGzip();
      const content = contentOf(tx, head, tables, onProgress, (end) => {
        report = end;
      });
      const done = pipeline(Readable.from(content, { highWaterMark: 1 }), zipped);
      const encrypted = fromWeb(await encrypter.encrypt(toWeb(zipped)));
      const written = typeof out === 'string' ? writeWhole(out, encrypted) : pipeline(encrypted, out);
      // whoever waits for the reader of a stream that nobody reads would wait for ever
      const stop = (error: Error): never => {
        zipped.destroy(error);
        throw error;
      };
      for (const end of await Promise.allSettled([written.catch(stop), done])) {
        if (end.status === 'rejected') throw end.reason;
      }
      return report ?? refuse('BACKUP_DAMAGED');
    }),
  );
};

const headOf = async (
  tx: Tx,
  database: string,
  recipients: readonly Recipient[],
  tables: readonly LiveTable[],
): Promise<Head> => {
  const counted: Head['tables'] = [];
  for (const { shape } of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${tableOf(shape)}`.execute(tx);
    counted.push({ ...shape, rows: Number(rows[0]?.n) });
  }
  const { rows: clock } = await sql<{ now: string }>`select now() as now`.execute(tx);
  return {
    fourfold: 'backup',
    format: 1,
    takenAt: clock[0]?.now ?? '',
    database,
    recipients: recipients.map(({ name, key }) => name || key),
    migrations: await appliedTo(tx),
    tables: counted,
    sequences: await sequencesOf(tx),
  };
};

async function* contentOf(
  tx: Tx,
  head: Head,
  tables: readonly LiveTable[],
  onProgress: OnProgress,
  onEnd: (report: BackupReport) => void,
): AsyncGenerator<string> {
  const all = head.tables.reduce((sum, { rows }) => sum + rows, 0);
  const headLine = JSON.stringify(head);
  yield `${headLine}\n`;
  const reports: TableReport[] = [];
  let done = 0;
  for (const table of tables) {
    yield `${JSON.stringify({ table: nameOf(table.shape) })}\n`;
    const counts = tally();
    for await (const lines of linesOf(tx, table)) {
      counts.add(lines);
      yield `${lines.join('\n')}\n`;
      done += lines.length;
      onProgress({ step: 'saving', done, total: all });
    }
    const report = counts.report(table.shape);
    reports.push(report);
    yield `${JSON.stringify({ end: report.name, rows: report.rows, sha256: report.sha256 })}\n`;
  }
  const total = totalOf(headLine, reports);
  yield `${JSON.stringify({ total })}\n`;
  onEnd({ takenAt: head.takenAt, recipients: head.recipients, ...total, tables: reports });
}
