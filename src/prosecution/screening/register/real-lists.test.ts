import { beforeAll, expect, it } from 'vitest';
import { untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { describeWithShared, sharedBytes } from '../../../testing/shared-data.ts';
import { testWorld } from '../../../testing/world.ts';
import { screening } from '../queries.ts';
import { type Desk, desk } from '../testing/desk.ts';
import { lookAgainKind } from '../watch/look-again.ts';
import { listChanges } from './changes.ts';
import { applyKind, readKind } from './import-jobs.ts';
import { applyImport, openImport, previewImport } from './import-lists.ts';
import { openList } from './read-register.ts';

const folder = 'data/screening/';

describeWithShared('published lists', `${folder}SOURCE.txt`, () => {
  let world: TestWorld;
  let office: Desk;
  beforeAll(async () => {
    world = await testWorld();
    office = await desk(world);
  });
  const files = (...names: string[]) =>
    names.map((name) => ({
      name: name.replace(/^.*\//, ''),
      bytes: sharedBytes(`${folder}${name}`) ?? new Uint8Array(),
    }));
  /** Large files are read and taken over by jobs. */
  const load = async (retrievedAt: string, names: string[], why?: string) =>
    withWorker(world, [readKind, applyKind, lookAgainKind], async () => {
      const first = await world.perform(office.officer, previewImport, {
        files: await office.upload(files(...names)),
        retrievedAt,
      });
      if (first.jobId) await untilState(world.kernel, first.jobId, 'done', 'dead');
      const preview = await world.perform(office.officer, openImport, { importId: first.id });
      const applied = await world.perform(office.officer, applyImport, { importId: first.id, ...(why ? { why } : {}) });
      if (applied.jobId && applied.state === 'applying') await untilState(world.kernel, applied.jobId, 'done', 'dead');
      return { preview, applied: await world.perform(office.officer, openImport, { importId: first.id }) };
    });

  it('hold what their source says, and the two years between the two SDN lists cost only what changed', async () => {
    const old = await load('2021-07-07T12:00:00.000Z', [
      'ofac/sdn-2021-07-07.csv',
      'ofac/alt-2021-07-07.csv',
      'ofac/add-2021-07-07.csv',
    ]);
    expect(old.applied.state).toBe('applied');
    const { preview, applied } = await load('2024-01-11T12:00:00.000Z', [
      'ofac/sdn-2024-01-11.csv',
      'ofac/alt-2024-01-08.csv',
      'ofac/add-2024-01-08.csv',
      'ofac/sdn_comments-2024-01-08.csv',
    ]);
    expect(preview.report?.lists).toMatchObject([{ list: 'us-ofac-sdn', added: 5643, removed: 792, confirm: null }]);
    expect(applied.state).toBe('applied');
    const [after, before] = (await world.perform(office.officer, openList, { list: 'us-ofac-sdn' })).history;
    expect((after?.entities ?? 0) - (before?.entities ?? 0)).toBe(5643 - 792);
    const stored = await world.kernel.db.transaction(office.officer, (tx) =>
      screening(tx)
        .selectFrom('screening.entity')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('org_id', '=', office.orgId)
        .executeTakeFirstOrThrow(),
    );
    expect(stored.n).toBe((before?.entities ?? 0) + 5643 + (after?.changed ?? 0));
    const changes = await world.perform(office.officer, listChanges, {
      list: 'us-ofac-sdn',
      kind: 'changed',
      limit: '5',
    });
    expect(changes.rows.every(({ fields }) => fields.length > 0)).toBe(true);
  }, 240_000);

  // a question to the index, which is the same on every database; the lists above have been taken over on both
  it.skipIf(testDatabase === 'postgres')(
    'answer with one hit for a party that stands on several of them',
    async () => {
      await load('2026-11-24T08:00:00.000Z', ['csl/consolidated.csv.gz']);
      const answer = await office.screen('', {
        subject: { name: 'BANCO NACIONAL DE CUBA', kind: 'organisation' },
        limit: 5,
      });
      const [hit] = answer.hits;
      expect(hit).toMatchObject({ list: 'us-ofac-sdn', sourceId: '306', band: 'hit' });
      expect(hit?.members.map(({ list }) => list)).toEqual(['us-ofac-sdn', 'us-csl']);
      expect(
        answer.hits.filter(({ members }) =>
          members.some(({ list, sourceId }) => list === 'us-ofac-sdn' && sourceId === '306'),
        ),
      ).toHaveLength(1);
    },
    240_000,
  );
});
