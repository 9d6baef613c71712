import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { sampleWorldChains } from '../sample.ts';
import { importers } from '../testing/importers.ts';
import { loadList } from '../testing/register.ts';
import { confirmPlace, putLink, putProduct } from './edit-chain.ts';
import { openProduct } from './open-product.ts';
import { productBalance } from './product-balance.ts';
import { productFlow } from './product-flow.ts';
import { productQueue } from './product-queue.ts';
import { whatIf } from './what-if.ts';

describe('the products of an importer', () => {
  let world: TestWorld;
  let officer: Actor;
  let stranger: Actor;
  beforeAll(async () => {
    ({ world, officer, stranger } = await importers(...sampleWorldChains().map(({ chain }) => chain)));
  });

  it('stand in the order in which a person must look, each with its reason', async () => {
    const { rows } = await world.perform(officer, productQueue, {});
    expect(rows[0]).toMatchObject({ id: 'shirt-422', balance: 'short', needsPerson: true });
    expect(rows[0]?.sentence).toContain('Reedbank');
    expect(rows.find(({ id }) => id === 'shirt-410')).toMatchObject({ balance: 'holds', covered: 1 });
    expect((await world.perform(stranger, productQueue, {})).rows).toEqual([]);
  });

  it('answer in one sentence, with the mill that is short and the document that matters most', async () => {
    const answer = await world.perform(officer, openProduct, { productId: 'shirt-422' });
    expect(answer.balance).toMatchObject({ verdict: 'short', short: [{ site: 'mill' }] });
    expect(answer.gap?.where).toContain('Reedbank');
    expect(answer.sentence).toContain('Weaving and Dyeing claims more than came in');
    expect(answer.legal.map(({ links }) => links)).toEqual(['documented', 'declared', 'inferred']);
    expect(answer.legal[0]?.sentence).toContain('Class 1');
    expect(answer.lists).toEqual([]);
    await expect(world.perform(officer, openProduct, { productId: 'none' })).rejects.toMatchObject({
      code: 'SUPPLY_PRODUCT_NOT_FOUND',
    });
    await expect(world.perform(stranger, openProduct, { productId: 'shirt-422' })).rejects.toMatchObject({
      code: 'SUPPLY_PRODUCT_NOT_FOUND',
    });
  });

  it('are drawn by tier, with places no finer than a tenth of a degree', async () => {
    const { nodes, links } = await world.perform(officer, productFlow, { productId: 'shirt-410' });
    expect(nodes[0]).toMatchObject({ id: 'shirt-410', tier: 0 });
    expect(nodes.find(({ id }) => id === 'field')).toMatchObject({
      tier: 5,
      rawMaterial: true,
      lat: 33.6,
      lng: -101.9,
    });
    expect(links.every(({ from, to }) => [from, to].every((id) => nodes.some((node) => node.id === id)))).toBe(true);
  });

  it('balance by their own lots and not by those of another product', async () => {
    const broken = await world.perform(officer, productBalance, { productId: 'shirt-422' });
    expect(broken.sites.find(({ site }) => site === 'mill')?.verdict).toBe('over-claim');
    expect(broken.sentences[0]).toContain('Short:');
    const whole = await world.perform(officer, productBalance, { productId: 'shirt-410' });
    expect(whole.lots).toEqual([]);
    expect(whole.sentences[0]).toContain('holds');
  });

  it('are found from a site that might be listed, with what is on its way', async () => {
    const answer = await world.perform(officer, whatIf, { site: 'mill' });
    expect(answer.products).toMatchObject([
      { id: 'shirt-422', before: 1, after: 5, open: [{ lot: '422-shirts-1' }], amounts: [{ unit: 'C62' }] },
    ]);
    expect(answer.products[0]?.path.nodes.map(({ id }) => id)).toEqual(['mill', 'sewing-2', 'shirt-422']);
    expect((await world.perform(officer, whatIf, { site: 'spinner' })).products).toHaveLength(2);
  });

  it('change with a link, a bill of materials and what a person found out, each with its reason; nothing half', async () => {
    const link = { linkId: 'new', from: 'mill', to: 'sewing', material: 'fabric', status: 'declared' as const };
    await expect(
      world.perform(officer, putLink, { ...link, from: 'nobody', material: 'gold', reason: 'x' }),
    ).rejects.toMatchObject({
      code: 'SUPPLY_LINK_UNFIT',
      where: [{ field: 'from.nobody' }, { field: 'material.gold' }],
    });
    expect(await world.perform(officer, putLink, { ...link, reason: 'the sewer said so' })).toMatchObject({
      added: true,
    });
    expect(await world.perform(officer, putLink, { ...link, validTo: '2026-06-01', reason: 'ended' })).toMatchObject({
      added: false,
    });
    await world.perform(officer, confirmPlace, { siteId: 'mill', inXinjiang: 'yes', reason: 'satellite image' });
    const { legal } = await world.perform(officer, openProduct, { productId: 'shirt-422' });
    expect(legal[0]).toMatchObject({ legalClass: 5, reasons: [{ site: 'mill', what: 'xinjiang' }] });
    await world.perform(officer, confirmPlace, { siteId: 'mill', inXinjiang: 'unknown', reason: 'wrong image' });
    await world.perform(officer, putProduct, {
      productId: 'scarf',
      name: 'Scarf',
      inputs: [{ material: 'yarn', mass: 0.1 }],
      reason: 'new style',
    });
    const { rows } = await world.perform(officer, productQueue, {});
    expect(rows.map(({ id }) => id)).toContain('scarf');
    await expect(
      world.perform(officer, putProduct, { productId: 'mill', name: 'Mill', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'SUPPLY_PRODUCT_UNFIT' });
  });

  it('rest on lists whose age counts from when they were taken, not from their last change', async () => {
    const listNow = async () =>
      (await world.perform(officer, openProduct, { productId: 'shirt-410' })).lists.find(
        ({ list }) => list === 'us-dhs-uflpa',
      );
    await loadList(world, officer, '2026-10-24T09:00:00.000Z');
    expect(await listNow()).toMatchObject({ date: '2026-10-24', age: 31, fresh: false });
    // the same page, seen again at its publisher
    await loadList(world, officer);
    expect(await listNow()).toMatchObject({ date: '2026-10-24', age: 0, fresh: true });
  });
});
