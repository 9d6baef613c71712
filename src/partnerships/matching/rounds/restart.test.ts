import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { migrationRooms } from '../../../capabilities.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { type EmbeddedDb, openPGlite, readMigrations } from '../../../platform/db/index.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { migratedTemplate } from '../../../platform/testing/embedded.ts';
import { testWorldOn } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { roundSeen } from '../queries.ts';
import { type Office, threeOffices } from '../testing/offices.ts';
import { startRound } from './start-round.ts';
import { stepRound } from './step.ts';
import { noteArrival } from './take.ts';
import { takeCarried } from './take-carried.ts';

// its database is an embedded one whatever the run is on: once is enough
describe.skipIf(testDatabase === 'postgres')('a round in the middle', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourfold-restart-'));
  const { kernel: composed } = await testWorld();
  let db: EmbeddedDb = await openPGlite({
    folder,
    token: 'test',
    template: await migratedTemplate(readMigrations(migrationRooms)),
  });
  const world = testWorldOn({ ...composed, db });
  const { clock, shelter, clinic, desk, offices, ring, agreed, ringPrepared, fetched, carryOnce, carryAll, view } =
    await threeOffices(world);
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The server ends and another one starts on its folder: nothing of the first is left but what it wrote, and the root key. */
  const restart = async (): Promise<void> => {
    await db.close();
    db = await openPGlite({ folder, token: 'test' });
    Object.assign(world.kernel, testWorldOn({ ...composed, db }, clock.now()).kernel);
  };

  /** A ring in which both lists have started and the first message is on its way. */
  const begun = async (): Promise<Id> => {
    const roundId = await ringPrepared(await agreed(ring));
    for (const one of [shelter, clinic]) await world.perform(one.second, startRound, { roundId });
    return roundId;
  };
  /** What rounds.test.ts finds in a ring of these lists that nothing interrupts. */
  const counted = {
    table: { lists: ['SHELTER', 'CLINIC'], cases: 3, withheld: 2 },
    estimates: [{ method: 'chapman' }],
  };
  const stages = (roundId: Id): Promise<string[]> =>
    Promise.all(offices.map(async (one) => (await view(one, roundId)).stage));

  it('finishes after a restart as it would have without', async () => {
    const roundId = await begun();
    await carryOnce(roundId);
    expect(await stages(roundId)).toEqual(['running', 'running', 'running']);
    await restart();
    await carryAll(roundId);
    const { result } = await view(desk, roundId);
    expect(await stages(roundId)).toEqual(['finished', 'finished', 'finished']);
    expect(result).toMatchObject(counted);
  });

  it('is moved once where two workers take up the same step', async () => {
    const roundId = await begun();
    const inside = <T>({ orgId }: Office, look: Parameters<typeof db.transaction<T>>[1]): Promise<T> =>
      db.transaction({ orgId, userId: null }, look);
    const revision = async (): Promise<number> => (await inside(one, (tx) => roundSeen(tx, roundId)))?.revision ?? -1;
    await carryOnce(roundId);
    const [first, ...others] = (await Promise.all(offices.map((from) => fetched(from, roundId)))).flat();
    if (!first) throw new Error('nothing lies ready');
    const one = first.to;
    const { orgId } = one;
    await inside(one, (tx) => noteArrival({ tx, orgId, clock, kernel: world.kernel }, first.bytes));
    const written = async (): Promise<string[]> =>
      (await view(one, roundId)).outgoing.map(({ kind, to }) => `${kind} to ${to}`);
    const [before, already] = [await revision(), await written()];
    await Promise.all([stepRound(world.kernel, orgId, roundId), stepRound(world.kernel, orgId, roundId)]);
    expect(await revision()).toBe(before + 1);
    expect((await written()).slice(already.length)).toEqual(['hop to desk', 'receipt to desk']);
    for (const { to, bytes } of others) await world.perform(to.officer, takeCarried, {}, bytes);
    await carryAll(roundId);
    expect((await view(desk, roundId)).result).toMatchObject(counted);
  });
});
