import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { screening } from '../queries.ts';
import { type Desk, desk } from '../testing/desk.ts';
import { ofacFiles, parties } from '../testing/lists.ts';
import { listChanges, recentChanges } from './changes.ts';
import { applyImport, previewImport } from './import-lists.ts';
import { entityStatements, openEntity } from './read-entity.ts';
import { listLists, openList, openVersion, rawFile, setList, shareList } from './read-register.ts';

const sdn = 'us-ofac-sdn';

describe('the list register', () => {
  let world: TestWorld;
  let office: Desk;
  beforeAll(async () => {
    world = await testWorld();
  });
  const start = async () => {
    office = await desk(world);
  };
  const count = (table: 'screening.entity' | 'screening.span' | 'screening.version') =>
    world.kernel.db.transaction(office.officer, async (tx) => {
      const { n } = await screening(tx)
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('org_id', '=', office.orgId)
        .executeTakeFirstOrThrow();
      return n;
    });

  it('tells what files would bring before anything is taken over, and takes it over whole', async () => {
    await start();
    const preview = await office.preview(ofacFiles(parties));
    expect(preview).toMatchObject({
      state: 'previewed',
      report: {
        format: 'ofac-legacy-csv',
        ready: true,
        lists: [
          { list: sdn, entities: 6, added: 6, removed: 0, changed: 0, before: null, confirm: null, known: false },
        ],
      },
    });
    expect(await world.perform(office.officer, listLists, {})).toEqual([]);

    await world.perform(office.officer, applyImport, { importId: preview.id });
    const [list] = await world.perform(office.officer, listLists, {});
    expect(list).toMatchObject({
      id: sdn,
      versions: 1,
      stale: false,
      borrowed: false,
      measures: ['block'],
      current: { entities: 6, added: 6, seq: 1 },
    });
    await expect(world.perform(office.officer, applyImport, { importId: preview.id })).rejects.toMatchObject({
      code: 'SCREENING_IMPORT_APPLIED',
    });
  });

  it('keeps the files byte for byte, and every entry with its row', async () => {
    await start();
    await office.load();
    const { history } = await world.perform(office.officer, openList, { list: sdn });
    const versionId = history[0]?.id ?? '';
    const version = await world.perform(office.officer, openVersion, { list: sdn, versionId });
    const [first] = ofacFiles(parties);
    const file = version.files.find(({ name }) => name === 'sdn.csv');
    const back = await world.perform(office.officer, rawFile, { list: sdn, versionId, sha256: file?.sha256 });
    expect(Buffer.from(back.bytes).equals(Buffer.from(first?.bytes ?? []))).toBe(true);
    const entry = await world.perform(office.officer, openEntity, { list: sdn, sourceId: '900004' });
    expect(entry.entity).toMatchObject({ schema: 'Person', births: [{ from: '1961-03-12', precision: 'day' }] });
    expect(entry.entity.raw[0]).toContain('VELASTRO QUINTARELLI');
    const statements = await world.perform(office.officer, entityStatements, { list: sdn, sourceId: '900004' });
    expect(statements).toContainEqual(
      expect.objectContaining({ property: 'birthDate', value: '1961-03-12', list: sdn }),
    );
  });

  it('stores an entry once for all the versions that say the same of it', async () => {
    await start();
    await office.load();
    const changed = parties.map((one) => (one.id === 900005 ? { ...one, remarks: 'DOB 1975; Gender Female.' } : one));
    await office.load(changed);
    await office.load(parties);
    await office.load(changed.slice(0, 5), { why: 'one left' });
    expect(await count('screening.version')).toBe(4);
    expect(await count('screening.entity')).toBe(7);
    const { history } = await world.perform(office.officer, openList, { list: sdn });
    expect(history.map(({ seq, added, removed, changed: n }) => [seq, added, removed, n])).toEqual([
      [4, 0, 1, 1],
      [3, 0, 0, 1],
      [2, 0, 0, 1],
      [1, 6, 0, 0],
    ]);
    const { history: read } = await world.perform(office.officer, openEntity, { list: sdn, sourceId: '900005' });
    expect(read).toHaveLength(4);
    expect(read[0]?.hash).toBe(read[2]?.hash);
  });

  it('says what changed, entry by entry and property by property', async () => {
    await start();
    await office.load(parties.slice(0, 5));
    world.clock.advance(3 * 86_400_000);
    const renamed = parties.slice(1).map((one) => (one.id === 900003 ? { ...one, aliases: ['QUILMOOR'] } : one));
    await office.load(renamed, { why: 'the broker was taken off' });
    const changes = await world.perform(office.officer, listChanges, { list: sdn });
    expect(changes).toMatchObject({ added: 1, removed: 1, changed: 1, total: 3 });
    expect(changes.rows.map(({ kind, sourceId }) => [kind, sourceId])).toEqual([
      ['removed', '900001'],
      ['changed', '900003'],
      ['added', '900006'],
    ]);
    expect(changes.rows[1]?.fields).toEqual([{ field: 'names', removed: [], added: ['QUILMOOR (aka)'] }]);
    const recent = await world.perform(office.officer, recentChanges, {});
    expect(recent.lists).toMatchObject([{ list: sdn, versions: 2, added: 5, removed: 0, changed: 0 }]);
    const since = await world.perform(office.officer, recentChanges, { since: world.clock.today() });
    expect(since.lists).toMatchObject([{ versions: 1, added: 1, removed: 1, changed: 1 }]);
    world.clock.advance(86_400_000);
    const later = await world.perform(office.officer, recentChanges, { since: world.clock.today() });
    expect(later).toMatchObject({ lists: [], quiet: [{ list: sdn }] });
  });

  it('replaces nothing by a list that lost too much, until a person says why', async () => {
    await start();
    await office.load();
    const cut = await office.preview(ofacFiles(parties.slice(0, 4)));
    expect(cut.report?.lists).toMatchObject([{ confirm: 'lost-entries', loss: 33.3, maxLoss: 20, removed: 2 }]);
    await expect(world.perform(office.officer, applyImport, { importId: cut.id })).rejects.toMatchObject({
      code: 'SCREENING_LIST_LOST_ENTRIES',
    });
    expect((await world.perform(office.officer, listLists, {}))[0]?.current?.entities).toBe(6);
    await world.perform(office.officer, applyImport, { importId: cut.id, why: 'Two were delisted this morning.' });
    expect((await world.perform(office.officer, listLists, {}))[0]?.current).toMatchObject({
      entities: 4,
      forcedWhy: 'Two were delisted this morning.',
    });
    await world.perform(office.officer, setList, { list: sdn, maxAgeHours: 24, maxLoss: 60 });
    expect((await office.preview(ofacFiles(parties.slice(0, 2)))).report?.lists[0]?.confirm).toBeNull();
  });

  it('misses a table that was there before', async () => {
    await start();
    await office.load(parties);
    const without = ofacFiles(parties.map(({ address: _, ...one }) => one));
    const preview = await office.preview(without);
    expect(preview.report?.lists[0]).toMatchObject({ confirm: 'lost-table', lostTables: ['add'] });
  });

  it('takes nothing over from files that are no list, and says why', async () => {
    await start();
    const preview = await office.preview([
      { name: 'a.csv', bytes: new TextEncoder().encode('<html><title>Not found</title></html>') },
    ]);
    expect(preview).toMatchObject({ state: 'failed', report: { ready: false } });
    expect(preview.report?.problems[0]).toMatchObject({
      code: 'LIST_IS_WEB_PAGE',
      weight: 'fatal',
      says: 'This is a web page, not the list.',
    });
    await expect(world.perform(office.officer, applyImport, { importId: preview.id })).rejects.toMatchObject({
      code: 'SCREENING_IMPORT_NOT_READY',
    });
  });

  it('does not take over what was previewed against an older state', async () => {
    await start();
    await office.load();
    const preview = await office.preview(ofacFiles(parties.slice(0, 5)), {});
    await office.load(parties.map((one) => (one.id === 900005 ? { ...one, remarks: 'DOB 1975.' } : one)));
    await expect(
      world.perform(office.officer, applyImport, { importId: preview.id, why: 'anyway' }),
    ).rejects.toMatchObject({ code: 'SCREENING_PREVIEW_STALE' });
  });

  it('knows the same files again: the list is fresh, and there is no new version', async () => {
    await start();
    await office.load();
    world.clock.advance(40 * 3_600_000);
    expect((await world.perform(office.officer, listLists, {}))[0]).toMatchObject({
      stale: true,
      ageHours: 40,
      versions: 1,
    });
    await office.load();
    expect((await world.perform(office.officer, listLists, {}))[0]).toMatchObject({
      stale: false,
      ageHours: 0,
      versions: 1,
    });
  });

  it('puts an older list into the history and leaves the newer one in force', async () => {
    await start();
    await office.load();
    await office.load(parties.slice(0, 5), { retrievedAt: '2025-01-10T08:00:00.000Z' });
    const list = await world.perform(office.officer, openList, { list: sdn });
    expect(list.current).toMatchObject({ seq: 1, entities: 6 });
    expect(list.history.map(({ seq, version }) => [seq, version.date])).toEqual([
      [2, '2025-01-10'],
      [1, world.clock.today()],
    ]);
    await office.load([...parties, { id: 900007, name: 'MARLOWE TIDE TRADING' }]);
    expect((await world.perform(office.officer, openList, { list: sdn })).history[0]).toMatchObject({
      seq: 3,
      added: 1,
      removed: 0,
      current: true,
    });
    expect(await count('screening.entity')).toBe(7);
  });

  it('refuses a day of retrieval that lies ahead', async () => {
    await start();
    const files = await office.upload(ofacFiles(parties));
    await expect(
      world.perform(office.officer, previewImport, { files, retrievedAt: '2031-01-01T00:00:00.000Z' }),
    ).rejects.toMatchObject({ code: 'SCREENING_RETRIEVED_AHEAD' });
  });

  it('is each organisation’s own, until whoever may share it opens it to all; then all read it and only its owner changes it', async () => {
    await start();
    await office.load();
    const planOffice = await desk(world);
    const planOfficer = await world.actor(office.orgId, 'plan-officer');
    const seen = async () =>
      (await world.perform(planOffice.officer, listLists, {})).filter(({ borrowed }) => borrowed);
    expect(await seen()).toEqual([]);
    await expect(planOffice.screen('Altavia Staffing')).rejects.toMatchObject({ code: 'SCREENING_NO_LISTS' });
    await expect(world.perform(office.officer, shareList, { list: sdn, shared: true })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });

    await world.perform(planOfficer, shareList, { list: sdn, shared: true });
    expect(await seen()).toMatchObject([{ id: sdn, borrowed: true, shared: true }]);
    expect((await planOffice.screen('Altavia Staffing')).hits[0]).toMatchObject({ sourceId: '900001' });
    await expect(
      world.perform(planOffice.officer, setList, { list: sdn, maxAgeHours: 10, maxLoss: 1 }),
    ).rejects.toMatchObject({ code: 'SCREENING_LIST_BORROWED' });
    await planOffice.load(parties.slice(0, 3));
    expect((await world.perform(planOffice.officer, listLists, {}))[0]).toMatchObject({
      borrowed: false,
      current: { entities: 3 },
    });

    await world.perform(planOfficer, shareList, { list: sdn, shared: false });
    expect(await seen()).toEqual([]);
  });
});
