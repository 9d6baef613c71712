import { type LinkTest, stronglyConnected } from '../../../engines/graph/index.ts';
import type { ChainGraph } from '../chain/chain-graph.ts';
import type { ChainDocument, Link, Site } from '../chain/contract.ts';
import { convert } from '../chain/units.ts';
import type { Settings } from '../exposure/pack-kinds.ts';

export interface Gap {
  /** The link, or the site for a proof of origin. */
  readonly at: string;
  readonly document: string;
  /** How much the coverage of the product would grow. */
  readonly gain: number;
}

export type Coverage =
  | {
      readonly computed: true;
      readonly coverage: number;
      readonly gaps: readonly Gap[];
      readonly notes: readonly string[];
    }
  | { readonly computed: false; readonly why: 'cycle' | 'no-links' };

/**
 * How much of a product's mass is proven back to raw material: 1 at raw material with proof of origin; else the sum over inputs of mass share *
 * supplier share * documents present and consistent over documents required * the supplier's own coverage. What is not known counts nothing.
 * Coverage is linear in each document, so the gain of one that is missing is exact while the others stay.
 */
export const coverageOf = (
  chained: ChainGraph,
  product: number,
  follow: LinkTest,
  { on, settings }: { readonly on: string; readonly settings: Settings },
): Coverage => {
  const { graph, chain } = chained;
  const components = stronglyConnected(graph, follow);
  if (components.count < graph.nodes) return { computed: false, why: 'cycle' };
  const documents = new Map(chain.documents.map((one) => [one.id, one]));
  const usable = (id: string): boolean => isUsable(documents.get(id), on);
  const notes = new Set<string>();
  const incoming = (node: number): number[] =>
    Array.from(
      { length: (graph.inStart[node + 1] as number) - (graph.inStart[node] as number) },
      (_, i) => graph.inLink[(graph.inStart[node] as number) + i] as number,
    ).filter(follow);
  if (incoming(product).length === 0) return { computed: false, why: 'no-links' };

  const order = [...components.members].reverse();
  const covered = new Float64Array(graph.nodes);
  const factor = new Float64Array(graph.links);
  const papers = new Map<number, { readonly needed: readonly string[]; readonly have: ReadonlySet<string> }>();
  for (const node of order) {
    const site = chained.site(node);
    const links = incoming(node);
    if (links.length === 0) {
      covered[node] = site && provesOrigin(site, usable) ? 1 : 0;
      continue;
    }
    const masses = massShares(chained, node, links, notes);
    const wholes = sharesOf(chained, node, links, notes);
    let sum = 0;
    for (const link of links) {
      const row = chained.link(link);
      const needed = neededFor(row, chained, settings);
      const have = new Set(row.documents.filter(usable).map((id) => documents.get(id)?.type ?? ''));
      papers.set(link, { needed, have });
      const proven = needed.length === 0 ? 1 : needed.filter((type) => have.has(type)).length / needed.length;
      if (row.share === undefined) notes.add(`share-unknown ${row.id}`);
      const part = ((masses.get(row.material) ?? 0) * (row.share ?? 0)) / (wholes.get(row.material) ?? 1);
      factor[link] = part;
      sum += part * proven * (covered[graph.source[link] as number] as number);
    }
    covered[node] = sum;
  }
  return { computed: true, coverage: rounded(covered[product] as number), gaps: gapsOf(), notes: [...notes].sort() };

  /** One pass from the product up: what a unit more of coverage at each site is worth. */
  function gapsOf(): Gap[] {
    const worth = new Float64Array(graph.nodes);
    worth[product] = 1;
    const gaps: Gap[] = [];
    for (const node of order.toReversed()) {
      const here = worth[node] as number;
      const site = chained.site(node);
      const links = incoming(node);
      if (links.length === 0 && site && covered[node] === 0)
        gaps.push({ at: site.id, document: 'origin-proof', gain: rounded(here) });
      for (const link of links) {
        const { needed, have } = papers.get(link) ?? { needed: [], have: new Set() };
        const from = graph.source[link] as number;
        const missing = needed.filter((type) => !have.has(type));
        const part = here * (factor[link] as number);
        const each = needed.length === 0 ? 0 : (part * (covered[from] as number)) / needed.length;
        for (const type of missing) gaps.push({ at: chained.link(link).id, document: type, gain: rounded(each) });
        worth[from] = (worth[from] as number) + part * (needed.length === 0 ? 1 : 1 - missing.length / needed.length);
      }
    }
    return gaps.sort(
      (a, b) => b.gain - a.gain || (a.at === b.at ? (a.document < b.document ? -1 : 1) : a.at < b.at ? -1 : 1),
    );
  }
};

const provesOrigin = ({ originProof }: Site, usable: (id: string) => boolean): boolean => originProof.some(usable);

/** A paper counts where it is here (its hash is known), in date, agrees with the others, and can be read in English. */
export const isUsable = (document: ChainDocument | undefined, on: string): boolean =>
  document?.sha256 !== undefined &&
  document.consistent &&
  (document.expires === undefined || document.expires >= on) &&
  (document.date === undefined || document.date <= on) &&
  (document.language === undefined || document.language === 'en' || document.translated);

/** Which documents a link needs: those that every link needs, and those of the commodity of its material. */
export const neededFor = ({ material }: Link, { chain }: ChainGraph, { documents }: Settings): string[] => {
  const commodity = chain.materials.find(({ id }) => id === material)?.commodity;
  return documents
    .filter((one) => one.commodity === 'all' || one.commodity === commodity)
    .map(({ document }) => document);
};

/** What part of the mass each input is: the bill of materials where it names what comes in, else the amounts of the links in kilograms; an only input is all of it. */
const massShares = (
  chained: ChainGraph,
  node: number,
  links: readonly number[],
  notes: Set<string>,
): ReadonlyMap<string, number> => {
  const { chain } = chained;
  const product = chain.products.find(({ id }) => id === chained.idOf(node));
  const materials = [...new Set(links.map((link) => chained.link(link).material))];
  // a product that comes finished from one who made it: the bill of materials is then of the maker's inputs
  if (product?.inputs.some(({ material }) => materials.includes(material))) {
    const whole = product.inputs.reduce((sum, { mass }) => sum + mass, 0);
    return new Map(product.inputs.map(({ material, mass }) => [material, mass / whole]));
  }
  if (materials.length === 1) return new Map([[materials[0] ?? '', 1]]);
  const masses = new Map<string, number>();
  for (const link of links) {
    const { material, amount } = chained.link(link);
    const mass = amount ? convert(amount.quantity, amount.unit, 'KGM', material, chain.conversions) : null;
    if (mass === null) {
      notes.add(`mass-unknown ${chained.idOf(node)}`);
      return new Map();
    }
    masses.set(material, (masses.get(material) ?? 0) + mass);
  }
  const whole = [...masses.values()].reduce((sum, mass) => sum + mass, 0);
  return new Map([...masses].map(([material, mass]) => [material, whole === 0 ? 0 : mass / whole]));
};

/** Suppliers of one material that are said to bring more than all of it each count for less, so that no more than all is proven. */
const sharesOf = (
  chained: ChainGraph,
  node: number,
  links: readonly number[],
  notes: Set<string>,
): ReadonlyMap<string, number> => {
  const wholes = new Map<string, number>();
  for (const link of links) {
    const { material, share = 0 } = chained.link(link);
    wholes.set(material, (wholes.get(material) ?? 0) + share);
  }
  for (const [material, whole] of wholes)
    if (whole > 1 + 1e-9) notes.add(`shares-above-one ${chained.idOf(node)} ${material}`);
  return new Map([...wholes].map(([material, whole]) => [material, Math.max(1, whole)]));
};

const rounded = (n: number): number => Math.round(n * 1e9) / 1e9;
