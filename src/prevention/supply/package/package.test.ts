import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../platform/hash/index.ts';
import { supplyPackage } from '../commands/package.ts';
import { contextOver } from '../testing/context.ts';
import { solarChain } from '../testing/solar.ts';
import type { Missing } from './build-package.ts';

const paper = (id: string): string => `The paper ${id}`;
const lot = (id: string, site: string, material: string, quantity: number, parts: object) => ({
  id,
  site,
  material,
  amount: { quantity, unit: 'KGM' },
  ...parts,
});

/** The solar chain with every paper, every link documented, and lots that balance. */
const whole = () => {
  const chain = solarChain();
  return {
    ...chain,
    links: chain.links.map((one) => ({
      ...one,
      status: 'documented',
      documents: ['d-po', 'd-inv', 'd-pay', 'd-con', 'd-tra', 'd-rec'],
    })),
    documents: chain.documents.map((one) => ({
      ...one,
      file: `papers/${one.id}.txt`,
      sha256: sha256(paper(one.id ?? '')),
    })),
    yields: [
      { from: 'quartzite', to: 'polysilicon', expected: 0.3, source: 'made up' },
      { from: 'polysilicon', to: 'cell', expected: 0.9, source: 'made up' },
    ],
    lots: [
      lot('q', 's-quartz', 'quartzite', 1000, { to: 's-poly' }),
      lot('p', 's-poly', 'polysilicon', 300, { to: 's-cell' }),
      lot('c', 's-cell', 'cell', 270, { to: 'module' }),
    ],
  };
};
type Chain = ReturnType<typeof whole>;

const pack = async (chain: object, papers: (name: string) => string | undefined = paper) => {
  const disk: Record<string, string> = { 'case/CHAIN.json': JSON.stringify(chain) };
  for (const { id = '' } of whole().documents) {
    const content = papers(id);
    if (content !== undefined) disk[`case/papers/${id}.txt`] = content;
  }
  const answer = await supplyPackage.run(contextOver(disk), ['case/CHAIN.json'], {
    product: 'module',
    on: '2026-07-10',
  });
  return { ...answer, data: answer.data as { complete: boolean; missing: Missing[]; steps: number } };
};

describe('the package for the port', () => {
  it('is complete only where it is', async () => {
    const { data, files = [] } = await pack(whole());
    expect(data).toMatchObject({ complete: true, missing: [], steps: 3 });
    expect(files.map(({ name }) => name)).toEqual([
      'package.html',
      'index.csv',
      'repeat-chain.csv',
      'certificate-of-origin.txt',
      'importer-statement.txt',
      'package.json',
    ]);
    const html = new TextDecoder().decode(files[0]?.bytes);
    expect(html).toContain('<svg');
    // once with its step, once in the index
    expect(html.match(/<td>3\.6<\/td>/g)).toHaveLength(2);
    const certificate = new TextDecoder().decode(files[3]?.bytes);
    expect(certificate).toContain('supply.package.field.seller: Origami Cells Sdn Bhd, Jalan 3, MY');
    expect(certificate).toContain('supply.package.field.labor: ____');
    const again = await pack(whole());
    expect(again.files?.map(({ bytes }) => sha256(bytes))).toEqual(files.map(({ bytes }) => sha256(bytes)));
  });

  it('gives each paper a number of its own, and knows nothing of what else the sites make', async () => {
    const chain = whole();
    const site = (id: string) => ({ id, name: id, country: 'VN', rawMaterial: true, originProof: [`d-${id}`] });
    const paperOf = (id: string) => ({ ...chain.documents[0], id: `d-${id}`, title: id });
    const { data, files = [] } = await pack({
      ...chain,
      sites: [...chain.sites, site('north'), site('south')],
      documents: [...chain.documents, paperOf('north'), paperOf('south')],
      products: [...chain.products, { id: 'secret-product', name: 'For another buyer' }],
      links: [
        ...chain.links,
        ...['north', 'south'].map((from) => ({ ...chain.links[0], id: `l-${from}`, from, to: 's-poly' })),
      ],
      lots: [...chain.lots, lot('secret-lot', 's-cell', 'cell', 9e9, { to: 'secret-product' })],
    });
    const csv = new TextDecoder().decode(files[1]?.bytes);
    expect(csv.match(/^0\.\d/gm)).toEqual(['0.1', '0.2', '0.3']);
    expect(data.missing.filter(({ why }) => why === 'balance')).toEqual([]);
    for (const { bytes } of files) expect(new TextDecoder().decode(bytes)).not.toContain('secret');
  });

  it.each<[string, (chain: Chain) => object, ((id: string) => string | undefined) | undefined, Partial<Missing>]>([
    [
      'a paper that is not here',
      (chain) => chain,
      (id) => (id === 'd-pay' ? undefined : paper(id)),
      { at: 'd-pay', why: 'not-here' },
    ],
    [
      'a paper that was changed',
      (chain) => chain,
      (id) => (id === 'd-pay' ? 'changed' : paper(id)),
      { at: 'd-pay', why: 'hash-differs' },
    ],
    [
      'a paper out of the folder',
      (chain) => ({ ...chain, documents: chain.documents.map((one) => ({ ...one, file: `../${one.id}` })) }),
      undefined,
      { why: 'outside' },
    ],
    [
      'a step without its invoice',
      (chain) => ({
        ...chain,
        links: chain.links.map((one) => ({ ...one, documents: one.documents.filter((id) => id !== 'd-inv') })),
      }),
      undefined,
      { step: 1, at: 'l1', document: 'invoice', why: 'absent' },
    ],
    [
      'a paper nobody translated',
      (chain) => ({ ...chain, documents: chain.documents.map((one) => ({ ...one, language: 'zh' })) }),
      undefined,
      { document: 'contract', why: 'not-usable' },
    ],
    [
      'a link that is only declared',
      (chain) => ({
        ...chain,
        links: chain.links.map((one, i) => ({ ...one, status: i === 1 ? 'declared' : one.status })),
      }),
      undefined,
      { at: 'l2', why: 'not-documented' },
    ],
    [
      'no proof of origin',
      (chain) => ({ ...chain, sites: chain.sites.map((one) => ({ ...one, originProof: [] as string[] })) }),
      undefined,
      { at: 's-quartz', why: 'origin' },
    ],
    [
      'a mill that is short',
      (chain) => ({
        ...chain,
        lots: chain.lots.map((one) => (one.id === 'p' ? { ...one, amount: { quantity: 500, unit: 'KGM' } } : one)),
      }),
      undefined,
      { at: 's-poly', why: 'balance' },
    ],
    ['no lot at all', (chain) => ({ ...chain, lots: [] }), undefined, { document: 'balance', why: 'absent' }],
    ['no link that holds', (chain) => ({ ...chain, links: [] }), undefined, { why: 'no-step' }],
  ])('is not complete with %s', async (_what, change, papers, missing) => {
    const { data } = await pack(change(whole()), papers);
    expect(data.complete).toBe(false);
    expect(data.missing).toEqual(expect.arrayContaining([expect.objectContaining(missing)]));
  });

  it('draws the sites, near ones as one dot, and says beside it where each is', async () => {
    const chain = whole();
    const at: Record<string, object> = {
      's-quartz': { lat: 30, lng: 100 },
      's-poly': { lat: 30.01, lng: 100.01 },
      's-cell': { lat: 3, lng: 101 },
    };
    const { files = [] } = await pack({ ...chain, sites: chain.sites.map((one) => ({ ...one, ...at[one.id] })) });
    const html = new TextDecoder().decode(files[0]?.bytes);
    const map = html.slice(html.indexOf('<h2>supply.package.map'));
    expect([...map.matchAll(/paint-order="stroke">([^<]+)</g)].map(([, numbers]) => numbers)).toEqual(['1, 2', '3']);
    for (const told of ['30.01', '100.01', '101']) expect(map).toContain(`<td>${told}</td>`);
    const [plain] = (await pack(chain)).files ?? [];
    expect(new TextDecoder().decode(plain?.bytes).match(/<td>supply.package.no-place<\/td>/g)).toHaveLength(6);
  });

  it('names producers of all stages with their record ids, and the same chain has the same number', async () => {
    const known = (chain: Chain) => ({
      ...chain,
      sites: chain.sites.map((one) =>
        one.id === 's-quartz' ? { ...one, identifiers: [{ type: 'gln', value: '4012345000009' }] } : one,
      ),
      parties: chain.parties.map((one) => ({ ...one, identifiers: [{ type: 'other', value: 'REG-7' }] })),
    });
    const told = async (chain: object) => {
      const { files = [] } = await pack(chain);
      const textOf = (name: string): string =>
        new TextDecoder().decode(files.find((one) => one.name === name)?.bytes ?? new Uint8Array());
      return {
        csv: textOf('repeat-chain.csv'),
        number: /<code>([0-9a-f]{64})</.exec(textOf('package.html'))?.[1],
      };
    };
    const first = await told(known(whole()));
    expect(first.csv).toMatch(/Folded Stone Quarry.*GLN 4012345000009.*Quartzite/);
    expect(first.csv).toMatch(/Paper Crane Silicon.*OTHER REG-7.*Polysilicon/);
    expect(first.csv).toMatch(/Origami Cells.*supply.package.no-record.*Solar Cells/);
    expect(first.number).toBeDefined();
    const again = known(whole());
    const next = {
      ...again,
      lots: again.lots.map((one) => ({ ...one, id: `next-${one.id}` })),
      links: again.links.toReversed(),
    };
    expect((await told(next)).number).toBe(first.number);
    const other = { ...again, links: again.links.map((one, i) => (i === 0 ? { ...one, material: 'cell' } : one)) };
    expect((await told(other)).number).not.toBe(first.number);
    // another id of ours for the same producers, as after two records were merged
    const merged = JSON.parse(JSON.stringify(again).replaceAll('"s-quartz"', '"older-record"')) as Chain;
    expect((await told(merged)).number).toBe(first.number);
    const moved = { ...again, sites: again.sites.map((one) => ({ ...one, address: `${one.address}, unit 2` })) };
    expect((await told(moved)).number).not.toBe(first.number);
  });

  it('shows names as text, and gives formulas to no spreadsheet', async () => {
    const chain = whole();
    const evil = {
      ...chain,
      sites: chain.sites.map((one) => ({ ...one, name: '<script>alert(1)</script>' })),
      documents: chain.documents.map((one) => ({ ...one, title: '=1+1' })),
    };
    const { files = [] } = await pack(evil);
    const [html, csv] = files.map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(html).not.toContain('<script');
    expect(csv).not.toMatch(/(?:^|,)=1/m);
  });
});
