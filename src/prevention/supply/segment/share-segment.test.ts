import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { listAudit } from '../../../platform/audit/list-audit.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { type Chain, ChainSchema } from '../chain/contract.ts';
import { sampleChains } from '../fixtures/sample-chains.ts';
import { importChain } from '../stored/bring-chain.ts';
import { previewSegment } from './preview-segment.ts';
import { shareSegment } from './share-segment.ts';
import { listSegments, segmentFile, withdrawSegment } from './shared-segments.ts';

/** A word that stands nowhere else: in the name of one mill, and in whatever talks of it in another spelling. */
const canary = 'Quorvex';

const withCanary = (): Chain => {
  const chain = sampleChains().find(({ product }) => product === 'shirt-422')?.chain;
  const mill = chain?.sites.find(({ id }) => id === 'mill');
  if (!chain || !mill) throw new Error('the sample has no such chain');
  return {
    ...chain,
    title: `Shirt by way of ${canary}-Weaving`,
    sites: chain.sites.map((one) =>
      one.id === 'mill'
        ? { ...one, name: `${canary} Weaving Co., Ltd.`, address: `${canary} Road 1`, phone: '+86 555 0142 77' }
        : { ...one, address: `${one.address}, next to ${canary.toUpperCase()} WEAVING`, phone: '865550142 77' },
    ),
    links: chain.links.map((one) => ({ ...one, source: `told by quorvex  weaving` })),
  };
};

describe('a part of the chain for a partner', () => {
  let world: TestWorld;
  let officer: Actor;
  const chain = withCanary();
  const asked = {
    productId: 'shirt-422',
    hide: ['mill', 'pearlwater'],
    reason: 'Audit',
    recipient: 'Corvane Garments',
  };
  const told = async (): Promise<string> =>
    JSON.stringify(await world.perform(await world.actor(officer.orgId ?? '', 'auditor'), listAudit, {}));

  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation('Meridian Sharing Foods'), 'compliance-officer');
    await world.perform(officer, importChain, {}, new TextEncoder().encode(JSON.stringify(chain)));
  });

  it('is shown before it leaves, is kept in the list, and is given as it was shown', async () => {
    const preview = await world.perform(officer, previewSegment, asked);
    expect(preview).toMatchObject({ hidden: 2, lots: chain.lots.length });
    const shared = await world.perform(officer, shareSegment, { ...asked, sha256: preview.sha256 });
    const { bytes, type } = await world.perform(officer, segmentFile, { segmentId: shared.id });
    expect([type, new TextDecoder().decode(bytes)]).toEqual(['application/json', preview.text]);
    const { rows, total } = await world.perform(officer, listSegments, {});
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      id: shared.id,
      recipient: 'Corvane Garments',
      tiers: null,
      hidden: 2,
      current: true,
    });
    expect(ChainSchema.parse(JSON.parse(preview.text)).links).toHaveLength(chain.links.length);
    const near = await world.perform(officer, previewSegment, { ...asked, tiers: 1 });
    expect([near.links.length, near.tiers, near.allTiers]).toEqual([1, 1, preview.allTiers]);
  });

  it('holds no word of a hidden supplier in the preview, the file, the list, a refusal or the log', async () => {
    const { id } = await world.perform(officer, shareSegment, asked);
    const refused = await world
      .perform(officer, withdrawSegment, { segmentId: id, reason: `${canary} weaving asked for it` })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'SUPPLY_SEGMENT_NAMES_HIDDEN' });
    const out = [
      JSON.stringify(await world.perform(officer, previewSegment, asked)),
      new TextDecoder().decode((await world.perform(officer, segmentFile, { segmentId: id })).bytes),
      JSON.stringify(await world.perform(officer, listSegments, {})),
      JSON.stringify(refused) + String(refused),
      await told(),
    ].map((text) => text.toLowerCase());
    const site = chain.sites.find((one) => one.id === 'pearlwater');
    for (const secret of [canary, '0142', '"mill"', site?.name ?? canary, site?.address ?? canary])
      for (const text of out) expect(text).not.toContain(secret.toLowerCase());
    expect(out[4]).toContain('corvane garments');
  });

  it('is withdrawn with a reason, and is given no more', async () => {
    const { id: segmentId } = await world.perform(officer, shareSegment, { ...asked, recipient: 'Customs' });
    await world.perform(officer, withdrawSegment, { segmentId, reason: 'Sent to the wrong office' });
    for (const act of [segmentFile, withdrawSegment])
      await expect(world.perform(officer, act, { segmentId, reason: 'again' })).rejects.toMatchObject({
        code: 'SUPPLY_SEGMENT_WITHDRAWN',
      });
    const { rows } = await world.perform(officer, listSegments, {});
    expect(rows.find(({ id }) => id === segmentId)?.withdrawn).toMatchObject({ why: 'Sent to the wrong office' });
    expect(await told()).toContain('supply.withdraw-segment');
  });

  it.each([
    [{ productId: 'nothing' }, 'SUPPLY_PRODUCT_NOT_FOUND', 'productId'],
    [{ hide: ['mill', 'nowhere'] }, 'SUPPLY_SEGMENT_SITE_UNKNOWN', 'hide'],
    [{ reason: `QUORVEX WEAVING asked` }, 'SUPPLY_SEGMENT_NAMES_HIDDEN', 'reason'],
    [{ recipient: '' }, 'INPUT_INVALID', 'recipient'],
    [{ tiers: 0 }, 'INPUT_INVALID', 'tiers'],
  ])('is refused with %j as %s', async (change, code, field) => {
    await expect(world.perform(officer, shareSegment, { ...asked, ...change })).rejects.toMatchObject({
      code,
      where: [expect.objectContaining({ field })],
    });
  });

  it('is not what somebody looked at once the chain has changed', async () => {
    await expect(world.perform(officer, shareSegment, { ...asked, sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'SUPPLY_SEGMENT_CHANGED',
    });
  });

  it('is given by whoever may share, of the own chain only', async () => {
    const { id: segmentId } = await world.perform(officer, shareSegment, asked);
    const stranger = await world.actor(await world.organisation('A sharing stranger'), 'compliance-officer');
    await expect(world.perform(stranger, shareSegment, asked)).rejects.toMatchObject({
      code: 'SUPPLY_PRODUCT_NOT_FOUND',
    });
    await expect(world.perform(stranger, segmentFile, { segmentId })).rejects.toMatchObject({
      code: 'SUPPLY_SEGMENT_NOT_FOUND',
    });
    expect((await world.perform(stranger, listSegments, {})).total).toBe(0);
    await expect(
      world.perform(await world.actor(officer.orgId ?? '', 'plan-officer'), shareSegment, asked),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});
