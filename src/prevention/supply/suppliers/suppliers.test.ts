import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { loadList } from '../testing/register.ts';
import { applySuppliers, previewSuppliers } from './bring-suppliers.ts';
import { decideFinding } from './decide-finding.ts';
import { listSuppliers, openSupplier } from './read-stored-suppliers.ts';
import { screenAgain, takeSuppliersKind } from './take-suppliers.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the suppliers of an organisation', () => {
  let world: TestWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation('Meridian Foods'), 'compliance-officer');
  });
  const run = (jobId: string, by: Pick<TestWorld, 'kernel'> = world) =>
    withWorker(by, [takeSuppliersKind], () => untilState(world.kernel, jobId, 'done', 'dead'));
  const take = async (table: string | Uint8Array, mapping?: object, by = officer) => {
    const taken = await world.perform(
      by,
      applySuppliers,
      { fileName: 'suppliers.csv', ...(mapping ? { mapping: JSON.stringify(mapping) } : {}) },
      typeof table === 'string' ? bytes(table) : table,
    );
    expect((await run(taken.jobId)).state).toBe('done');
    return taken;
  };
  const all = (by = officer, more = {}) => world.perform(by, listSuppliers, { limit: '500', ...more });
  const wares =
    'Lieferant;Land;Was\nHonest Yarn Ltd;IN;yarn\nPaper Heron Textile Company, Limited;CN;thread\n;CN;thread\n';

  it('are looked at first; what a person says of a heading is remembered', async () => {
    const before = await world.perform(officer, previewSuppliers, {}, bytes(wares));
    expect(before.columns.map(({ field, because }) => [field, because])).toEqual([
      [null, 'none'],
      ['country', 'values'],
      [null, 'none'],
    ]);
    expect(before.brings).toBeNull();
    await expect(world.perform(officer, applySuppliers, {}, bytes(wares))).rejects.toMatchObject({
      code: 'SUPPLY_COLUMN_MISSING',
    });
    await expect(world.perform(officer, previewSuppliers, { mapping: '[' }, bytes(wares))).rejects.toMatchObject({
      code: 'SUPPLY_MAPPING_UNREADABLE',
    });
    await loadList(world, officer);
    await take(wares, { name: 'Lieferant', country: 'Land', goods: '#3' });
    const after = await world.perform(officer, previewSuppliers, {}, bytes(wares));
    expect(after.columns.map(({ field, because }) => [field, because])).toEqual([
      ['name', 'learned'],
      ['country', 'learned'],
      ['goods', 'learned'],
    ]);
    expect(after.brings).toEqual({ rows: 3, added: 0, changed: 0, same: 3, notInFile: 0 });
    expect(before.takenBefore).toBeNull();
    expect(after.takenBefore).toMatchObject({ name: 'suppliers.csv' });
    expect(after.flagged).toMatchObject([{ row: 4, field: 'name' }]);
  });

  it('are screened when they come; an answer holds as long as the finding says the same', async () => {
    const { rows, waiting, screened } = await all();
    expect(waiting).toBe(2);
    expect(screened?.fresh).toBe(true);
    expect(rows.map(({ name, outcome, legalClass }) => [name, outcome, legalClass])).toEqual([
      ['Paper Heron Textile Company, Limited', 'hit', 5],
      ['', 'not-read', 0],
      ['Honest Yarn Ltd', 'nothing', 0],
    ]);
    const supplierId = rows[0]?.id ?? '';
    const [finding] = (await world.perform(officer, openSupplier, { supplierId })).findings;
    const answer = { supplierId, finding: finding?.hash ?? '', verdict: 'not-the-same', reason: 'Another owner.' };
    expect(await world.perform(officer, decideFinding, answer)).toEqual({ waiting: 0 });
    await run((await world.perform(officer, screenAgain, {})).jobId);
    expect((await all(officer, { needs: 'true' })).rows.map(({ name }) => name)).toEqual(['']);
    const opened = await world.perform(officer, openSupplier, { supplierId });
    expect(opened).toMatchObject({ legalClass: 5, waiting: 0, decided: [{ verdict: 'not-the-same' }] });
    expect(opened.rows[0]?.cells).toContainEqual({ heading: 'Was', text: 'thread' });
    await world.perform(officer, decideFinding, { ...answer, verdict: 'open-again', reason: 'Looked again.' });
    expect((await all(officer, { needs: 'true' })).total).toBe(2);
    await expect(world.perform(officer, decideFinding, { ...answer, finding: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'SUPPLY_FINDING_NOT_FOUND',
    });
  });

  it('are asked anew where a table was loaded while a screening ran, and what was found before stays readable', async () => {
    const { rows } = await all();
    const { id: supplierId } = rows.find(({ name }) => name === 'Honest Yarn Ltd') ?? { id: '' };
    const table = (goods: string) => bytes(`ID,Lieferant,Land,Was\nV-1,Careful Thread,IN,${goods}\n`);
    await take(table('yarn'));
    const { rows: now } = await all();
    const changed = now.find(({ name }) => name === 'Careful Thread')?.id ?? '';
    let loaded = 0;
    const done = await takeSuppliersKind.run(
      {
        ...{ kernel: world.kernel, actor: officer, signal: new AbortController().signal, progress: () => {} },
        job: {
          id: newId(world.kernel.clock, world.kernel.random),
          kind: takeSuppliersKind.name,
          attempt: 1,
          maxAttempts: 1,
        },
        file: () => Promise.reject(new Error('none')),
        step: async (name, work) => {
          // after everything was read and looked up, before it is written
          if (name === 'screened') {
            loaded += 1;
            await world.perform(
              officer,
              applySuppliers,
              {},
              bytes('ID,Lieferant,Land,Was\nV-1,Kite Cotton Group,CN,thread\n'),
            );
          }
          return world.kernel.db.transaction(officer, work);
        },
      },
      {},
    );
    expect([loaded, done.suppliers]).toEqual([1, now.length]);
    const opened = await world.perform(officer, openSupplier, { supplierId: changed });
    expect(opened).toMatchObject({ name: 'Kite Cotton Group', outcome: 'hit', legalClass: 5 });
    expect(opened.history.map(({ asked, outcome }) => [asked.name, outcome])).toEqual([
      ['Kite Cotton Group', 'hit'],
      ['Careful Thread', 'nothing'],
    ]);
    const steady = await world.perform(officer, openSupplier, { supplierId });
    expect(steady.history).toHaveLength(1);
    expect(steady.history[0]?.screenings.length).toBeGreaterThan(2);
    expect(steady.history[0]?.screenings[0]?.lists.join()).toContain('uflpa');
  });

  it('are found by their parent firm, however it is written', async () => {
    const rows = ['Elm Yarn,Keldholm Group Ltd', 'Oar Yarn,"KELDHOLM GRUOP, LIMITED"', 'Wick Yarn,Mossdale Holding'];
    await take(`name,parent company\n${rows.join('\n')}\n`);
    const names = async (text: string) => (await all(officer, { text })).rows.map(({ name }) => name);
    expect(await names('keldholm')).toEqual(['Elm Yarn', 'Oar Yarn']);
    expect(await names('Keldholn Group')).toEqual(['Elm Yarn', 'Oar Yarn']);
    expect(await names('wick')).toEqual(['Wick Yarn']);
  });

  it('are nobody else’s', async () => {
    const stranger = await world.actor(await world.organisation(), 'compliance-officer');
    const supplierId = (await all()).rows[0]?.id ?? '';
    expect((await all(stranger)).total).toBe(0);
    await expect(world.perform(stranger, openSupplier, { supplierId })).rejects.toMatchObject({
      code: 'SUPPLY_SUPPLIER_NOT_FOUND',
    });
  });

  it('say “too old to say” when their lists have grown old', async () => {
    world.clock.advance(40 * 86_400_000);
    const { rows, screened } = await all();
    expect(screened?.fresh).toBe(false);
    expect(rows.at(-1)?.sentence).toContain('too old');
  });
});
