import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { applyImport, previewImport, uploadFile } from '../../../prosecution/screening/index.ts';
import { describeWithShared } from '../../../testing/shared-data.ts';
import { importChain } from '../stored/bring-chain.ts';
import { importers } from '../testing/importers.ts';
import { partyList } from '../testing/lists.ts';
import { lookAtLists } from './look.ts';
import { openSupplyAlert } from './open-alert.ts';
import { acknowledgeAlert, listSupplyAlerts } from './read-alerts.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Takes a list over as a person would. */
const load = async (world: TestWorld, officer: Actor, name: string, text: string, more: object = {}) => {
  const { sha256 } = await world.perform(officer, uploadFile, { name }, bytesOf(text));
  const { id } = await world.perform(officer, previewImport, { files: [{ name, sha256 }], ...more });
  await world.perform(officer, applyImport, { importId: id, why: 'test' });
};

const chain = {
  format: 'fourfold-chain/1',
  parties: [
    { id: 'firm', name: 'Some Mill Co.', owners: [{ party: 'mother', share: 0.51 }] },
    { id: 'mother', name: 'Tallow Heron Textile Co., Ltd.' },
  ],
  sites: [
    { id: 'mill', name: 'Mill 3', party: 'firm', country: 'cn' },
    { id: 'sewer', name: 'Some Sewer', country: 'vn' },
  ],
  materials: [{ id: 'cloth', name: 'Cloth' }],
  products: [{ id: 'shirt', name: 'Shirt' }],
  links: [
    { id: 'a', from: 'mill', to: 'sewer', material: 'cloth', status: 'declared' },
    { id: 'b', from: 'sewer', to: 'shirt', material: 'cloth', status: 'documented' },
  ],
  lots: [
    {
      id: 'lot',
      site: 'sewer',
      to: 'shirt',
      material: 'cloth',
      amount: { quantity: 30, unit: 'C62' },
      shippedOn: '2026-01-02',
    },
  ],
};
const mapping = {
  list: 'made-up-ban',
  title: 'Goods kept out (made up)',
  publisher: 'Made up',
  measure: 'import-ban',
  columns: { Name: 'name', Alias: 'alias', Since: 'from' },
};
const table = (...rows: string[]): string => `Name,Alias,Since\n${rows.join('\n')}\n`;

describe('a new version of a list', () => {
  let world: TestWorld;
  let officer: Actor;
  let stranger: Actor;
  beforeAll(async () => {
    ({ world, officer, stranger } = await importers(chain));
    const old = table('Old Quarry Works,,2022-06-21', 'Gone Orchard,,2022-06-21', 'Kite Cotton Co.,,2022-06-21');
    await load(world, officer, 'ban.csv', old, { mapping });
  });

  it('is quiet at the first look, where there was no version before', async () => {
    expect(await world.perform(officer, lookAtLists, {})).toEqual({ lists: 1, alerts: 0 });
  });

  it('tells each site, product and open shipment once, with the way to it, and what nothing touches once', async () => {
    const now = table(
      'Old Quarry Works,,2022-06-21',
      'Kite Colour Cotton Co.,Kite Cotton Co.,2025-01-15',
      'Tallow Heron Textile,,2025-01-15',
    );
    await load(world, officer, 'ban-2.csv', now, { mapping });
    expect(await world.perform(officer, lookAtLists, {})).toEqual({ lists: 1, alerts: 5 });
    const { rows } = await world.perform(officer, listSupplyAlerts, {});
    expect(rows.map((one) => [one.entity, one.kind, one.subjectKind, one.subjectId])).toEqual([
      ['Tallow Heron Textile', 'new', 'product', 'shirt'],
      ['Tallow Heron Textile', 'new', 'shipment', 'lot'],
      ['Tallow Heron Textile', 'new', 'site', 'mill'],
      ['Gone Orchard', 'removed', 'list', 'made-up-ban'],
      ['Kite Colour Cotton Co.', 're-dated', 'list', 'made-up-ban'],
    ]);
    expect(rows[0]).toMatchObject({
      path: ['Mill 3', 'Some Sewer', 'Shirt'],
      amounts: [{ quantity: 30, unit: 'C62' }],
    });
    expect(await world.perform(officer, lookAtLists, {})).toEqual({ lists: 0, alerts: 0 });
    expect((await world.perform(stranger, listSupplyAlerts, {})).total).toBe(0);
  });

  it("says the class before and after the change, by today's lists", async () => {
    const buyer = await world.actor(await world.organisation('Kestrel Alert Foods'), 'compliance-officer');
    await world.perform(buyer, importChain, {}, bytesOf(JSON.stringify(chain)));
    const rows = partyList.split('\n');
    await load(world, buyer, 'uflpa-1.csv', rows.join('\n'));
    await world.perform(buyer, lookAtLists, {});
    await load(world, buyer, 'uflpa-2.csv', [...rows, '2(d)(2)(B)(v),Tallow Heron Textile,2026-05-01'].join('\n'));
    await world.perform(buyer, lookAtLists, {});
    const { rows: alerts } = await world.perform(buyer, listSupplyAlerts, {});
    for (const kind of ['product', 'site', 'shipment']) {
      const alertId = alerts.find(({ subjectKind }) => subjectKind === kind)?.id ?? '';
      const { before, after } = await world.perform(buyer, openSupplyAlert, { alertId });
      // the firm that is listed owns the mill by more than half
      expect([kind, before?.legalClass, after?.legalClass]).toEqual([kind, 0, 3]);
      await expect(world.perform(stranger, openSupplyAlert, { alertId })).rejects.toMatchObject({
        code: 'SUPPLY_ALERT_NOT_FOUND',
      });
    }
  });

  it('waits until somebody has looked, who says what came of it', async () => {
    const { rows, waiting } = await world.perform(officer, listSupplyAlerts, {});
    const alertId = rows[0]?.id ?? '';
    await expect(world.perform(stranger, acknowledgeAlert, { alertId, reason: 'x' })).rejects.toMatchObject({
      code: 'SUPPLY_ALERT_NOT_FOUND',
    });
    await world.perform(officer, acknowledgeAlert, { alertId, reason: 'Order stopped.' });
    const after = await world.perform(officer, listSupplyAlerts, {});
    expect(after.waiting).toBe(waiting - 1);
    expect(after.rows.at(-1)).toMatchObject({ id: alertId, reason: 'Order stopped.' });
    await expect(world.perform(officer, acknowledgeAlert, { alertId, reason: 'again' })).rejects.toMatchObject({
      code: 'SUPPLY_ALERT_NOT_FOUND',
    });
  });
});

describeWithShared('the UFLPA list of July 2026', 'data/supply/uflpa/uflpa-entity-list-2026-07-09.csv', (csv) => {
  it('raises 38 alerts once over the list without those of 15 January 2025; a name of 2022 makes one of them re-dated', async () => {
    const { world, officer } = await importers(chain);
    const lines = csv.split(/\r?\n/);
    const before = lines.filter((line) => !line.includes('January 15, 2025'));
    const huafu = '2(d)(2)(B)(v),"Aksu Huafu Textiles Co., Ltd.","June 21, 2022"';
    await load(world, officer, 'uflpa-2024.csv', [before[0], huafu, ...before.slice(1)].join('\n'));
    await world.perform(officer, lookAtLists, {});
    await load(world, officer, 'uflpa-2026-07-09.csv', csv);
    expect(await world.perform(officer, lookAtLists, {})).toEqual({ lists: 1, alerts: 38 });
    const { rows } = await world.perform(officer, listSupplyAlerts, { limit: 100 });
    expect(rows.filter(({ kind }) => kind !== 'new').map(({ entity, kind }) => [entity, kind])).toEqual([
      [expect.stringContaining('Aksu Huafu'), 're-dated'],
    ]);
    await load(world, officer, 'again.csv', `${csv}\n`);
    expect((await world.perform(officer, lookAtLists, {})).alerts).toBe(0);
  });
});
