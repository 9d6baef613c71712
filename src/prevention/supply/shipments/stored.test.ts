import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { lookAtLists } from '../alerts/look.ts';
import { listSupplyAlerts } from '../alerts/read-alerts.ts';
import { whatIf } from '../products/what-if.ts';
import { importChain } from '../stored/bring-chain.ts';
import { keepTable } from '../testing/register.ts';
import { answerShipmentParty, shipmentParties } from './answer-party.ts';
import { applyShipments, previewShipments, takeShipmentsKind } from './bring-shipments.ts';
import { sayGoodsCode } from './goods-code.ts';
import { listShipments } from './list-shipments.ts';
import { openShipment, openShipmentLoad } from './open-shipment.ts';
import { sayShipmentState } from './say-state.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const chain = {
  format: 'fourfold-chain/1',
  sites: [
    { id: 'cannery', name: 'Pellorin Freshwater Cannery', address: 'Lake Road 19, Pellorin', country: 'cn' },
    { id: 'weaver', name: 'Lanzhu Pearlwater Weaving', address: 'Loom Street 1, Lanzhu', country: 'cn' },
  ],
};
const heading = 'BL,MBL,Who sends,Address,Land,Consignee,Arrival Date,Goods,Gross Weight,Container';
const first = [
  heading,
  'H-1,M-9,"PELLORIN FRESHWATER CANNERY.","Lake Road 19, Pellorin",China,Meridian Foods,2026-12-20,Tomato paste,1200,ABCU1',
  'H-1,M-9,"PELLORIN FRESHWATER CANNERY.","Lake Road 19, Pellorin",China,Meridian Foods,2026-12-20,Tomato paste,1200,ABCU1',
  'H-2,M-9,Lanzhu Pearl Water Weaving,"Loom Street, Lanzhu",,,2026-12-21,Cotton cloth,800,ABCU1',
  'S-3,,Another Sender,,US,Meridian Foods,2026-01-02,Cartons,5,',
  ',,Nobody,,US,,2026-01-02,Cartons,5,',
].join('\n');
const second = [
  heading,
  'M-9,,Forwarder,,CN,Carrier Line,2026-12-20,Consolidated cargo,2000,ABCU1',
  'H-1,M-9,Pellorin Freshwater Cannery,"Lake Road 19, Pellorin",China,Meridian Foods,2026-12-20,Tomato paste,1500,ABCU1',
].join('\n');
const mapping = JSON.stringify({ bill: 'BL', shipper: 'Who sends', shipperAddress: 'Address', shipperCountry: 'Land' });

describe('shipments of an organisation', () => {
  let world: TestWorld;
  let officer: Actor;
  let stranger: Actor;
  const take = async (text: string, more: object = {}) => {
    const { jobId } = await world.perform(officer, applyShipments, { fileName: 'bills.csv', ...more }, bytesOf(text));
    return (await untilState(world.kernel, jobId, 'done', 'dead')).result;
  };
  const listed = async (show: 'open' | 'all' = 'all') => (await world.perform(officer, listShipments, { show })).rows;
  const idOf = async (bill: string) => (await listed()).find((one) => one.bill === bill)?.id ?? '';
  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation('Meridian Foods'), 'compliance-officer');
    stranger = await world.actor(await world.organisation('Another importer'), 'compliance-officer');
    await world.perform(officer, importChain, {}, bytesOf(JSON.stringify(chain)));
  });

  it('shows what a file would bring; a heading that a person explained is known the next time', async () => {
    const unknown = await world.perform(officer, previewShipments, {}, bytesOf(first));
    expect(unknown.brings).toBeNull();
    const told = await world.perform(officer, previewShipments, { mapping }, bytesOf(first));
    expect(told.brings).toMatchObject({
      rows: 5,
      shipments: 3,
      folded: 1,
      refused: 1,
      noConsignee: 1,
      added: 3,
      changed: 0,
    });
    expect(told.flagged).toMatchObject([{ row: 6, field: 'bill' }]);
    await withWorker(world, [takeShipmentsKind], async () => {
      expect(await take(first, { mapping })).toMatchObject({ added: 3, changed: 0, same: 0, refused: 1 });
      expect(await take(first)).toMatchObject({ added: 3 });
      const again = await world.perform(officer, previewShipments, {}, bytesOf(first));
      expect(again).toMatchObject({ brings: { added: 0, changed: 0, same: 3 }, before: { name: 'bills.csv' } });
      // a master comes late, and one house is corrected: nothing is counted twice
      expect(await take(second)).toMatchObject({ added: 1, changed: 1 });
    });
    expect((await listed()).map(({ bill, kind, state, weight }) => [bill, kind, state, weight?.quantity])).toEqual([
      ['H-1', 'house', 'expected', 1500],
      ['H-2', 'house', 'expected', 800],
      ['S-3', 'simple', 'arrived', 5],
    ]);
    expect((await listed('open')).map(({ bill }) => bill)).toEqual(['H-1', 'H-2']);
    expect((await world.perform(stranger, listShipments, { show: 'all' })).total).toBe(0);
  });

  it('keeps each row as it was written, those that were not read as well, and what a bill said before', async () => {
    const one = await world.perform(officer, openShipment, { shipmentId: await idOf('H-1') });
    expect(one.shipper).toMatchObject({ state: 'sure', site: { id: 'cannery' } });
    expect(one.before).toMatchObject([
      { changes: [{ field: 'shipper' }, { field: 'weight', was: '1200 KGM', is: '1500 KGM' }] },
    ]);
    expect(one.rows.map(({ row, fate }) => [row, fate])).toEqual([
      [3, 'read'],
      [2, 'read'],
      [3, 'same'],
    ]);
    expect(one.related).toMatchObject([{ bill: 'M-9', kind: 'master' }]);
    const { lastLoad } = await world.perform(officer, listShipments, {});
    expect(lastLoad).toMatchObject({ refused: 0 });
    const loadId = lastLoad?.id;
    expect((await world.perform(officer, openShipmentLoad, { loadId })).counts).toMatchObject({
      masters: 1,
      changed: 1,
    });
    await expect(world.perform(stranger, openShipment, { shipmentId: one.id })).rejects.toMatchObject({
      code: 'SUPPLY_SHIPMENT_NOT_FOUND',
    });
  });

  it('asks a person once who an unsure name is, and never joins a name without a country by itself', async () => {
    const { rows } = await world.perform(officer, shipmentParties, {});
    expect(rows).toMatchObject([{ name: 'Lanzhu Pearl Water Weaving', open: 1, candidates: [{ site: 'weaver' }] }]);
    const partyId = rows[0]?.id;
    await expect(
      world.perform(officer, answerShipmentParty, { partyId, site: 'nowhere', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'SUPPLY_SITE_NOT_FOUND' });
    expect(
      await world.perform(officer, answerShipmentParty, { partyId, site: null, reason: 'Another owner.' }),
    ).toEqual({ waiting: 0 });
    await withWorker(world, [takeShipmentsKind], async () => {
      await take(`${first}\nH-7,,Lanzhu Pearl Water Weaving,"Loom Street, Lanzhu",,,2026-12-29,Yarn,8,`);
    });
    expect((await world.perform(officer, shipmentParties, {})).total).toBe(0);
  });

  it('stands where somebody said, until a later day of the bill says more; detained goods stay open past their arrival', async () => {
    const shipmentId = await idOf('S-3');
    expect(
      await world.perform(officer, sayShipmentState, {
        shipmentId,
        state: 'detained',
        on: '2026-01-01',
        reason: 'CBP letter',
      }),
    ).toEqual({ state: 'detained' });
    expect((await listed('open'))[0]).toMatchObject({
      bill: 'S-3',
      open: true,
      sentence: expect.stringContaining('CBP letter'),
    });
    const before = await world.perform(officer, listShipments, { on: '2025-12-31', show: 'all' });
    expect(before.rows.find(({ bill }) => bill === 'S-3')).toMatchObject({ state: 'expected' });
  });

  it('takes a code from a person alone, for every bill with that text', async () => {
    const shipmentId = await idOf('H-1');
    const one = await world.perform(officer, openShipment, { shipmentId });
    expect(one.code).toMatchObject({ confirmed: null, guesses: [], none: expect.stringContaining('table') });
    expect(await world.perform(officer, sayGoodsCode, { shipmentId, hs: '200290', reason: 'As invoiced.' })).toEqual({
      hs: '200290',
      shipments: 1,
    });
    expect((await world.perform(officer, openShipment, { shipmentId })).code.confirmed).toMatchObject({ hs: '200290' });
  });

  it('tells an open shipment once when a list names its shipper, and what would follow if its site were listed', async () => {
    const then = 'Name\nOld Quarry Works\n';
    await keepTable(world, officer, 'ban.csv', then);
    await world.perform(officer, lookAtLists, {});
    await keepTable(world, officer, 'ban-2.csv', `${then}Lanzhu Pearl Water Weaving\nPellorin Freshwater Cannery\n`);
    await world.perform(officer, lookAtLists, {});
    const { rows } = await world.perform(officer, listSupplyAlerts, {});
    const shipments = rows.filter(({ subjectKind }) => subjectKind === 'shipment');
    expect(shipments.map(({ subjectId, subjectName }) => [subjectId, subjectName]).sort()).toEqual([
      ['H-1 (M-9)', 'PELLORIN FRESHWATER CANNERY.'],
      ['H-2 (M-9)', 'Lanzhu Pearl Water Weaving'],
      ['H-7', 'Lanzhu Pearl Water Weaving'],
    ]);
    expect(await world.perform(officer, lookAtLists, {})).toEqual({ lists: 0, alerts: 0 });
    expect((await listed('open'))[0]).toMatchObject({ alerts: 1, sentence: expect.stringContaining('list') });
    const asked = await world.perform(officer, whatIf, { site: 'cannery' });
    expect(asked.shipments).toMatchObject([{ called: 'H-1 (M-9)', amounts: [{ quantity: 1200, unit: 'KGM' }] }]);
  });
});
