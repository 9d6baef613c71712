import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { listAudit } from '../../../platform/audit/list-audit.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { ChainSchema } from '../chain/contract.ts';
import { sampleChains } from '../fixtures/sample-chains.ts';
import { importChain } from '../stored/bring-chain.ts';
import { shareSegment } from './share-segment.ts';

describe('a part of the chain for a partner', () => {
  let world: TestWorld;
  let officer: Actor;
  const chain = sampleChains().find(({ product }) => product === 'shirt-422')?.chain;
  const asked = {
    productId: 'shirt-422',
    hide: ['mill', 'pearlwater'],
    reason: 'Audit',
    recipient: 'Corvane Garments',
  };

  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation('Meridian Sharing Foods'), 'compliance-officer');
    await world.perform(officer, importChain, {}, new TextEncoder().encode(JSON.stringify(chain)));
  });

  it('holds no string of a hidden supplier, and leaves none in the log', async () => {
    const { bytes, type } = await world.perform(officer, shareSegment, asked);
    expect(type).toBe('application/json');
    const text = new TextDecoder().decode(bytes);
    const log = JSON.stringify(await world.perform(await world.actor(officer.orgId ?? '', 'auditor'), listAudit, {}));
    expect(log).toContain('Corvane Garments');
    for (const id of asked.hide) {
      const site = chain?.sites.find((one) => one.id === id);
      const party = chain?.parties.find((one) => one.id === site?.party);
      if (!site || !party) throw new Error('the sample has no such site');
      for (const secret of [site.name, site.address, party.id, party.name]) {
        expect(text).not.toContain(secret);
        expect(log).not.toContain(secret);
      }
      expect(text).not.toContain(`"${id}"`);
    }
    expect(ChainSchema.parse(JSON.parse(text)).links).toHaveLength(chain?.links.length ?? 0);
    const near = await world.perform(officer, shareSegment, { ...asked, tiers: 1 });
    expect(ChainSchema.parse(JSON.parse(new TextDecoder().decode(near.bytes))).links).toHaveLength(1);
  });

  it.each([
    [{ productId: 'nothing' }, 'SUPPLY_PRODUCT_NOT_FOUND', 'productId'],
    [{ hide: ['mill', 'nowhere'] }, 'SUPPLY_SEGMENT_SITE_UNKNOWN', 'hide'],
    [{ reason: 'LANZHU REEDBANK Weaving and Dyeing asked' }, 'SUPPLY_SEGMENT_NAMES_HIDDEN', 'reason'],
    [{ recipient: '' }, 'INPUT_INVALID', 'recipient'],
    [{ tiers: 0 }, 'INPUT_INVALID', 'tiers'],
  ])('is refused with %j as %s', async (change, code, field) => {
    await expect(world.perform(officer, shareSegment, { ...asked, ...change })).rejects.toMatchObject({
      code,
      where: [expect.objectContaining({ field })],
    });
  });

  it('is given by whoever may share, of the own chain only', async () => {
    const other = await world.organisation('A sharing stranger');
    await expect(
      world.perform(await world.actor(other, 'compliance-officer'), shareSegment, asked),
    ).rejects.toMatchObject({ code: 'SUPPLY_PRODUCT_NOT_FOUND' });
    await expect(
      world.perform(await world.actor(officer.orgId ?? '', 'plan-officer'), shareSegment, asked),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});
