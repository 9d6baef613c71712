import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { recordFields } from '../../consent/index.ts';
import { openRecord } from '../cases/open-record.ts';
import { openSheet } from '../record/open-sheet.ts';
import { recordStatements } from '../record/record-statements.ts';
import { type House, openHouse } from '../testing/house.ts';

describe('behaviour 15: a form that does not hurt', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });

  it('begins a record and a case with nothing but a reason: no name, no story', async () => {
    const { survivorId } = await house.meetWithCase();
    const view = await world.perform(house.worker, openRecord, { survivorId });
    expect([view.name, view.told, view.cases.length]).toEqual([null, [], 1]);
  });

  it('says of every field why it is asked, in both languages, and has the story off by default', async () => {
    const fields = [...recordFields(world.kernel.packs, '2026-11-24').values()];
    for (const { says } of fields) expect(says).toMatchObject({ en: expect.any(String), es: expect.any(String) });
    expect(fields.filter(({ dataClass, asked }) => dataClass === 'narrative' && asked === 'always')).toEqual([]);
    const { fields: sheet } = await world.perform(house.worker, openSheet, { survivorId: await house.meet() });
    expect(sheet.some(({ dataClass }) => dataClass === 'narrative')).toBe(false);
  });

  it('takes "declined" and "skipped" for every field it asks, keeps them as such, and nothing blocks saving', async () => {
    const survivorId = await house.meet();
    const { fields } = await world.perform(house.worker, openSheet, { survivorId });
    const statements = fields.map(({ field }, i) => ({ field, state: i % 2 ? 'skipped' : 'declined' }));
    await world.perform(house.worker, recordStatements, { survivorId, statements });
    const after = await world.perform(house.worker, openSheet, { survivorId });
    expect(after.fields.map(({ told }) => told?.state)).toEqual(statements.map(({ state }) => state));
  });
});
