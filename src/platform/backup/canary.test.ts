import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrationRooms } from '../../capabilities.ts';
import { testWorld } from '../../testing/world.ts';
import { systemActor } from '../actor/index.ts';
import { Id, route } from '../contract/index.ts';
import { type EmbeddedDb, type Migration, migrate, openPGlite, readMigrations } from '../db/index.ts';
import { type Kernel, perform, useCase } from '../kernel/index.ts';
import { testDatabase } from '../testing/database.ts';
import { migratedTemplate } from '../testing/embedded.ts';
import { openVault } from '../vault/index.ts';
import { backup, makeIdentity, restore } from './index.ts';

const sealedCanary = 'canary-sealed-7f3a91c2e5d84b06';
const plainCanary = 'canary-plain-1d9e60b7a2c84f35';

const ownTable: Migration = {
  room: 'test/canary',
  name: '0001-canary.sql',
  sql: `create schema canary;
    grant usage on schema canary to fourfold_app;
    create table canary.note (id uuid primary key, text bytea not null, blind bytea not null, label text not null);
    grant select, insert on canary.note to fourfold_app;`,
  checksum: 'canary',
};

const note = route('test.note', 'POST /test', {
  says: 'Keeps a note.',
  may: 'write plan',
  takes: z.object({ id: Id, subjectId: Id, text: z.string(), label: z.string() }),
  gives: z.object({ id: Id }),
});
const keepNote = useCase(note, async ({ tx, orgId, kernel }, { id, subjectId, text, label }) => {
  const sealed = await kernel.vault.seal(tx, { orgId, subjectId, address: `canary.note.text/${id}` }, text);
  const blind = await kernel.vault.blind(tx, orgId, 'canary.note.text', text);
  await sql`insert into canary.note values (${id}, ${sealed}, ${blind}, ${label})`.execute(tx);
  return { id };
});

// its database is an embedded one whatever the run is on: once is enough
describe.skipIf(testDatabase === 'postgres')('a canary sealed through a use case', () => {
  const orgId = '019c0000-0000-7000-8000-00000000000a';
  const input = { id: '019c0000-0000-7000-8000-00000000000b', subjectId: '019c0000-0000-7000-8000-00000000000c' };
  let folder: string;
  let db: EmbeddedDb;
  let template: Uint8Array;
  let kernel: Kernel;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fourfold-canary-'));
    const rooms = readMigrations(migrationRooms);
    db = await openPGlite({ folder: join(folder, 'database'), token: 'test', template: await migratedTemplate(rooms) });
    await migrate(db, [...rooms, ownTable]);
    template = await db.dump();
    const { kernel: composed } = await testWorld();
    const vault = await openVault({ db, clock: composed.clock, env: {}, folder, onKeyMade: () => {} });
    kernel = { ...composed, db, vault };
    const sent = { ...input, text: sealedCanary, label: plainCanary };
    await perform(kernel, systemActor(orgId), keepNote, sent);
  }, 120_000);
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rootKey = () => {
    const text = readFileSync(join(folder, 'vault.key'), 'utf8').split('\n')[1] ?? '';
    const bytes = Buffer.from(text, 'base64');
    expect(bytes).toHaveLength(32);
    return { text, bytes };
  };
  const found = (bytes: Buffer, word: string): boolean =>
    [
      word,
      word.toUpperCase(),
      Buffer.from(word).toString('hex'),
      Buffer.from(word).toString('base64').slice(0, -4),
    ].some((form) => bytes.includes(form)) || bytes.includes(Buffer.from(word, 'utf16le'));

  it('is in no file of the database, where an open word is', async () => {
    await db.checkpoint();
    const files = readdirSync(join(folder, 'database'), { recursive: true, withFileTypes: true }).filter((f) =>
      f.isFile(),
    );
    const contents = files.map((f) => readFileSync(join(f.parentPath, f.name)));
    expect(contents.length).toBeGreaterThan(500);
    expect(contents.some((bytes) => found(bytes, plainCanary))).toBe(true);
    expect(contents.some((bytes) => found(bytes, sealedCanary))).toBe(false);
    const { text, bytes } = rootKey();
    expect(contents.some((content) => content.includes(bytes) || content.includes(text))).toBe(false);
  });

  it('is in no backup, not even for who can open it, and neither is the root key; the open word is', async () => {
    const { identity, recipient } = await makeIdentity();
    const file = join(folder, 'canary.age');
    await backup(db, [{ name: 'Ana', key: recipient }], file);
    const raw = readFileSync(file);
    expect([found(raw, sealedCanary), found(raw, plainCanary)]).toEqual([false, false]);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const plain = gunzipSync(await decrypter.decrypt(raw));
    expect([found(plain, sealedCanary), found(plain, plainCanary)]).toEqual([false, true]);
    const { text, bytes } = rootKey();
    expect(plain.includes(bytes.toString('hex')) || plain.includes(text)).toBe(false);
  });

  it('opens again from the restored backup with the root key that was kept apart, and only with it', async () => {
    const { identity, recipient } = await makeIdentity();
    const file = join(folder, 'again.age');
    await backup(db, [{ name: 'Ana', key: recipient }], file);
    const other = mkdtempSync(join(tmpdir(), 'fourfold-canary-'));
    const target = await openPGlite({ folder: null, token: 'test', template });
    try {
      await restore(target, identity, file);
      const open = (at: string) =>
        openVault({ db: target, clock: kernel.clock, env: {}, folder: at, onKeyMade: () => {} });
      await expect(open(other)).rejects.toMatchObject({ code: 'VAULT_KEY_MISSING' });
      const vault = await open(folder);
      const read = await target.transaction({ orgId, userId: null }, async (tx) => {
        const { rows } = await sql<{ text: Uint8Array }>`select text from canary.note`.execute(tx);
        const place = { orgId, subjectId: input.subjectId, address: `canary.note.text/${input.id}` } as const;
        return vault.openText(tx, place, rows[0]?.text ?? new Uint8Array(0));
      });
      expect(read).toBe(sealedCanary);
    } finally {
      await target.close();
      rmSync(other, { recursive: true, force: true });
    }
  }, 60_000);
});
