import { sha256 } from '../../platform/hash/index.ts';
import { perform } from '../../platform/kernel/index.ts';
import type { Chapter } from '../../platform/sample/index.ts';
import { lookAtLists } from './alerts/look.ts';
import type { Chain } from './chain/contract.ts';
import { sampleBills } from './fixtures/sample-bills.ts';
import { sampleChains, samplePaper } from './fixtures/sample-chains.ts';
import { sampleSuppliers } from './fixtures/sample-suppliers.ts';
import { askSampleSuppliers } from './requests/sample-requests.ts';
import { applyShipments } from './shipments/bring-shipments.ts';
import { importChain } from './stored/bring-chain.ts';
import { applySuppliers } from './suppliers/bring-suppliers.ts';

/**
 * The detained shirt beside the other one: the same growers and spinner, a unit of its own at the sewer, lots and papers of its own. A link that
 * the first shirt has already is not told twice.
 */
const besideTheFirst = (chain: Chain, first: Chain): Chain => {
  const own = (id: string): string => `422-${id}`;
  const place = (id: string): string => (id === 'sewing' ? 'sewing-2' : id);
  const told = new Set(first.links.map(({ from, to, material }) => `${from} ${to} ${material}`));
  return {
    ...chain,
    parties: [...first.parties, ...chain.parties.filter(({ id }) => !first.parties.some((one) => one.id === id))],
    sites: chain.sites.map((site) =>
      site.id === 'sewing' ? { ...site, id: place(site.id), name: `${site.name}, unit 2` } : site,
    ),
    documents: chain.documents.map((paper) =>
      same(paper, first) ? paper : { ...paper, id: own(paper.id), ...hashed({ ...paper, id: own(paper.id) }, paper) },
    ),
    links: chain.links
      .filter(
        ({ from, to, material }) => !told.has(`${from} ${to} ${material}`) || from === 'sewing' || to === 'sewing',
      )
      .map((link) => ({
        ...link,
        id: own(link.id),
        from: place(link.from),
        to: place(link.to),
        documents: link.documents.map((id) =>
          first.documents.some((one) => one.id === id && same(one, chain)) ? id : own(id),
        ),
      })),
    lots: chain.lots.map((lot) => ({
      ...lot,
      id: own(lot.id),
      site: place(lot.site),
      ...(lot.to === undefined ? {} : { to: place(lot.to) }),
      madeFrom: lot.madeFrom.map((one) => ({ ...one, lot: own(one.lot) })),
    })),
    balances: chain.balances.map((row) => ({ ...row, id: own(row.id), site: place(row.site) })),
    yields: chain.yields.map((row) => (row.site === undefined ? row : { ...row, site: place(row.site) })),
  };
};

type Paper = Chain['documents'][number];
const same = (paper: Paper, { documents }: Chain): boolean =>
  documents.some((one) => JSON.stringify(one) === JSON.stringify(paper));
const hashed = (paper: Paper, before: Paper): Partial<Paper> =>
  before.sha256 === undefined ? {} : { sha256: sha256(samplePaper(paper)) };

/** The chains as they lie together in one database. */
export const sampleWorldChains = (): readonly { readonly name: string; readonly chain: Chain }[] => {
  const chains = sampleChains();
  const [first] = chains;
  return chains.map(({ name, chain }) => ({
    name,
    chain: first && name === 'detained-shirt' ? besideTheFirst(chain, first.chain) : chain,
  }));
};

/** Three chains of the importer: one proven back to raw material, one that breaks at one mill, one of tomato paste; its suppliers, ten of whom need a person; bills of what is on its way; and two requests to suppliers of the broken one. */
export const supplyChapter: Chapter = {
  name: 'supply',
  load: async ({ kernel, actor }) => {
    const officer = actor('meridian', 'compliance-officer');
    for (const { name, chain } of sampleWorldChains()) {
      const bytes = new TextEncoder().encode(JSON.stringify(chain));
      const file = { bytes, type: 'application/json', name: `${name}.json` };
      await perform(kernel, officer, importChain, { fileName: file.name }, file);
    }
    // the sample list of goods kept out has a party in its second version that may be one of the mills
    await perform(kernel, officer, lookAtLists, {});
    const file = { bytes: new TextEncoder().encode(sampleSuppliers()), type: 'text/csv', name: 'suppliers.csv' };
    await perform(kernel, officer, applySuppliers, { fileName: file.name }, file);
    const bills = {
      bytes: new TextEncoder().encode(sampleBills(kernel.clock.today())),
      type: 'text/csv',
      name: 'bills.csv',
    };
    await perform(kernel, officer, applyShipments, { fileName: bills.name }, bills);
    await askSampleSuppliers(kernel, officer, 'shirt-422');
  },
};
