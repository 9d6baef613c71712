import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { Refusal, refuse } from '../errors/index.ts';
import { Begin, End, Head, Total, totalOf } from './format.ts';
import { decrypterFor } from './recipients.ts';
import type { BackupReport, TableReport } from './report.ts';
import { tally } from './rows.ts';
import { nameOf } from './shape.ts';
import { fromWeb, toWeb } from './web-streams.ts';

const magic = 'age-encryption.org/v1\n';
const pageBytes = 1024 * 1024;
const pageRows = 1_000;
/** JavaScript holds no much longer text. */
const longestLine = 500 * 1024 * 1024;

export type HeadTable = Head['tables'][number];

/** Who reads a backup. Pages come in the order of the head's tables; nothing is certain before `readBackup` has answered. */
export interface Reader {
  head(head: Head): Promise<void>;
  page(table: HeadTable, lines: readonly string[]): Promise<void>;
}

/**
 * Reads a backup from first to last, checking every count and hash.
 *
 * @param identity text of an identity file
 * @throws Refusal BACKUP_CANNOT_READ, BACKUP_NOT_A_BACKUP, BACKUP_IDENTITY_INVALID, BACKUP_WRONG_KEY, BACKUP_OTHER_FORMAT
 * @throws Refusal BACKUP_DAMAGED where a bit, a line or the end is not what was written
 */
export const readBackup = (identity: string, path: string, reader: Reader): Promise<BackupReport> =>
  withLines(identity, path, async (next) => {
    const headLine = (await next()) ?? damaged();
    const head = headFrom(headLine);
    await reader.head(head);
    const tables: TableReport[] = [];
    for (const table of head.tables) tables.push(await readTable(table, next, reader));
    const { total } = parse(Total, await next());
    const found = totalOf(headLine, tables);
    if (total.rows !== found.rows || total.sha256 !== found.sha256 || (await next()) !== null) damaged();
    return { takenAt: head.takenAt, recipients: head.recipients, ...found, tables };
  });

/** The head alone: what a backup holds and of which version it is. */
export const readHead = (identity: string, path: string): Promise<Head> =>
  withLines(identity, path, async (next) => headFrom((await next()) ?? damaged()));

/** The next line, or null after the last. */
type Next = () => Promise<string | null>;

const damaged = (): never => refuse('BACKUP_DAMAGED');

const parse = <T>(schema: z.ZodType<T>, line: string | null): T => {
  try {
    return schema.parse(JSON.parse(line ?? ''));
  } catch {
    return damaged();
  }
};

const headFrom = (line: string): Head => {
  const { format } = parse(z.object({ fourfold: z.literal('backup'), format: z.number() }), line);
  if (format !== 1) refuse('BACKUP_OTHER_FORMAT', { format });
  return parse(Head, line);
};

const readTable = async (table: HeadTable, next: Next, reader: Reader): Promise<TableReport> => {
  if (parse(Begin, await next()).table !== nameOf(table)) damaged();
  const row = z.array(z.string().nullable()).length(table.columns.length);
  const counts = tally();
  let page: string[] = [];
  let [size, seen] = [0, 0];
  const turn = async (): Promise<void> => {
    counts.add(page);
    if (page.length > 0) await reader.page(table, page);
    page = [];
    size = 0;
  };
  for (;;) {
    const line = (await next()) ?? damaged();
    if (!line.startsWith('[')) {
      await turn();
      const [end, report] = [parse(End, line), counts.report(table)];
      const same = end.end === report.name && end.rows === report.rows && end.sha256 === report.sha256;
      return same && report.rows === table.rows ? report : damaged();
    }
    if (++seen > table.rows) damaged();
    parse(row, line);
    page.push(line);
    size += line.length;
    if (page.length === pageRows || size > pageBytes) await turn();
  }
};

const withLines = async <T>(identity: string, path: string, read: (next: Next) => Promise<T>): Promise<T> => {
  const lines = linesIn(plainBytes(identity, path));
  try {
    return await read(async () => {
      const { done, value } = await lines.next();
      return done ? null : value;
    });
  } finally {
    await lines.return(undefined);
  }
};

async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let begun: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString('utf8');
      begun = [];
      length = 0;
      from = end + 1;
    }
    begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > longestLine) damaged();
  }
  if (length > 0) damaged();
}

/** What lies inside age and gzip. Whatever either of them objects to is damage. */
async function* plainBytes(identity: string, path: string): AsyncGenerator<Uint8Array> {
  const decrypter = decrypterFor(identity);
  try {
    const plain = fromWeb(await decrypter.decrypt(toWeb(await fileBytes(path))));
    const unzipped = createGunzip();
    // an error of either side comes out of `unzipped`
    pipeline(Readable.from(plain), unzipped, () => {});
    yield* unzipped;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (syscall && code) throw new Refusal('BACKUP_CANNOT_READ', { path, reason: code });
    throw new Refusal(/no identity matched/.test(message) ? 'BACKUP_WRONG_KEY' : 'BACKUP_DAMAGED');
  }
}

const fileBytes = async (path: string): Promise<AsyncIterable<Uint8Array>> => {
  const file = await open(path, 'r');
  const first = Buffer.alloc(magic.length);
  const { bytesRead } = await file.read(first, 0, first.length, 0);
  if (first.toString('latin1', 0, bytesRead) === magic) return file.createReadStream({ start: 0 });
  await file.close();
  return refuse('BACKUP_NOT_A_BACKUP', { path });
};
