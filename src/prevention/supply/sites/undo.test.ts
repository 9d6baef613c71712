import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { ChainSchema } from '../chain/contract.ts';
import { confirmPlace, putLink } from '../products/edit-chain.ts';
import { importChain } from '../stored/bring-chain.ts';
import { exportChain } from '../stored/read-chains.ts';
import { applySuppliers } from '../suppliers/bring-suppliers.ts';
import { takeSuppliersKind } from '../suppliers/take-suppliers.ts';
import { closeSite } from './close-site.ts';
import { mergeSites } from './merge-sites.ts';
import { listSites, openSite, sitePairs } from './read-sites.ts';
import { splitSite } from './split-site.ts';
import { undoSite } from './undo-site.ts';

const why = 'We called them.';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a merge or split taken back', () => {
  let world: TestWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation('Meridian Foods'), 'compliance-officer');
    await take(
      'Amberfold Garments,"Plot 35, Pinecone Road, Lanzhu",VN,4012345678901',
      'AMBERFOLD GARMENTS LTD,"Plot 35 Pinecone Road, Lanzhu",VN,',
      'Quillwater Foods,"12 Harbor Street, Port Ellery",US,',
      'Quillwater Foods Inc,"12 Harbor Street Port Ellery",US,9501101530003',
      'Thornmere Weaving,"4 Loom Lane, Dunwold",TR,',
    );
  });
  const take = async (...rows: string[]) => {
    const table = encode(`name,address,country,gln\n${rows.join('\n')}\n`);
    const { jobId } = await world.perform(officer, applySuppliers, {}, table);
    await withWorker(world, [takeSuppliersKind], () => untilState(world.kernel, jobId, 'done', 'dead'));
  };
  const chain = async () =>
    ChainSchema.parse(JSON.parse(new TextDecoder().decode((await world.perform(officer, exportChain, {})).bytes)));
  const edit = async (change: (site: Awaited<ReturnType<typeof chain>>['sites'][number]) => object, siteId: string) => {
    const now = await chain();
    const sites = now.sites.map((site) => (site.id === siteId ? { ...site, ...change(site) } : site));
    await world.perform(officer, importChain, {}, encode(JSON.stringify({ ...now, sites })));
  };
  const open = (siteId: string) => world.perform(officer, openSite, { siteId });
  const ids = async (more = {}) =>
    (await world.perform(officer, listSites, { limit: '100', ...more })).rows.map(({ id }) => id);
  const named = async (text: string) => (await ids({ text }))[0] ?? '';
  /** All that is known, but when it was done. */
  const everything = async () => {
    const [all, pairs] = [await ids(), [] as object[]];
    const opened = [];
    for (const id of all) {
      const { history: _, undo: __, merged: ___, ...site } = await open(id);
      opened.push(site);
    }
    for (const state of ['open', 'same', 'different', 'unasked'])
      pairs.push((await world.perform(officer, sitePairs, { state, limit: '500' })).rows);
    return JSON.stringify([await chain(), opened, pairs]);
  };
  const sides = async (siteId: string, side: (fact: { what: string; says: string; alone: boolean }) => string) =>
    ((await open(siteId)).undo?.since ?? []).map((one) => ({ fact: one.fact, side: side(one) }));

  it('asks of what came since, and leaves each on the side a person names', async () => {
    const [stays, goes] = [await named('Amberfold'), await named('Thornmere')];
    await world.perform(officer, mergeSites, { siteId: stays, others: [goes], why });
    await world.perform(officer, confirmPlace, { siteId: goes, inXinjiang: 'no', reason: 'Visited.' });
    await world.perform(officer, closeSite, { siteId: stays, closed: true, why });
    await edit(({ identifiers }) => ({ identifiers: [...identifiers, { type: 'other', value: 'X-1' }] }), stays);
    await take('Thornmere Weaving Mill,"4 Loom Lane, Dunwold",TR,');
    const { undo } = await open(goes);
    expect(undo?.since.map(({ what, says, likely }) => [what, says, likely]).sort()).toEqual([
      ['identifiers', 'other X-1', 'stays'],
      ['in_xinjiang', 'false', 'both'],
      ['state', 'closed', 'both'],
      ['supplier', 'Thornmere Weaving Mill, 4 Loom Lane, Dunwold', 'leaves'],
    ]);
    await expect(world.perform(officer, undoSite, { siteId: goes, why })).rejects.toMatchObject({
      code: 'SUPPLY_UNDO_UNDECIDED',
      where: { length: 4 },
    });
    const since = await sides(goes, ({ what }) => (what === 'state' ? 'stays' : 'leaves'));
    await world.perform(officer, undoSite, { siteId: goes, why, since });
    expect(await open(stays)).toMatchObject({ state: 'closed', inXinjiang: null, suppliers: { length: 2 } });
    const left = await open(goes);
    expect(left).toMatchObject({ state: 'open', inXinjiang: false, suppliers: { length: 2 } });
    expect(left.names).toEqual(['Thornmere Weaving Mill']);
    expect(left.identifiers.map(({ value }) => value)).toEqual(['X-1']);
    expect(left.history.map(({ kind }) => kind)).toEqual(['undo', 'merge']);
    await world.perform(officer, closeSite, { siteId: stays, closed: false, why });
  });

  it('of a split brings back what the new site was told, and its answers to pairs go', async () => {
    const siteId = await named('Quillwater');
    const before = await everything();
    const [first] = (await open(siteId)).suppliers;
    const parted = await world.perform(officer, splitSite, { siteId, suppliers: [first?.id], why });
    await world.perform(officer, undoSite, { siteId, why });
    expect(await everything()).toBe(before);
    const again = await world.perform(officer, splitSite, { siteId, suppliers: [first?.id], why });
    await world.perform(officer, confirmPlace, { siteId: again.siteId, inXinjiang: 'yes', reason: 'Seen.' });
    await world.perform(officer, undoSite, { siteId, why });
    expect(await open(again.siteId)).toMatchObject({ id: siteId, inXinjiang: true });
    expect(await open(parted.siteId)).toMatchObject({ id: siteId });
  });

  it('waits for what was done later with the same sites', async () => {
    const [a, b, c] = await ids();
    await world.perform(officer, mergeSites, { siteId: a, others: [b], why });
    await world.perform(officer, mergeSites, { siteId: c, others: [a], why });
    expect((await open(b ?? '')).undo).toMatchObject({ stays: { id: c }, leaves: { id: a } });
    await world.perform(officer, undoSite, { siteId: b, why });
    await world.perform(officer, undoSite, { siteId: b, why });
    expect(await ids()).toHaveLength(3);
  });

  it('keeps every id and every fact, whatever is done in whichever order', async () => {
    let facts = 0;
    const values = new Set<string>();
    const known = new Set(await ids());
    const act = fc.record({
      kind: fc.constantFrom('merge', 'split', 'place', 'close', 'edit', 'link', 'undo'),
      one: fc.nat(),
      other: fc.nat(),
      side: fc.constantFrom('stays', 'leaves', 'both'),
    });
    const doing = async ({ kind, one, other, side }: { kind: string; one: number; other: number; side: string }) => {
      const all = await ids();
      const [a = '', b = ''] = [all[one % all.length], all[other % all.length]];
      if (kind === 'merge' && a !== b) {
        const before = await everything();
        await world.perform(officer, mergeSites, { siteId: a, others: [b], why });
        await world.perform(officer, undoSite, { siteId: b, why });
        expect(await everything()).toBe(before);
        await world.perform(officer, mergeSites, { siteId: a, others: [b], why });
      } else if (kind === 'split') {
        const { suppliers } = await open(a);
        if (suppliers.length < 2) return;
        const leave = [suppliers[other % suppliers.length]?.id];
        known.add((await world.perform(officer, splitSite, { siteId: a, suppliers: leave, why })).siteId);
      } else if (kind === 'place') {
        await world.perform(officer, confirmPlace, { siteId: a, inXinjiang: other % 2 ? 'yes' : 'no', reason: why });
      } else if (kind === 'close') {
        await world.perform(officer, closeSite, { siteId: a, closed: other % 2 === 0, why });
      } else if (kind === 'edit') {
        const value = `N-${facts++}`;
        values.add(value);
        await edit(({ identifiers }) => ({ identifiers: [...identifiers, { type: 'other', value }] }), a);
      } else if (kind === 'link' && a !== b) {
        await world.perform(
          officer,
          importChain,
          {},
          encode(JSON.stringify({ ...(await chain()), materials: [{ id: 'yarn', name: 'Yarn' }] })),
        );
        await world.perform(officer, putLink, {
          ...{ linkId: `L-${facts++}`, from: a, to: b, material: 'yarn', status: 'declared', documents: [] },
          ...{ source: 'said', reason: why },
        });
      } else if (kind === 'undo') {
        const { undo } = await open(a);
        if (!undo) return;
        const since = await sides(a, ({ alone }) => (alone && side === 'both' ? 'leaves' : side));
        await world.perform(officer, undoSite, { siteId: a, why, since });
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 10 }), async (acts) => {
        for (const one of acts) await doing(one);
        const all = await ids();
        const opened = [];
        for (const id of all) opened.push(await open(id));
        for (const id of known) expect(all).toContain((await open(id)).id);
        expect(opened.flatMap(({ suppliers }) => suppliers.map(({ id }) => id)).sort()).toHaveLength(6);
        const here = opened.flatMap(({ identifiers }) => identifiers.map(({ value }) => value));
        for (const value of [...values, '9501101530003', '4012345678901']) expect(here).toContain(value);
        for (const { names, name, suppliers } of opened)
          for (const supplier of suppliers) expect([name, ...names]).toContain(supplier.name);
      }),
      { numRuns: 3 },
    );
  });
});
