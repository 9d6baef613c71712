import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../actor/index.ts';
import { appendAudit, verifyAudit } from '../audit/index.ts';
import { fixedClock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { totalOf } from './format.ts';
import { backup, makeIdentity, parseRecipients, type Recipient, recover, restore, verifyBackup } from './index.ts';
import { tally } from './rows.ts';
import { databases } from './testing/databases.ts';
import { fillKinds, kindsMigrations, laterMigrations } from './testing/kinds.ts';

const made = databases();
const migrations = kindsMigrations();
const orgId = '019c0000-0000-7000-8000-000000000001';
const clock = fixedClock('2026-11-24T09:00:00.000Z');
type Owner = Kysely<Record<never, never>>;

let folder: string;
let source: Db;
let target: Db;
let file: string;
let ana: { identity: string; recipient: string };
let ben: { identity: string; recipient: string };
let recipients: Recipient[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fourfold-backup-'));
  [ana, ben] = [await makeIdentity(), await makeIdentity()];
  recipients = [
    { name: 'Ana', key: ana.recipient },
    { name: 'Ben', key: ben.recipient },
  ];
  source = await made.pglite(migrations);
  await source.asOwner((db) => fillKinds(db));
  for (let i = 0; i < 20; i++) {
    await source.transaction({ orgId, userId: null }, (tx) =>
      appendAudit(tx, clock, systemActor(orgId), { act: 'test.act', outcome: 'done' }),
    );
  }
  file = join(folder, 'source.age');
  await backup(source, recipients, file);
  target = await made.own(migrations);
  made.keep();
}, 120_000);
afterEach(() => made.letGo(), 60_000);
afterAll(async () => {
  await made.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const path = (name: string): string => join(folder, name);
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const tables = [
  'kinds.every',
  'kinds.tree',
  'kinds.left_side',
  'kinds.right_side',
  'kinds.loose',
  'kinds."Odd ""name"',
  'audit.entry',
];

/** What a database holds, in its own words, without a line of the code under test. */
const contentOf = (db: Db) =>
  db.asOwner(async (owner) => {
    const content: Record<string, string[]> = {};
    for (const table of tables) {
      const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.raw(table)} t`.execute(owner);
      content[table] = rows.map((row) => row.line).sort();
    }
    return content;
  });

/** Keys, triggers and sequences as the server describes them. */
const structureOf = (db: Db) =>
  db.asOwner(async (owner) => {
    const list = async (query: ReturnType<typeof sql<{ line: string }>>) =>
      (await query.execute(owner)).rows.map((row) => row.line);
    return {
      constraints:
        await list(sql`select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
        from pg_constraint where connamespace in (select oid from pg_namespace where nspname !~ '^(pg_|inf)') order by 1`),
      triggers:
        await list(sql`select tgrelid::regclass || ' ' || pg_get_triggerdef(oid) || ' ' || tgenabled::text as line
        from pg_trigger where not tgisinternal order by 1`),
    };
  });

const isEmpty = async (db: Db): Promise<boolean> =>
  Object.values(await contentOf(db)).every((rows) => rows.length === 0);

describe('a backup', () => {
  it('restores to the last microsecond, byte and digit, and says so', async () => {
    const target = await made.own(migrations);
    const before = await structureOf(target);
    const steps = new Set<string>();
    const report = await restore(target, ana.identity, file, ({ step, done, total }) => {
      steps.add(step);
      expect(done).toBeLessThanOrEqual(total);
    });
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(await structureOf(target)).toEqual(before);
    expect(report).toEqual(await verifyBackup(ana.identity, file));
    expect(report.rows).toBe(report.tables.reduce((sum, table) => sum + table.rows, 0));
    expect(report.tables.find((table) => table.name === 'kinds.every')?.rows).toBe(300);
    expect([...steps]).toEqual(['loading', 'proving']);

    // and on to another database, from this one
    const again = path('again.age');
    const second = await backup(target, recipients, again);
    expect(second.tables).toEqual(report.tables);
    const back = await made.pglite(migrations);
    await restore(back, ben.identity, again);
    expect(await contentOf(back)).toEqual(await contentOf(source));
  }, 120_000);

  it('leaves a database that goes on: numbers continue, the audit chain holds and grows, append-only is append-only', async () => {
    const target = await made.own(migrations);
    await restore(target, ana.identity, file);
    await target.asOwner(async (db) => {
      const next = await sql<{ id: number; doubled: number }>`
        insert into kinds.every (small) values (21) returning id, doubled`.execute(db);
      expect(next.rows).toEqual([{ id: 301, doubled: 42 }]);
      const ticket = await sql<{
        ticket: number;
      }>`insert into kinds.tree (name) values ('new') returning ticket`.execute(db);
      expect(ticket.rows).toEqual([{ ticket: 51 }]);
      const spoiled = await sql`insert into kinds.loose values ('x', 1) returning a`.execute(db);
      expect(spoiled.rows).toEqual([{ a: 'spoiled' }]);
      await expect(sql`delete from audit.entry`.execute(db)).rejects.toMatchObject({ code: '42501' });
    });
    const verdict = await target.transaction({ orgId, userId: null }, async (tx) => {
      await appendAudit(tx, clock, systemActor(orgId), { act: 'test.after', outcome: 'done' });
      return verifyAudit(tx, orgId);
    });
    expect(verdict).toMatchObject({ entries: 21, broken: null });
  }, 60_000);

  it('shows one moment: what is written meanwhile is not in it', async () => {
    const own = await made.own(migrations);
    await own.asOwner((db) => fillKinds(db, 4_000));
    let meanwhile: Promise<unknown> | undefined;
    const report = await backup(own, recipients, path('moment.age'), ({ done }) => {
      // kinds.tree is read after kinds.every
      if (done > 100) meanwhile ??= own.asOwner((db) => sql`insert into kinds.tree (name) values ('late')`.execute(db));
    });
    await meanwhile;
    expect(report.tables.find((table) => table.name === 'kinds.tree')?.rows).toBe(50);
    expect((await contentOf(own))['kinds.tree']).toHaveLength(51);
    expect(await verifyBackup(ana.identity, path('moment.age'))).toEqual(report);
  }, 60_000);

  it('takes rows of any width, small and large mixed, a few at a time', async () => {
    const own = await made.own(migrations);
    await own.asOwner((db) =>
      sql`insert into kinds.every (plain, bytes)
        select n::text, case when n % 97 = 0 then decode(repeat(md5(n::text), 20000), 'hex') end
        from generate_series(1, 1500) n`.execute(db),
    );
    const pages: number[] = [];
    let before = 0;
    const report = await backup(own, recipients, path('wide.age'), ({ done }) => {
      pages.push(done - before);
      before = done;
    });
    expect(report.rows).toBe(1500);
    expect(pages.length).toBeGreaterThan(3);
    expect(Math.max(...pages)).toBeLessThan(500);
    expect(await verifyBackup(ana.identity, path('wide.age'))).toEqual(report);
  }, 60_000);

  it('lists tables after those they refer to, and can be read without us', async () => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(ben.identity);
    const lines = gunzipSync(await decrypter.decrypt(readFileSync(file)))
      .toString()
      .split('\n');
    const head = JSON.parse(lines[0] as string);
    const names: string[] = head.tables.map((t: { schema: string; table: string }) => `${t.schema}.${t.table}`);
    expect(names.indexOf('accounts.person')).toBeLessThan(names.indexOf('accounts.membership'));
    expect(names).not.toContain('app.migration');
    expect(head).toMatchObject({ fourfold: 'backup', format: 1, recipients: ['Ana', 'Ben'] });
    expect(JSON.parse(lines.at(-2) as string)).toHaveProperty('total');
  });

  it('is its owner’s file only, and nothing in it can be read without a key', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(file).toString('latin1');
    for (const word of ['accounts.person', 'fourfold', 'Ana', 'test.act']) expect(bytes).not.toContain(word);
  });

  it('goes to a stream as well', async () => {
    const chunks: Buffer[] = [];
    const out = new Writable({
      write: (chunk, _encoding, done) => {
        chunks.push(chunk);
        setTimeout(done, 1);
      },
    });
    const report = await backup(source, recipients, out);
    writeFileSync(path('stream.age'), Buffer.concat(chunks));
    expect(await verifyBackup(ana.identity, path('stream.age'))).toEqual(report);
  });
});

describe('making a backup is refused', () => {
  it('without anybody who could open it', async () => {
    expect(await codeOf(backup(source, [], path('none.age')))).toBe('BACKUP_NO_RECIPIENT');
    expect(() => parseRecipients('# only a comment\n')).toThrow('BACKUP_NO_RECIPIENT');
  });

  it('for a recipient that is none; a secret key given by mistake is not repeated', async () => {
    const refused = backup(source, [{ name: 'Ana', key: ana.identity }], path('secret.age'));
    await expect(refused).rejects.toMatchObject({ code: 'BACKUP_RECIPIENT_INVALID', values: { place: 1 } });
    expect(() => parseRecipients(`# Ana\n${ana.recipient}\nage1nonsense`)).toThrow(
      expect.objectContaining({ code: 'BACKUP_RECIPIENT_INVALID', values: { place: 3 } }),
    );
  });

  it('over a file that is there', async () => {
    const before = readFileSync(file);
    expect(await codeOf(backup(source, recipients, file))).toBe('BACKUP_FILE_EXISTS');
    expect(readFileSync(file)).toEqual(before);
  });

  it('where it cannot be written, leaving nothing and a database that goes on', async () => {
    expect(await codeOf(backup(source, recipients, path('no/such/folder.age')))).toBe('BACKUP_CANNOT_WRITE');
    const full = new Writable({ write: (_c, _e, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })) });
    expect(await codeOf(backup(source, recipients, full))).toBe('ENOSPC');
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect((await contentOf(source))['kinds.every']).toHaveLength(300);
  });
});

describe('restoring is refused and leaves the database empty', () => {
  const tryRestore = (identity: string, from: string) => codeOf(restore(target, identity, from));

  /** A backup with changed content, all counts and hashes right: what only the database itself can object to. */
  const forged = async (name: string, change: (lines: string[]) => string[]): Promise<string> => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(ana.identity);
    const lines = change(
      gunzipSync(await decrypter.decrypt(readFileSync(file)))
        .toString()
        .trimEnd()
        .split('\n'),
    );
    const [headLine, ...rest] = lines as [string, ...string[]];
    const head = JSON.parse(headLine);
    const reports = [];
    let counts = tally();
    const out: string[] = [];
    for (const line of rest) {
      const parsed = JSON.parse(line);
      if (parsed.table) counts = tally();
      if (Array.isArray(parsed)) counts.add([line]);
      if (parsed.total) break;
      if (parsed.end) {
        const [schema, table] = [parsed.end.split('.')[0], parsed.end.split('.').slice(1).join('.')];
        const shape = head.tables.find(
          (t: { schema: string; table: string }) => t.schema === schema && t.table === table,
        );
        const report = counts.report(shape);
        shape.rows = report.rows;
        reports.push(report);
        out.push(JSON.stringify({ end: report.name, rows: report.rows, sha256: report.sha256 }));
      } else out.push(line);
    }
    const newHead = JSON.stringify(head);
    const all = [newHead, ...out, JSON.stringify({ total: totalOf(newHead, reports) }), ''].join('\n');
    const encrypter = new Encrypter();
    encrypter.addRecipient(ana.recipient);
    writeFileSync(path(name), await encrypter.encrypt(gzipSync(all)));
    return path(name);
  };

  it('to the wrong holder, and to one who has no identity at all', async () => {
    const { identity } = await makeIdentity();
    expect(await tryRestore(identity, file)).toBe('BACKUP_WRONG_KEY');
    expect(await tryRestore('# nothing', file)).toBe('BACKUP_IDENTITY_INVALID');
    expect(await tryRestore(ana.recipient, file)).toBe('BACKUP_IDENTITY_INVALID');
  });

  it('from what is no backup', async () => {
    writeFileSync(path('text.age'), 'Dear colleague, ');
    writeFileSync(path('empty.age'), '');
    const encrypter = new Encrypter();
    encrypter.addRecipient(ana.recipient);
    writeFileSync(path('other.age'), await encrypter.encrypt(gzipSync('{"some":"file"}\n')));
    expect(await tryRestore(ana.identity, path('text.age'))).toBe('BACKUP_NOT_A_BACKUP');
    expect(await tryRestore(ana.identity, path('empty.age'))).toBe('BACKUP_NOT_A_BACKUP');
    expect(await tryRestore(ana.identity, path('other.age'))).toBe('BACKUP_DAMAGED');
    expect(await tryRestore(ana.identity, path('absent.age'))).toBe('BACKUP_CANNOT_READ');
  });

  it('when cut anywhere', async () => {
    const whole = readFileSync(file);
    const cut = path('cut.age');
    const refusals = /^BACKUP_(DAMAGED|NOT_A_BACKUP)$/;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        writeFileSync(cut, whole.subarray(0, length));
        expect(await codeOf(verifyBackup(ana.identity, cut))).toMatch(refusals);
      }),
      { numRuns: 60, examples: [[whole.length - 1], [whole.length - 17]] },
    );
    expect(await tryRestore(ana.identity, cut)).toMatch(refusals);
    writeFileSync(cut, whole.subarray(0, whole.length - 1));
    expect(await tryRestore(ana.identity, cut)).toBe('BACKUP_DAMAGED');
    expect(await isEmpty(target)).toBe(true);
  });

  it('when one bit is turned anywhere', async () => {
    const whole = readFileSync(file);
    const turned = path('turned.age');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
        const bytes = Buffer.from(whole);
        bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
        writeFileSync(turned, bytes);
        expect(await codeOf(verifyBackup(ana.identity, turned))).toMatch(/^BACKUP_(DAMAGED|NOT_A_BACKUP|WRONG_KEY)$/);
      }),
      { numRuns: 60 },
    );
    const bytes = Buffer.from(whole);
    bytes[bytes.length - 20] = (bytes.at(-20) as number) ^ 1;
    writeFileSync(turned, bytes);
    expect(await tryRestore(ana.identity, turned)).toBe('BACKUP_DAMAGED');
    expect(await isEmpty(target)).toBe(true);
  });

  it('when a count, a hash, a line or the order is not what was written', async () => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(ana.identity);
    const lines = gunzipSync(await decrypter.decrypt(readFileSync(file)))
      .toString()
      .trimEnd()
      .split('\n');
    const rows = lines.flatMap((line, i) => (line.startsWith('[') ? [i] : []));
    const [first, second] = rows as [number, number];
    const changes: [string, string[]][] = [
      ['a row is missing', lines.toSpliced(first, 1)],
      ['a row is doubled', lines.toSpliced(first, 0, lines[first] as string)],
      ['two rows changed places', lines.toSpliced(first, 2, lines[second] as string, lines[first] as string)],
      ['a value is missing', lines.toSpliced(first, 1, '["x"]')],
      ['the last line is missing', lines.slice(0, -1)],
      ['something follows the last line', [...lines, '{}']],
      ['a line is no JSON', lines.toSpliced(first, 1, '[oh')],
    ];
    for (const [what, changed] of changes) {
      const encrypter = new Encrypter();
      encrypter.addRecipient(ana.recipient);
      writeFileSync(path('changed.age'), await encrypter.encrypt(gzipSync(`${changed.join('\n')}\n`)));
      expect([what, await tryRestore(ana.identity, path('changed.age'))]).toEqual([what, 'BACKUP_DAMAGED']);
    }
    expect(await isEmpty(target)).toBe(true);
  });

  it('when somebody else wrote it: a row without its parent, a date that does not exist', async () => {
    const orphan = await forged('orphan.age', (lines) => lines.filter((line) => !line.startsWith('["n50",')));
    expect(await codeOf(verifyBackup(ana.identity, orphan))).toBe('done');
    expect(await tryRestore(ana.identity, orphan)).toBe('BACKUP_DAMAGED');
    const noDate = await forged('no-date.age', (lines) => {
      const i = lines.findIndex((line) => line.startsWith('["n50",'));
      return lines.toSpliced(i, 1, '["n50",null,"not a number"]');
    });
    expect(await tryRestore(ana.identity, noDate)).toBe('BACKUP_DAMAGED');
    expect(await isEmpty(target)).toBe(true);
  });

  it('when it is of another version or format', async () => {
    const changeHead = (change: (head: { migrations: object[] }) => object) => (lines: string[]) => {
      const head = JSON.parse(lines[0] as string);
      return [JSON.stringify({ ...head, ...change(head) }), ...lines.slice(1)];
    };
    const newer = await forged(
      'format.age',
      changeHead(() => ({ format: 2 })),
    );
    expect(await tryRestore(ana.identity, newer)).toBe('BACKUP_OTHER_FORMAT');
    const changed = await forged(
      'checksum.age',
      changeHead(({ migrations: [first, ...rest] }) => ({ migrations: [{ ...first, checksum: 'x' }, ...rest] })),
    );
    expect(await tryRestore(ana.identity, changed)).toBe('BACKUP_OTHER_VERSION');
    const later = await made.own(laterMigrations());
    expect(await codeOf(restore(later, ana.identity, file))).toBe('BACKUP_OTHER_VERSION');
  }, 60_000);

  it('into a database that holds a row', async () => {
    const used = await made.own(migrations);
    await used.asOwner((db: Owner) => sql`insert into kinds.tree (name) values ('here before')`.execute(db));
    await expect(restore(used, ana.identity, file)).rejects.toMatchObject({
      code: 'RESTORE_NOT_EMPTY',
      values: { table: 'kinds.tree' },
    });
    expect((await contentOf(used))['kinds.tree']).toEqual(['("here before",,1)']);
  }, 60_000);

  it('and after all that the very backup still restores there', async () => {
    expect(await tryRestore(ana.identity, file)).toBe('done');
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });
});

describe('recovering', () => {
  it('brings an old backup up to the tables of today', async () => {
    const bare = await made.own();
    await recover(bare, laterMigrations(), ana.identity, file);
    const { rows } = await bare.asOwner((db) => sql`select distinct note from kinds.tree`.execute(db));
    expect(rows).toEqual([{ note: 'new' }]);
    expect((await contentOf(bare))['kinds.every']).toEqual((await contentOf(source))['kinds.every']);
  }, 60_000);

  it('is refused from a program that is newer than this one, before a table is made', async () => {
    const bare = await made.own();
    const older = migrations.slice(0, -1);
    expect(await codeOf(recover(bare, older, ana.identity, file))).toBe('BACKUP_OTHER_VERSION');
    const { rows } = await bare.asOwner((db) => sql`select to_regclass('app.migration') as there`.execute(db));
    expect(rows).toEqual([{ there: null }]);
  }, 60_000);
});
