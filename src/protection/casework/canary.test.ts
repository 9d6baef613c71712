import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrationRooms } from '../../capabilities.ts';
import { exportAudit } from '../../platform/audit/export-audit.ts';
import { verifyTrail } from '../../platform/audit/verify-trail.ts';
import { backup, makeIdentity } from '../../platform/backup/index.ts';
import { type EmbeddedDb, openPGlite, readMigrations } from '../../platform/db/index.ts';
import { problemOf } from '../../platform/http/problem.ts';
import { perform, type UseCase } from '../../platform/kernel/index.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { migratedTemplate } from '../../platform/testing/embedded.ts';
import { type TestWorld, testWorldOn } from '../../platform/testing/world.ts';
import { openVault } from '../../platform/vault/index.ts';
import { allErrors } from '../../server/compose.ts';
import { testWorld } from '../../testing/world.ts';
import { listCaseload } from './cases/list-caseload.ts';
import { openRecord } from './cases/open-record.ts';
import { caseCounts } from './counts/case-counts.ts';
import { addDocument, describeDocument } from './documents/documents.ts';
import { breakGlass } from './guard/break-glass.ts';
import { destroyRecord } from './keeping/destroy-record.ts';
import { openSheet } from './record/open-sheet.ts';
import { recordStatements } from './record/record-statements.ts';
import { searchSurvivors } from './record/search-survivors.ts';
import { smallPng } from './testing/files.ts';
import { type House, openHouse } from './testing/house.ts';
import { setContactRules } from './work/contact-rules.ts';
import { recordContact } from './work/contacts.ts';
import { addHouseholdMember } from './work/household.ts';
import { addInterpreter } from './work/interpreters.ts';
import { writeNote } from './work/notes.ts';
import { saveSafetyPlan } from './work/safety-plan.ts';
import { giveService } from './work/services.ts';
import { addTask } from './work/tasks.ts';

const people = 10;
/** Twenty a person: two hundred in all, none of which may be readable anywhere but by those who may read it. */
const canaries = Array.from({ length: people }, (_, p) =>
  Array.from({ length: 20 }, (__, i) => `kanari${p}x${(i * 7919 + p * 104729 + 1_000_003).toString(36)}z`),
);
const everyone = canaries.flat();
const inFlight = everyone.length;

// its database is an embedded one whatever the run is on: once is enough
describe.skipIf(testDatabase === 'postgres')('two hundred planted words', () => {
  let folder: string;
  let db: EmbeddedDb;
  let world: TestWorld;
  let house: House;
  let stranger: House;
  const survivors: string[] = [];
  const logged: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fourfold-canary-'));
    const template = await migratedTemplate(readMigrations(migrationRooms));
    db = await openPGlite({ folder: join(folder, 'database'), token: 'test', template });
    const { kernel } = await testWorld();
    const write = (...words: unknown[]) => void logged.push(JSON.stringify(words));
    const log = { ...kernel.log, error: write, warn: write, info: write };
    world = testWorldOn({ db, packs: kernel.packs, roles: kernel.roles, log, translate: kernel.translate });
    const vault = await openVault({ db, clock: world.clock, env: {}, folder, onKeyMade: () => {} });
    world = { ...world, kernel: { ...world.kernel, vault } };
    world = {
      ...world,
      perform: (actor, useCase, input, file) =>
        perform(
          world.kernel,
          actor,
          useCase as unknown as UseCase,
          input,
          file ? { bytes: file, type: 'application/octet-stream', name: 'file' } : undefined,
        ) as ReturnType<typeof useCase.run>,
    };
    house = await openHouse(world);
    stranger = await openHouse(world);
    for (const own of canaries) survivors.push(await plant(own));
  }, 180_000);
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Twenty words in as many places as a record has. */
  const plant = async (own: readonly string[]): Promise<string> => {
    const word = (i: number): string => own[i] ?? '';
    const { survivorId } = await house.meetWithCase({
      'identity.given-name': word(0),
      'identity.family-name': word(1),
      'contact.phone': `555 0100 ${word(2)}`,
      'contact.email': `${word(3)}@example.org`,
      'location.current-address': word(4),
      'immigration.a-number': word(5),
      'narrative.own-words': word(6),
      'health.medication': word(7),
      'sud.treatment': word(8),
      'legal.employer': word(9),
      'criminal.arrests': word(10),
      'financial.work-periods': word(11),
    });
    const act = (useCase: Parameters<TestWorld['perform']>[1], input: object, file?: Uint8Array) =>
      world.perform(house.worker, useCase, { survivorId, ...input }, file);
    await act(writeNote, { text: word(12) });
    await act(giveService, { kind: 'medical', details: word(13) });
    await act(addTask, { title: 'call', dueOn: '2026-12-01', details: word(14) });
    await act(saveSafetyPlan, { plan: { steps: [word(15)] } });
    await act(setContactRules, { rules: { timeZone: 'UTC', channels: [], codeWord: word(16) } });
    await act(recordContact, { channel: 'call', direction: 'out', outcome: 'no-answer', note: word(17) });
    await act(addHouseholdMember, { relation: 'child', about: { name: word(18) } });
    const { id } = (await act(
      addDocument,
      { kind: 'photo', dataClass: 'legal' },
      smallPng([['tEXt', `Comment\0${word(19)}`]]),
    )) as { id: string };
    await act(describeDocument, { documentId: id, name: word(19) });
    return survivorId;
  };

  /** The beginning that all of them share, in the forms it could have: where it is not, none of them is. */
  const beginnings = ['kanari', Buffer.from('kanari').toString('hex')].map((word) => Buffer.from(word));
  const encoded = [0, 1, 2].map((skip) =>
    Buffer.from(
      Buffer.from(`${'-'.repeat(skip)}kanari`)
        .toString('base64')
        .slice(skip + 1, 8),
    ),
  );
  const wide = Buffer.from('kanari', 'utf16le');

  /** Which of the words are in these bytes. */
  const foundIn = (bytes: Uint8Array, words: readonly string[] = everyone): string[] => {
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const any = [...beginnings, Buffer.from('KANARI'), Buffer.from('Kanari'), ...encoded, wide].some((form) =>
      raw.includes(form),
    );
    if (!any) return [];
    const text = raw.toString('latin1').toLowerCase();
    const plain = words.filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString('hex')));
    return plain.length > 0 || words !== everyone ? plain : ['in another form'];
  };
  const databaseFiles = async (): Promise<Buffer[]> => {
    await db.checkpoint();
    return readdirSync(join(folder, 'database'), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name)));
  };
  const openBackup = async (): Promise<{ raw: Buffer; plain: Uint8Array }> => {
    const { identity, recipient } = await makeIdentity();
    const file = join(folder, `backup-${world.clock.millis()}-${Math.trunc(performance.now())}.age`);
    await backup(db, [{ name: 'Ana', key: recipient }], file);
    const raw = readFileSync(file);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return { raw, plain: gunzipSync(await decrypter.decrypt(raw)) };
  };

  it('are read by the worker they were told to', async () => {
    expect(inFlight).toBe(200);
    for (const [p, survivorId] of survivors.entries()) {
      const { fields } = await world.perform(house.worker, openSheet, { survivorId });
      expect(foundIn(Buffer.from(JSON.stringify(fields)), canaries[p])).toHaveLength(12);
    }
    const { found } = await world.perform(house.worker, searchSurvivors, { text: canaries[3]?.[0] ?? '' });
    expect(found.map(({ survivorId }) => survivorId)).toEqual([survivors[3]]);
  });

  it('are in no file of the database, not in its indexes, and in no backup, not even an opened one', async () => {
    const files = await databaseFiles();
    expect(files.some((file) => file.includes('safe-contact'))).toBe(true);
    for (const file of files) expect(foundIn(file)).toEqual([]);
    const { raw, plain } = await openBackup();
    expect([foundIn(raw), foundIn(plain)]).toEqual([[], []]);
    expect(Buffer.from(plain).includes('casework.statement')).toBe(true);
  }, 120_000);

  it('are in no log, no error and no trail', async () => {
    const auditor = await world.actor(house.orgId, 'auditor');
    const words = canaries[0] ?? [];
    const wrong = [
      { survivorId: survivors[0], statements: [{ field: 'identity.age-band', state: 'said', value: words[0] }] },
      { survivorId: words[1], statements: [{ field: words[2], state: words[3] }] },
      { survivorId: survivors[0], statements: [{ field: words[4], state: 'said', value: words[5] }] },
    ];
    for (const input of wrong) {
      const error = await world.perform(house.worker, recordStatements, input).catch((thrown: unknown) => thrown);
      const problem = problemOf(error, allErrors, world.kernel.translate('en'), 'request');
      expect(foundIn(Buffer.from(JSON.stringify(problem)))).toEqual([]);
    }
    const glass = { who: words[0], reason: `${words[1]} is at the door and cannot wait` };
    await world.perform(house.colleague, breakGlass, glass).catch(() => {});
    const csv = await world.perform(auditor, exportAudit, {});
    expect(csv.bytes.length).toBeGreaterThan(10_000);
    expect(foundIn(csv.bytes)).toEqual([]);
    expect(foundIn(Buffer.from(logged.join('\n')))).toEqual([]);
  });

  it('are in nothing that another organisation, or a count, gives out', async () => {
    const theirs = [
      await world.perform(stranger.supervisor, listCaseload, { of: 'all', cases: 'all' }),
      await world.perform(stranger.supervisor, searchSurvivors, { text: canaries[0]?.[0] ?? '' }),
      await world.perform(house.supervisor, caseCounts, { year: 2026 }),
    ];
    expect(foundIn(Buffer.from(JSON.stringify(theirs)))).toEqual([]);
  });

  it('are unreadable after a purge, also with the key; the rest is read as before, and the chain verifies', async () => {
    const [survivorId, other] = survivors;
    const { code } = await world.perform(house.worker, openRecord, { survivorId });
    const before = await openBackup();
    await world.perform(house.supervisor, destroyRecord, { survivorId, reason: 'asked-by-the-survivor', code });
    await db.vacuum();

    // whoever has the organisation's key and every row there still is: no key of hers opens anything
    const open = await db.transaction({ orgId: house.orgId, userId: null }, async (tx) => {
      const keys = await tx
        .withTables<{
          'vault.data_key': { subject_id: string; wrapped: Uint8Array | null };
          'casework.record_key': { subject_id: string; survivor_id: string };
        }>()
        .selectFrom('casework.record_key as r')
        .innerJoin('vault.data_key as k', 'k.subject_id', 'r.subject_id')
        .select('k.wrapped')
        .where('r.survivor_id', '=', survivorId ?? '')
        .execute();
      return { all: keys.length, open: keys.filter(({ wrapped }) => wrapped !== null).length };
    });
    expect(open.all).toBeGreaterThan(8);
    expect(open.open).toBe(0);
    for (const file of await databaseFiles()) expect(foundIn(file)).toEqual([]);
    const { plain } = await openBackup();
    expect(Buffer.from(before.plain).includes(survivorId ?? '-')).toBe(true);
    expect(foundIn(plain)).toEqual([]);

    const { fields } = await world.perform(house.worker, openSheet, { survivorId: other });
    expect(foundIn(Buffer.from(JSON.stringify(fields)), canaries[1])).toHaveLength(12);
    const auditor = await world.actor(house.orgId, 'auditor');
    expect(await world.perform(auditor, verifyTrail, {})).toMatchObject({ broken: null });
  }, 120_000);

  it('of an interpreter lie sealed too', async () => {
    await world.perform(house.supervisor, addInterpreter, { name: 'kanariinterpreter', languages: ['es'] });
    for (const file of await databaseFiles()) expect(foundIn(file)).toEqual([]);
  });
});
