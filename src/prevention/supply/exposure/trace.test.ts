import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithShared, sharedBytes } from '../../../testing/shared-data.ts';
import { supplyTrace } from '../commands/trace.ts';
import { contextOver } from '../testing/context.ts';
import { goodsEdition, orderList, partyList } from '../testing/lists.ts';
import { solarChain } from '../testing/solar.ts';
import type { ClassView } from './classes.ts';
import type { Trace } from './trace.ts';

type Answer = Omit<Trace, 'legal'> & { readonly legal: readonly (ClassView & { readonly says: string })[] };

const goods = goodsEdition([
  ['Polysilicon', 'China', 'No', 'Yes'],
  ['Solar Cells', 'China', 'No', 'No', 'China'],
  ['Cotton', 'India', 'Yes', 'No'],
]);
const lists = { 'uflpa_2026-07-09.csv': partyList, 'wro_2026-07-09.csv': orderList, 'goods_2026-01-01.xml': goods };

const trace = async (
  chain: object,
  options: Record<string, string> = {},
  given: Record<string, string | Uint8Array> = lists,
) => {
  const context = contextOver({ ...given, 'CHAIN.json': JSON.stringify(chain) });
  const { data } = await supplyTrace.run(
    context,
    ['CHAIN.json'],
    { product: 'module', on: '2026-07-10', ...options },
    { list: Object.keys(given) },
  );
  return data as Answer;
};
const classes = ({ legal }: Answer): number[] => legal.map(({ legalClass }) => legalClass);

describe('a module assembled in Malaysia of Chinese polysilicon', () => {
  it('is class 2 by its DOL path, once links that are only declared are followed', async () => {
    const answer = await trace(solarChain());
    expect(classes(answer)).toEqual([0, 2, 2]);
    const reason = answer.legal[1]?.reasons.find(({ finding }) => finding.what === 'goods');
    expect(reason).toMatchObject({ site: 's-poly', finding: { says: 'Polysilicon, China', list: 'us-dol-goods' } });
    expect(reason?.path.nodes.map(({ id }) => id)).toEqual(['s-poly', 's-cell', 'module']);
    expect(answer.legal[0]?.says).toBe('supply.negative.no-evidence-found');
  });

  it('is class 5 with a listed party upstream, and says where', async () => {
    const answer = await trace(solarChain({ quartz: 'Paper Heron Textile Company Limited' }));
    expect(classes(answer)).toEqual([0, 5, 5]);
    expect(answer.legal[2]?.reasons).toMatchObject([
      { site: 's-quartz', finding: { what: 'listed', list: 'us-dhs-uflpa' } },
    ]);
    expect(answer.legal[2]?.reasons[0]?.path.links.map(({ id, status }) => [id, status])).toEqual([
      ['l1', 'documented'],
      ['l2', 'declared'],
      ['l3', 'documented'],
    ]);
  });

  it('does not know what was listed later, or what was linked later', async () => {
    const chain = solarChain({ quartz: 'Kite Cotton Group' });
    expect(classes(await trace(chain))).toEqual([0, 5, 5]);
    const before = await trace(chain, { on: '2026-02-28' });
    expect(classes(before)).toEqual([0, 2, 2]);
    expect(before.legal[2]?.others.map(({ finding }) => finding.review)).toContain('listed-later');
    const after = await trace(chain, { on: '2027-01-01' });
    expect([classes(after), after.upstream.sites]).toEqual([[0, 0, 0], 1]);
  });

  it('says no more than the lists can carry', async () => {
    const plain = { ...solarChain(), links: [] };
    expect((await trace(plain)).negative).toBe('no-evidence-found');
    expect((await trace(plain, { on: '2026-07-17' })).negative).toBe('list-too-old');
    expect((await trace(plain, {}, { 'list.csv': partyList })).negative).toBe('list-too-old');
    expect((await trace(plain, {}, {})).negative).toBe('no-list');
  });

  it('puts the true chance between the two bounds of the priority score, apart from the class', async () => {
    const { priority } = await trace(solarChain({ quartz: 'Paper Heron Textile Co., Ltd.' }));
    // listed 1.0 through documented, declared (0.7 * sqrt 0.64) and documented links
    expect(priority.lower).toBeCloseTo(0.56, 6);
    expect(priority.upper).toBeGreaterThanOrEqual(priority.lower);
    expect(priority.paths[0]?.nodes.map(({ id }) => id)).toEqual(['s-quartz', 's-poly', 's-cell', 'module']);
  });

  it('names the one paper that matters most, and another once it is there', async () => {
    const { coverage } = await trace(solarChain());
    // of six papers of one link one is missing, and 0.64 of the polysilicon is known
    expect(coverage).toMatchObject({ computed: true, gaps: [{ at: 'l2', document: 'purchase-order' }] });
    expect(coverage.computed && coverage.coverage).toBeCloseTo(0.64 * (5 / 6), 9);
    expect(coverage.computed && coverage.gaps[0]?.gain).toBeCloseTo(0.64 / 6, 9);
    const chain = solarChain();
    const less = {
      ...chain,
      links: chain.links.map((one) => ({
        ...one,
        documents: one.documents.filter((id) => id !== 'd-po' || one.id !== 'l1'),
      })),
    };
    const after = await trace(less);
    expect(after.coverage.computed && after.coverage.gaps.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['l1', 'l2']),
    );
  });

  it('does not depend on the order of links, sites or documents', async () => {
    const chain = solarChain({ quartz: 'Paper Heron Textile Co., Ltd.' });
    const whole = JSON.stringify(await trace(chain));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(chain.links, { minLength: 3 }), async (links) => {
        expect(JSON.stringify(await trace({ ...chain, links }))).toBe(whole);
      }),
      { numRuns: 4 },
    );
    expect(classes(await trace({ ...chain, sites: [...chain.sites].reverse() }))).toEqual([0, 5, 5]);
  });
});

describe('a shirt', () => {
  const shirt = (site: object) => ({
    format: 'fourfold-chain/1',
    materials: [
      { id: 'bale', name: 'Cotton', commodity: 'cotton' },
      { id: 'yarn', name: 'Cotton yarn' },
      { id: 'shirt', name: 'Garments' },
    ],
    parties: [
      { id: 'holding', name: 'Folded Heron Spinning' },
      { id: 'mother', name: 'Quiet Holding', owners: [{ party: 'holding', share: 0.6 }] },
      { id: 'mill', name: 'Honest Mill', owners: [{ party: 'mother', share: 0.5 }] },
    ],
    sites: [
      { id: 'field', name: 'A Field', country: 'IN', rawMaterial: true },
      { id: 'spinner', name: 'Some Spinner', country: 'IN', ...site },
      { id: 'sewer', name: 'Some Sewer', country: 'VN' },
    ],
    products: [{ id: 'module', name: 'Shirt' }],
    links: [
      { id: 'a', from: 'field', to: 'spinner', material: 'bale', status: 'documented' },
      { id: 'b', from: 'spinner', to: 'sewer', material: 'yarn', status: 'documented' },
      { id: 'c', from: 'sewer', to: 'module', material: 'shirt', status: 'documented' },
    ],
  });

  it.each([
    ['an order on the yarn', { name: 'Lantern Spinning Pvt Ltd' }, 4],
    ['an order on yarn of another country', { name: 'Lantern Spinning Pvt Ltd', country: 'PK' }, 1],
    ['a listed owner of an owner', { party: 'mill' }, 3],
    ['a site that a person found in Xinjiang', { inXinjiang: true, country: 'CN' }, 5],
    ['a postal code and a city of Xinjiang', { country: 'CN', address: 'Road 1, Urumqi', postalCode: '830000' }, 5],
    ['a telephone of Xinjiang alone', { country: 'CN', phone: '+86 991 555 0100' }, 1],
    ['nothing but child labor on the field', {}, 1],
  ])('with %s', async (_what, site, legalClass) => {
    expect(classes(await trace(shirt(site)))).toEqual([legalClass, legalClass, legalClass]);
  });

  it('asks a person to look where the signal is weak', async () => {
    const answer = await trace(shirt({ country: 'CN', phone: '+86 991 555 0100' }));
    const weak = answer.legal[0]?.others.find(({ finding }) => finding.what === 'xinjiang');
    expect(weak?.finding).toMatchObject({ legalClass: 0, review: 'place-unclear', says: 'phone 0991' });
  });
});

describe('read like an opponent, a class', () => {
  const links = [
    { id: 'a', from: 'mill', to: 'sewer', material: 'yarn', status: 'documented' },
    { id: 'b', from: 'sewer', to: 'module', material: 'shirt', status: 'documented' },
  ];
  const chain = (change: { mill?: object; links?: object[]; parties?: object[]; yarn?: object } = {}) => ({
    format: 'fourfold-chain/1',
    parties: change.parties ?? [],
    materials: [
      { id: 'yarn', name: 'Polyester yarn', ...change.yarn },
      { id: 'cotton', name: 'Cotton yarn' },
      { id: 'shirt', name: 'Shirts' },
    ],
    sites: [
      { id: 'mill', name: 'Lantern Spinning Pvt Ltd', country: 'IN', ...change.mill },
      { id: 'sewer', name: 'Some Sewer', country: 'VN' },
    ],
    products: [
      { id: 'module', name: 'Shirt' },
      { id: 'other', name: 'Another' },
    ],
    links: [...links, ...(change.links ?? [])],
  });
  const sale = { id: 'c', from: 'mill', to: 'sewer', material: 'cotton', status: 'documented' };

  it.each([
    ['what goes into another product is no reason', { links: [{ ...sale, to: 'other' }] }, [0, 0, 0]],
    ['what went in until last year is none', { links: [{ ...sale, validTo: '2025-12-31' }] }, [0, 0, 0]],
    ['what was known later is none', { links: [{ ...sale, knownFrom: '2026-12-31' }] }, [0, 0, 0]],
    ['what is inferred counts where inferred links do', { links: [{ ...sale, status: 'inferred' }] }, [0, 0, 4]],
    ['a millionth part counts whole', { links: [{ ...sale, share: 0.000001 }] }, [4, 4, 4]],
    ['a good that is mapped to a list hides no order', { yarn: { name: 'Cotton yarn', good: 'Thread' } }, [4, 4, 4]],
  ])('%s', async (_what, change, expected) => {
    expect(classes(await trace(chain(change)))).toEqual(expected);
  });

  it('names the entry of the pack that it rests on, and looks at words that nobody has mapped', async () => {
    const answer = await trace(chain({ links: [sale] }));
    expect(answer.legal[0]?.reasons[0]?.finding).toMatchObject({ rule: 'supply.class.wro', review: null });
    const unmapped = await trace(chain({ mill: { name: 'A Mill', country: 'CN' }, yarn: { name: 'Raw polysilicon' } }));
    expect(unmapped.legal[0]?.reasons.map(({ finding }) => [finding.rule, finding.review])).toEqual([
      ['supply.class.goods-forced', 'mapping-not-reviewed'],
    ]);
  });

  it('is 3 below a party under an order, and 5 where the row of the list names subsidiaries', async () => {
    const mill = { name: 'Daughter Mill', party: 'daughter' };
    const owned = (owner: string) => [
      { id: 'mother', name: owner, country: 'IN' },
      { id: 'daughter', name: 'Daughter Mill', owners: [{ party: 'mother', share: 0.51 }] },
    ];
    const under = await trace(chain({ mill, parties: owned('Lantern Spinning Private Limited'), links: [sale] }));
    expect(classes(under)).toEqual([3, 3, 3]);
    const rows = `${partyList}\n2(d)(2)(B)(i),"Crane Kiln (Made Up) Co., Ltd. and subsidiaries",2022-06-21`;
    const named = chain({ mill, parties: owned('Crane Kiln (Made Up) Co., Ltd.') });
    expect(classes(await trace(named, {}, { ...lists, 'uflpa_2026-07-09.csv': rows }))).toEqual([5, 5, 5]);
  });

  it('follows the law and the lists of the day: a rule or a list of a later day says nothing of it', async () => {
    const there = chain({ mill: { name: 'A Mill', country: 'CN', inXinjiang: true } });
    expect(classes(await trace(there))).toEqual([5, 5, 5]);
    const before = await trace(there, { on: '2021-06-01' });
    expect([classes(before), before.negative]).toEqual([[0, 0, 0], 'list-later']);
    expect(before.legal[0]?.others.map(({ finding }) => finding.review)).toContain('law-later');
  });
});

describe('CHAIN.json', () => {
  const chain = solarChain();

  it.each([
    [{ ...chain, extra: 1 }, ''],
    [{ ...chain, links: [{ ...chain.links[0], from: 'nowhere' }] }, 'links[0].from: nowhere'],
    [{ ...chain, links: [{ ...chain.links[0], validFrom: '2026-02-30' }] }, 'links[0].validFrom'],
    [{ ...chain, links: [{ ...chain.links[0], validFrom: '2026-02-03', validTo: '2026-02-02' }] }, 'links[0].validTo'],
    [{ ...chain, links: [{ ...chain.links[0], share: 64 }] }, 'links[0].share'],
    [{ ...chain, sites: [...chain.sites, chain.sites[0]] }, 'sites and products: s-quartz'],
    [{ ...chain, sites: [{ ...chain.sites[0], country: 'Nowhere' }] }, 'sites[0].country'],
  ])('that does not fit is refused with its place', async (bad, field) => {
    await expect(trace(bad)).rejects.toMatchObject({
      code: 'SUPPLY_CHAIN_INVALID',
      where: expect.arrayContaining([expect.objectContaining({ file: 'CHAIN.json', field })]),
    });
  });

  it('is JSON in UTF-8, and has the product', async () => {
    const context = contextOver({ 'CHAIN.json': Uint8Array.of(0x7b, 0xff, 0x7d) });
    await expect(supplyTrace.run(context, ['CHAIN.json'], { product: 'x' })).rejects.toMatchObject({
      code: 'SUPPLY_CHAIN_UNREADABLE',
    });
    await expect(trace(chain, { product: 'none' })).rejects.toMatchObject({ code: 'SUPPLY_PRODUCT_NOT_FOUND' });
    await expect(trace(chain, { on: '07/10/2026' })).rejects.toMatchObject({ code: 'SUPPLY_DATE_UNREADABLE' });
  });
});

describeWithShared('the published lists', 'data/supply/dol-ilab/goods_2021.xml', (xml) => {
  it('give class 2 to polysilicon from China, and class 5 to Hoshine', async () => {
    const page = sharedBytes('data/supply/uflpa/dhs-uflpa-entity-list-2026-07-09.html');
    const given = { 'goods_2021.xml': xml, ...(page ? { 'uflpa-2026-07-09.html': page } : {}) };
    expect(classes(await trace(solarChain(), {}, given))).toEqual([0, 2, 2]);
    const answer = await trace(solarChain({ quartz: 'Hoshine Silicon Industry Co., Ltd.' }), {}, given);
    expect(classes(answer)).toEqual([0, page ? 5 : 2, page ? 5 : 2]);
    expect(answer.lists.find(({ list }) => list === 'us-dhs-uflpa')).toMatchObject({
      entries: 144,
      age: 1,
      fresh: true,
    });
  });
});
