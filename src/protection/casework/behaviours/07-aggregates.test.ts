import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { caseCounts } from '../counts/case-counts.ts';
import { type House, openHouse } from '../testing/house.ts';
import { giveService } from '../work/services.ts';

describe('behaviour 7: counts leave without small cells', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });

  it('hides counts from 1 to 10 with as many others as hide them, shows zero, and holds no text of anybody', async () => {
    const { survivorId } = await house.meetWithCase();
    const give = async (kind: string, month: string, times: number) => {
      for (let i = 0; i < times; i++)
        await world.perform(house.worker, giveService, {
          survivorId,
          kind,
          givenOn: `2026-${month}-10`,
          details: 'Hidden words',
        });
    };
    await give('shelter', '02', 30);
    await give('shelter', '05', 20);
    await give('shelter', '08', 12);
    await give('medical', '02', 15);
    await give('medical', '05', 3);
    await give('medical', '08', 25);
    const { services, people, opened } = await world.perform(house.supervisor, caseCounts, { year: 2026 });
    expect(services.rows).toEqual(['medical', 'shelter']);
    // a second one in the row and in the column, or the three could be worked out
    expect(services.cells[0]?.[1]).toBeNull();
    expect(services.cells.flat().filter((cell) => cell === null).length).toBeGreaterThanOrEqual(4);
    expect(services.cells.map((row) => row[3])).toEqual([0, 0]);
    expect(services.total).toBe(105);
    expect(people).toEqual({ total: null, new: null, before: 0 });
    expect(opened.cells.flat().filter((cell) => cell !== null && cell > 0)).toEqual([]);
    expect(JSON.stringify({ services, people, opened })).not.toMatch(/Hidden|[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('decides over the whole year, so that asking twice or for less never tells more', async () => {
    const first = await world.perform(house.supervisor, caseCounts, { year: 2026 });
    expect(await world.perform(house.supervisor, caseCounts, { year: 2026 })).toEqual(first);
    expect((await world.perform(house.supervisor, caseCounts, { year: 2025 })).services.total).toBe(0);
  });
});
