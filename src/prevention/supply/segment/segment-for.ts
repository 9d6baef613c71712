import type { Chain, ChainDocument, Lot, Party, Site } from '../chain/contract.ts';
import { tellsAny } from './secret-words.ts';

export interface SegmentOptions {
  readonly product: string;
  /** How many steps up from the product are shared; absent: all. */
  readonly tiers?: number | undefined;
  /** Sites that the partner must not learn of. */
  readonly hide: readonly string[];
}

/**
 * The part of a chain that a partner may see. A hidden site stays as a numbered place with its country, so that the shape and the amounts hold; its names,
 * addresses, numbers, owners, papers and signals are gone, and every other text that repeats one of them is withheld as well.
 */
export const segmentFor = (chain: Chain, { product, tiers = Infinity, hide }: SegmentOptions): Chain => {
  const hidden = new Set(hide);
  const { links, ends } = upstreamOf(chain, product, tiers);
  const touches = (...ids: readonly (string | undefined)[]): boolean =>
    ids.some((id) => id !== undefined && hidden.has(id));
  const secret = secretsOf(chain, hidden);
  const text = (given: string, instead = ''): string => (secret.tells(given) ? instead : given);
  const lots = chain.lots.filter(({ site, to }) => ends.has(site) && (to === undefined || ends.has(to)));
  const openLinks = links.filter(({ from, to }) => !touches(from, to));
  const openSites = chain.sites.filter(({ id }) => ends.has(id) && !hidden.has(id));
  const cited = new Set([
    ...openLinks.flatMap(({ documents }) => documents),
    ...openSites.flatMap(({ originProof }) => originProof),
  ]);
  const documents = chain.documents.filter(({ id }) => cited.has(id) && !secret.papers.has(id));
  const parties = partiesOf(chain, openSites, secret.parties);
  const materials = new Set([...links, ...lots].map(({ material }) => material));
  const name = {
    site: numbered([...ends], 'site', (id) => hidden.has(id) || secret.tells(id)),
    link: numbered(
      links.map(({ id }) => id),
      'link',
      (id) => secret.links.has(id) || secret.tells(id),
    ),
    lot: numbered(
      lots.map(({ id }) => id),
      'lot',
      (id) => secret.lots.has(id) || secret.tells(id),
    ),
    paper: numbered(
      documents.map(({ id }) => id),
      'document',
      secret.tells,
    ),
    party: numbered(
      parties.map(({ id }) => id),
      'party',
      secret.tells,
    ),
    material: numbered(
      chain.materials.map(({ id }) => id),
      'material',
      secret.tells,
    ),
  };
  const kept = new Set(documents.map(({ id }) => id));
  const papers = (ids: readonly string[]): string[] => ids.filter((id) => kept.has(id)).map(name.paper);
  const lotIds = new Set(lots.map(({ id }) => id));
  return {
    format: chain.format,
    title: text(chain.title),
    parties: parties.map((one) => openParty(one, name.party, text)),
    sites: chain.sites
      .filter(({ id }) => ends.has(id))
      .map((site) =>
        hidden.has(site.id)
          ? hiddenSite(name.site(site.id), site)
          : openSite(site, name.site(site.id), parties, name.party, papers, text),
      ),
    materials: chain.materials
      .filter(({ id }) => materials.has(id))
      .map((one) => ({
        ...one,
        id: name.material(one.id),
        name: text(one.name, name.material(one.id)),
        ...(one.good === undefined ? {} : { good: text(one.good, name.material(one.id)) }),
        ...(one.commodity === undefined ? {} : { commodity: text(one.commodity) }),
      })),
    products: chain.products
      .filter(({ id }) => id === product)
      .map(({ id, name: called, material, inputs }) => ({
        id: name.site(id),
        name: text(called, name.site(id)),
        ...(material !== undefined && materials.has(material) ? { material: name.material(material) } : {}),
        inputs: inputs
          .filter((one) => materials.has(one.material))
          .map((one) => ({ ...one, material: name.material(one.material) })),
      })),
    links: links.map((one) => ({
      ...one,
      id: name.link(one.id),
      from: name.site(one.from),
      to: name.site(one.to),
      material: name.material(one.material),
      documents: touches(one.from, one.to) ? [] : papers(one.documents),
      source: touches(one.from, one.to) ? '' : text(one.source),
    })),
    documents: documents.map((one) => openPaper(one, name.paper, text)),
    yields: chain.yields
      .filter(
        ({ site, from, to }) =>
          (site === undefined || (ends.has(site) && !hidden.has(site))) && materials.has(from) && materials.has(to),
      )
      .map((one) => ({
        ...one,
        ...(one.site === undefined ? {} : { site: name.site(one.site) }),
        from: name.material(one.from),
        to: name.material(one.to),
        source: text(one.source, withheld),
      })),
    conversions: chain.conversions
      .filter(({ material }) => material === undefined || materials.has(material))
      .map((one) => ({
        ...one,
        ...(one.material === undefined ? {} : { material: name.material(one.material) }),
        source: text(one.source, withheld),
      })),
    balances: chain.balances
      .filter(
        ({ site, input, output }) =>
          ends.has(site) && !hidden.has(site) && materials.has(input) && materials.has(output),
      )
      .map((one, i) => ({
        ...one,
        id: text(one.id, `balance-withheld-${i + 1}`),
        site: name.site(one.site),
        input: name.material(one.input),
        output: name.material(one.output),
      })),
    lots: lots.map(
      (lot): Lot => ({
        ...lot,
        id: name.lot(lot.id),
        site: name.site(lot.site),
        ...(lot.to === undefined ? {} : { to: name.site(lot.to) }),
        material: name.material(lot.material),
        madeFrom: lot.madeFrom.filter((one) => lotIds.has(one.lot)).map((one) => ({ ...one, lot: name.lot(one.lot) })),
      }),
    ),
  };
};

const withheld = 'Withheld';

/** Links up to so many steps from the product, and the ends they have. */
const upstreamOf = (
  { links }: Chain,
  product: string,
  tiers: number,
): { readonly links: Chain['links']; readonly ends: ReadonlySet<string> } => {
  const into = new Map<string, Chain['links']>();
  for (const link of links) into.set(link.to, [...(into.get(link.to) ?? []), link]);
  const found = new Set<Chain['links'][number]>();
  const ends = new Set([product]);
  let front = [product];
  for (let tier = 0; tier < tiers && front.length > 0; tier++) {
    const next: string[] = [];
    for (const link of front.flatMap((id) => into.get(id) ?? [])) {
      found.add(link);
      if (!ends.has(link.from)) next.push(link.from);
      ends.add(link.from);
    }
    front = next;
  }
  return { links: links.filter((link) => found.has(link)), ends };
};

interface Secrets {
  readonly parties: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly lots: ReadonlySet<string>;
  readonly papers: ReadonlySet<string>;
  /** Whether a text is or repeats something that names a hidden site. */
  tells(text: string): boolean;
}

/** All that names a hidden site, its party, and what passes through it. The country alone names nobody. */
const secretsOf = (chain: Chain, hidden: ReadonlySet<string>): Secrets => {
  const sites = chain.sites.filter(({ id }) => hidden.has(id));
  const parties = new Set(sites.flatMap(({ party }) => party ?? []));
  const firms = chain.parties.filter(({ id }) => parties.has(id));
  const links = chain.links.filter(({ from, to }) => hidden.has(from) || hidden.has(to));
  const lots = chain.lots.filter(({ site, to }) => hidden.has(site) || (to !== undefined && hidden.has(to)));
  const papers = new Set([
    ...links.flatMap(({ documents }) => documents),
    ...sites.flatMap(({ originProof }) => originProof),
  ]);
  const sheets = chain.documents.filter(({ id }) => papers.has(id));
  const names = [...sites, ...firms].flatMap(({ name, names: others }) => [name, ...others]);
  const others = [
    ...sites.flatMap(({ address, postalCode, phone, identifiers, signals }) => [
      address,
      postalCode,
      phone,
      ...identifiers.map(({ value }) => value),
      ...signals.map(({ says }) => says),
    ]),
    ...firms.flatMap(({ identifiers }) => identifiers.map(({ value }) => value)),
    ...links.map(({ source }) => source),
    ...sheets.flatMap(({ title, file = '', sha256 = '' }) => [title, file, sha256]),
  ];
  const ids = [...sites, ...firms, ...links, ...lots, ...sheets].map(({ id }) => id);
  return {
    parties,
    links: new Set(links.map(({ id }) => id)),
    lots: new Set(lots.map(({ id }) => id)),
    papers,
    tells: tellsAny({ names, others, ids }),
  };
};

/** Names that may stay, and numbers for those that may not. */
const numbered = (
  ids: readonly string[],
  kind: string,
  isSecret: (id: string) => boolean,
): ((id: string) => string) => {
  const taken = new Set(ids);
  const names = new Map<string, string>();
  let count = 0;
  for (const id of ids) {
    if (!isSecret(id)) continue;
    do count += 1;
    while (taken.has(`${kind}-withheld-${count}`));
    names.set(id, `${kind}-withheld-${count}`);
  }
  return (id) => names.get(id) ?? id;
};

/** Parties of the sites that are shown, and who owns them, none of them hidden. */
const partiesOf = ({ parties }: Chain, sites: readonly Site[], secret: ReadonlySet<string>): readonly Party[] => {
  const byId = new Map(parties.map((party) => [party.id, party]));
  const found = new Set<string>();
  const open = sites.flatMap(({ party }) => party ?? []);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id) || secret.has(id)) continue;
    found.add(id);
    open.push(...(byId.get(id)?.owners ?? []).map(({ party }) => party));
  }
  return parties.filter(({ id }) => found.has(id));
};

type Rename = (id: string) => string;
type Text = (given: string, instead?: string) => string;

const openParty = (party: Party, rename: Rename, text: Text): Party => ({
  ...party,
  id: rename(party.id),
  name: text(party.name, rename(party.id)),
  names: party.names.filter((one) => text(one) === one),
  identifiers: party.identifiers.filter(({ value }) => text(value) === value),
  owners: party.owners.filter(({ party: id }) => text(id) === id).map((one) => ({ ...one, party: rename(one.party) })),
});

const hiddenSite = (id: string, { country, rawMaterial }: Site): Site => ({
  id,
  name: id,
  names: [],
  country,
  address: '',
  postalCode: '',
  phone: '',
  identifiers: [],
  rawMaterial,
  originProof: [],
  signals: [],
});

const openSite = (
  { party, ...site }: Site,
  id: string,
  parties: readonly Party[],
  nameOf: Rename,
  papers: (ids: readonly string[]) => string[],
  text: Text,
): Site => ({
  ...site,
  id,
  name: text(site.name, id),
  names: site.names.filter((one) => text(one) === one),
  ...(party !== undefined && parties.some((one) => one.id === party) ? { party: nameOf(party) } : {}),
  address: text(site.address),
  postalCode: text(site.postalCode),
  phone: text(site.phone),
  identifiers: site.identifiers.filter(({ value }) => text(value) === value),
  originProof: papers(site.originProof),
  signals: site.signals.map((one) => ({
    ...one,
    indicator: text(one.indicator, withheld),
    says: text(one.says, withheld),
  })),
});

const openPaper = ({ file, sha256, ...paper }: ChainDocument, rename: Rename, text: Text): ChainDocument => ({
  ...paper,
  id: rename(paper.id),
  type: text(paper.type, 'other'),
  title: text(paper.title),
  ...(file !== undefined && text(file) === file ? { file } : {}),
  // the same file may lie with a hidden supplier under another id
  ...(sha256 !== undefined && text(sha256) === sha256 ? { sha256 } : {}),
});
