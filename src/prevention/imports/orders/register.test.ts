import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { applyImport, previewImport, uploadFile } from '../../../prosecution/screening/index.ts';
import { describeWithShared } from '../../../testing/shared-data.ts';
import { testWorld } from '../../../testing/world.ts';
import { importsDesk } from '../desk/desk.ts';
import { askOrders, carveOuts, decideCarveOut } from './ask-register.ts';

const name = 'cbp_wro_2026-06-23.csv';

describeWithShared('the published orders in the own register', `data/supply/cbp-wro/${name}`, (text) => {
  let world: TestWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation(), 'compliance-officer');
    expect(await world.perform(officer, carveOuts, {})).toMatchObject({ version: null, rows: [] });
    await take('2026-11-23T09:00:00.000Z', text);
  });
  const take = async (retrievedAt: string, content: string) => {
    const { sha256 } = await world.perform(officer, uploadFile, { name }, new TextEncoder().encode(content));
    const { id } = await world.perform(officer, previewImport, { files: [{ name, sha256 }], retrievedAt });
    await world.perform(officer, applyImport, { importId: id });
  };
  const everest = (on: string) =>
    world.perform(officer, askOrders, {
      entity: 'Everest Carpet',
      merchandise: 'Hand-knotted wool carpets',
      country: 'NP',
      on,
    });

  it('an exception that nobody confirmed takes nothing out; confirmed once, it holds', async () => {
    const before = await everest('2026-11-24');
    expect(before.hits).toHaveLength(1);
    expect(before.hits[0]?.draftCarveOut).toMatchObject({ from: '1998-10-06' });
    const { rows, drafts } = await world.perform(officer, carveOuts, { state: 'draft' });
    expect(drafts).toBe(rows.length);
    const row = rows.find((one) => one.text.startsWith('Everest'));
    const decide = { textHash: row?.textHash, state: 'confirmed', reason: 'Read in the remarks.' };
    await world.perform(officer, decideCarveOut, decide);
    const after = await everest('2026-11-24');
    expect([after.hits.length, after.near.map(({ reason }) => reason)]).toEqual([0, ['carved-out']]);
    expect((await everest('2026-11-24')).version.stale).toBe(false);
    await expect(world.perform(officer, decideCarveOut, { ...decide, textHash: '0'.repeat(64) })).rejects.toMatchObject(
      { code: 'IMPORTS_CARVE_OUT_NOT_FOUND' },
    );
    expect((await world.perform(officer, importsDesk, {})).orders).toMatchObject({
      state: 'fresh',
      drafts: drafts - 1,
    });
  });

  it('a later version with the same words does not ask again', async () => {
    await take('2026-11-24T08:00:00.000Z', text.replace('Da Wang', 'Da Wang 2'));
    const { rows } = await world.perform(officer, carveOuts, { state: 'confirmed' });
    expect(rows.map((one) => one.text)).toEqual([expect.stringContaining('Everest')]);
  });

  it('a list that is too old may not answer no', async () => {
    const ask = () => world.perform(officer, askOrders, { entity: 'A Firm Nobody Knows', merchandise: 'tea' });
    expect((await ask()).outcome).toBe('nothing-found');
    world.clock.advance(60 * 24 * 3_600_000);
    expect(await ask()).toMatchObject({ outcome: 'too-old-to-say', version: { stale: true } });
  });
});
