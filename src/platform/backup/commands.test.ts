import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrationRooms } from '../../capabilities.ts';
import { allCommands } from '../../cli/compose.ts';
import { openContext } from '../../cli/context.ts';
import { allMessages } from '../../server/compose.ts';
import type { Answer, CommandContext } from '../cli/index.ts';
import { readConfig } from '../config/index.ts';
import { readMigrations } from '../db/index.ts';
import { translator } from '../i18n/index.ts';
import { migratedFolder } from '../testing/embedded.ts';
import { readKeyFile } from '../vault/index.ts';

const orgId = '019c0000-0000-7000-8000-00000000000a';
const place = {
  orgId,
  subjectId: '019c0000-0000-7000-8000-00000000000b',
  address: 'test.record.text/019c0000-0000-7000-8000-00000000000c',
} as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourfold-commands-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one command line over a data folder, as a process of its own would. */
const inFolder = async <T>(data: string, work: (context: CommandContext) => Promise<T>): Promise<T> => {
  const config = readConfig({ FOURFOLD_DATA: data, FOURFOLD_LOG: 'silent', FOURFOLD_SAMPLE: 'no' });
  const context = openContext(config, {
    t: translator(allMessages)('en'),
    language: 'en',
    stdin: process.stdin,
    stderr: process.stderr,
    json: true,
  });
  return work(context).finally(() => context.close());
};
const run = (data: string, name: string, args: string[] = [], options: Record<string, string> = {}): Promise<Answer> =>
  inFolder(data, (context) => {
    const command = allCommands.find((c) => c.name === name);
    if (!command) throw new Error(`no command ${name}`);
    return command.run(context, args, options);
  });

it('keys change, a backup is taken and checked, and a new data folder with the old key file reads what was sealed', async () => {
  const [first, second, file] = [join(folder, 'first'), join(folder, 'second'), join(folder, 'all.age')];
  const [identity, recipients] = [join(folder, 'identity.txt'), join(folder, 'recipients.txt')];
  await migratedFolder(first, readMigrations(migrationRooms));
  const sealed = await inFolder(first, async (context) => {
    const { db, vault } = await context.kernel();
    return db.transaction({ orgId, userId: null }, (tx) => vault.seal(tx, place, 'kept through it all'));
  });

  expect((await run(first, 'vault rotate-root')).data).toMatchObject({ organisations: 1 });
  expect(readKeyFile(join(first, 'vault.key'))).toHaveLength(2);
  expect((await run(first, 'vault rotate', [orgId])).data).toMatchObject({ subjects: 1 });

  const made = await run(first, 'backup keygen');
  writeFileSync(identity, made.text);
  writeFileSync(recipients, `# Ana\n${/age1\w+/.exec(made.text)?.[0]}\n`);
  const saved = await run(first, 'backup', [file], { to: recipients });
  expect(saved.text).toContain('vault.data_key');
  expect((await run(first, 'backup verify', [file], { identity })).data).toEqual(saved.data);

  mkdirSync(second);
  copyFileSync(join(first, 'vault.key'), join(second, 'vault.key'));
  expect((await run(second, 'restore', [file], { identity })).data).toEqual(saved.data);
  await inFolder(second, async (context) => {
    const { db, vault } = await context.kernel();
    await db.transaction({ orgId, userId: null }, async (tx) => {
      expect(await vault.openText(tx, place, sealed)).toBe('kept through it all');
      const { rows } = await sql`select act from audit.entry`.execute(tx);
      expect(rows).toEqual([{ act: 'vault.rotate' }]);
    });
  });
  expect(readFileSync(join(second, 'vault.key'))).toEqual(readFileSync(join(first, 'vault.key')));
}, 600_000);
