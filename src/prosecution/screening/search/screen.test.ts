import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { record } from '../decisions/record.ts';
import { type Desk, desk } from '../testing/desk.ts';
import { parties } from '../testing/lists.ts';
import { currentLists } from './lists-used.ts';
import { search } from './screen.ts';
import { saveSnapshot, snapshotKey, snapshotOver } from './snapshots.ts';

const sdn = 'us-ofac-sdn';

describe('a screening', () => {
  let world: TestWorld;
  let office: Desk;
  beforeAll(async () => {
    world = await testWorld();
    office = await desk(world);
    await office.load();
  });

  it('finds a party under each spelling, names list, version, measure and why, and says that it is only possible', async () => {
    const answer = await office.screen('Altavya Stafing SA');
    expect(answer).toMatchObject({
      outcome: 'possible-matches',
      hits: [
        {
          list: sdn,
          sourceId: '900001',
          caption: 'ALTAVIA STAFFING S.A.',
          schema: 'Organization',
          measures: ['block'],
          programmes: ['TCO'],
          members: [{ list: sdn, sourceId: '900001' }],
        },
      ],
      lists: [{ list: sdn, stale: false }],
      candidates: [{ n: 1, state: 'open', decisionId: null }],
    });
    const [hit] = answer.hits;
    expect(Object.keys(hit ?? {})).toEqual(
      'score band ofac list sourceId members caption matchedName schema measures ended programmes listVersion evidence'.split(
        ' ',
      ),
    );
    expect(hit?.listVersion).toEqual({ date: '2026-11-24', sha256: answer.lists[0]?.version.sha256 });
    expect(hit?.evidence.matches.length).toBeGreaterThan(0);
    expect(answer.says).toContain('possible match');
  });

  it('weighs what else is known of the subject', async () => {
    const subject = { name: 'Ermindo Velastro Quintarelli', kind: 'person' };
    const same = await office.screen('', { subject: { ...subject, births: ['1961-03-12'], countries: ['pa'] } });
    const other = await office.screen('', { subject: { ...subject, births: ['1999'], countries: ['no'] } });
    expect(same.hits[0]?.band).toBe('hit');
    expect(same.hits[0]?.score ?? 0).toBeGreaterThan(other.hits[0]?.score ?? 0);
    const number = { type: 'passport', value: 'PX0044127', country: 'pa' };
    const byNumber = await office.screen('', { subject: { name: 'Somebody Else', identifiers: [number] } });
    expect(byNumber.hits[0]).toMatchObject({ sourceId: '900004' });
  });

  it('never says more than that nothing was found in these lists as of these dates', async () => {
    const answer = await office.screen('Zebulon Quackenwhistle');
    expect(answer).toMatchObject({ outcome: 'nothing-found', hits: [], candidates: [] });
    expect(answer.says).toBe(`Nothing found in these lists as of these dates: ${sdn} (2026-11-24).`);
  });

  it('gives the same bytes for the same question on the same lists, whoever asks and whenever', async () => {
    const first = await office.screen('Brightport Labour');
    world.clock.advance(3_600_000);
    const again = await office.screen('Brightport Labour', {}, await world.actor(office.orgId, 'analyst'));
    expect(again.bodySha256).toBe(first.bodySha256);
    expect(again.requestId).not.toBe(first.requestId);
    expect((await office.screen('Brightport Labour', { purpose: 'payment' })).bodySha256).not.toBe(first.bodySha256);
  });

  it('searches as somebody types and keeps nothing of it', async () => {
    const question = { subject: { name: 'Altavi' }, role: 'supplier' };
    const answer = await world.perform(office.officer, search, question);
    expect(answer).not.toHaveProperty('requestId');
    expect(answer.lists).toHaveLength(1);
  });

  it('looks only at the lists, measures and kinds that were asked for', async () => {
    expect((await office.screen('Altavia Staffing', { measures: ['debar'] })).hits).toEqual([]);
    expect((await office.screen('Altavia Staffing', { kind: 'vessel' })).hits).toEqual([]);
    expect((await office.screen('Altavia Staffing', { lists: [sdn] })).hits).toHaveLength(1);
    await expect(office.screen('Altavia Staffing', { lists: ['eu-fsf'] })).rejects.toMatchObject({
      code: 'SCREENING_LIST_NOT_FOUND',
    });
  });

  it('says of a stale list that it is stale, and refuses it to who asked for fresh ones', async () => {
    const late = await desk(world);
    await late.load(parties, { retrievedAt: '2026-11-20T08:00:00.000Z' });
    const answer = await late.screen('Zebulon Quackenwhistle');
    expect(answer).toMatchObject({ outcome: 'nothing-found-stale', lists: [{ stale: true }] });
    expect(answer.says).toContain('Too old to rely on');
    await expect(late.screen('Zebulon Quackenwhistle', { freshOnly: true })).rejects.toMatchObject({
      code: 'SCREENING_LIST_STALE',
      where: [{ field: 'lists', code: sdn }],
    });
    expect((await late.screen('Altavia Staffing')).lists[0]?.stale).toBe(true);
  });

  it('answers as of a day with the lists of that day', async () => {
    const later = await desk(world);
    await later.load(parties.slice(0, 5), { retrievedAt: '2026-10-01T08:00:00.000Z' });
    await later.load(parties, { retrievedAt: '2026-11-23T08:00:00.000Z' });
    const vessel = { subject: { name: 'Seafarer Miradour', kind: 'vessel' } };
    expect((await later.screen('', vessel)).hits).toHaveLength(1);
    const before = await later.screen('', { ...vessel, asOf: '2026-10-15' });
    expect(before).toMatchObject({ hits: [], lists: [{ version: { date: '2026-10-01' }, stale: false }] });
    await expect(later.screen('', { ...vessel, asOf: '2026-09-01' })).rejects.toMatchObject({
      code: 'SCREENING_NO_LISTS',
    });
  });

  it('answers from the new list once it is taken over, the same whether the index was laid over or built anew', async () => {
    const one = await desk(world);
    await one.load();
    await one.screen('Altavia Staffing');
    const grown = [...parties, { id: 900008, name: 'PELLORIN FRESHWATER CANNERY' }];
    await one.load(grown);
    const overlaid = await one.screen('Pelorin Freshwater');
    const fresh = await testWorld();
    const two = await desk(fresh);
    await two.load(grown);
    const built = await two.screen('Pelorin Freshwater');
    expect(overlaid.hits).toEqual(built.hits);
    expect(overlaid.hits[0]?.sourceId).toBe('900008');
    expect(overlaid.bodySha256).toBe(built.bodySha256);
  });

  it('comes back with an index that is a file, and makes it again when the file is gone or damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fourfold-names-'));
    const kernel = { ...world.kernel, env: { FOURFOLD_DATA: folder } };
    const chosen = await kernel.db.transaction(office.officer, (tx) => currentLists(tx, office.orgId));
    const made = await snapshotOver(kernel, office.officer, chosen);
    await saveSnapshot(kernel, made);
    const path = join(folder, 'cache/names', `${snapshotKey(chosen)}.index`);
    expect(await readdir(join(folder, 'cache/names'))).toEqual([`${snapshotKey(chosen)}.index`]);

    // another process: the same folder, nothing in memory
    const again = { ...kernel, db: { ...kernel.db } };
    const read = await snapshotOver(again, office.officer, chosen);
    expect(read.index.entries).toBe(made.index.entries);
    expect([...read.directory.cards()]).toEqual([...made.directory.cards()]);
    for (const damage of [async () => rm(path), async () => writeFile(path, (await readFile(path)).subarray(0, 400))]) {
      await saveSnapshot(kernel, made);
      await damage();
      const rebuilt = await snapshotOver({ ...kernel, db: { ...kernel.db } }, office.officer, chosen);
      expect(rebuilt.index.entries).toBe(made.index.entries);
    }
  });

  it('is for nobody without the role, and shows nothing of another organisation', async () => {
    const partner = await world.actor(office.orgId, 'partner');
    await expect(office.screen('Altavia', {}, partner)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    const { requestId } = await office.screen('Altavia Staffing');
    const other = await desk(world);
    await expect(world.perform(other.officer, record, { requestId, format: 'json' })).rejects.toMatchObject({
      code: 'SCREENING_REQUEST_NOT_FOUND',
    });
  });
});
