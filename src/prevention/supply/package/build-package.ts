import { reach } from '../../../engines/graph/index.ts';
import { type ChainBalance, chainBalance } from '../balance/chain-flow.ts';
import { lotProblems } from '../balance/lot-checks.ts';
import { siteBalance } from '../balance/site-balance.ts';
import { type ChainGraph, followed } from '../chain/chain-graph.ts';
import type { Chain, ChainDocument, Identifiers, Link, Lot } from '../chain/contract.ts';
import { type Coverage, coverageOf, isUsable } from '../coverage/coverage.ts';
import type { Settings } from '../exposure/pack-kinds.ts';
import type { Trace } from '../exposure/trace.ts';
import { chainOfProduct } from '../products/balance-of.ts';

/** Whether the paper itself was looked at, and is what the chain says it is. */
export type Seen = 'seen' | 'hash-differs' | 'not-here' | 'no-file' | 'outside';

export interface NumberedDocument {
  /** `3.2`: the second document of the third step. */
  readonly number: string;
  readonly document: ChainDocument;
  readonly seen: Seen;
}

export interface Step {
  readonly number: number;
  readonly link: Link;
  readonly from: { readonly id: string; readonly name: string; readonly country: string; readonly address: string };
  readonly to: { readonly id: string; readonly name: string; readonly country: string };
  readonly material: string;
  /** What went this way, and the lots it was made of. */
  readonly lots: readonly Lot[];
  readonly documents: readonly NumberedDocument[];
}

/** A producer of some stage, as a review looks it up. */
export interface PackageSite {
  /** Its number on the map, in the order of the steps. */
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly firm: string;
  /** Business record ids of the site and of its firm. */
  readonly records: Identifiers;
}

export interface Missing {
  readonly step: number;
  readonly at: string;
  readonly document: string;
  readonly why: 'absent' | 'not-usable' | Exclude<Seen, 'seen'> | 'origin' | 'balance' | 'not-documented' | 'no-step';
}

export interface SupplyPackage {
  readonly product: { readonly id: string; readonly name: string };
  readonly on: string;
  readonly complete: boolean;
  readonly missing: readonly Missing[];
  readonly sites: readonly PackageSite[];
  readonly steps: readonly Step[];
  readonly origins: readonly NumberedDocument[];
  readonly coverage: Coverage;
  /** Legal class by link status and the lists it rests on; null where no list was given. */
  readonly exposure: Pick<Trace, 'legal' | 'lists' | 'negative'> | null;
  readonly balance: {
    readonly sites: readonly ReturnType<typeof siteBalance>[];
    readonly lots: ReturnType<typeof lotProblems>;
    readonly chain: ChainBalance | null;
  };
}

export interface PackageOptions {
  readonly on: string;
  readonly settings: Settings;
  readonly seen: (document: ChainDocument) => Seen;
  readonly exposure: SupplyPackage['exposure'];
}

/**
 * What goes to the port: numbered steps from raw material to product, each with its numbered documents. Complete only where every step is documented,
 * every document that is needed is here, readable, and is what its hash says, origin is proven, and no balance fails.
 */
export const buildPackage = (
  chained: ChainGraph,
  product: number,
  { on, settings, seen, exposure }: PackageOptions,
): SupplyPackage => {
  const { chain, graph } = chained;
  const follow = followed(chained, on, on, 'inferred');
  const { nodes, depth } = reach(graph, [product], { direction: 'up', follow });
  const far = new Map([...nodes].map((node, i) => [node, depth[i] as number]));
  const documents = new Map(chain.documents.map((one) => [one.id, one]));
  const links = Array.from({ length: graph.links }, (_, link) => link)
    .filter((link) => far.has(graph.target[link] as number) && follow(link))
    .sort((a, b) => stage(b) - stage(a) || (chained.link(a).id < chained.link(b).id ? -1 : 1));
  function stage(link: number): number {
    return far.get(graph.target[link] as number) ?? 0;
  }
  const numbered = (number: number, ids: readonly string[]): NumberedDocument[] =>
    ids.flatMap((id, i) => {
      const document = documents.get(id);
      return document ? [{ number: `${number}.${i + 1}`, document, seen: seen(document) }] : [];
    });
  // what other products of the same sites were made of is no part of this package
  const own = chainOfProduct(chain, chained.idOf(product));
  const steps = links.map((link, i): Step => {
    const row = chained.link(link);
    const [from, to] = [graph.source[link] as number, graph.target[link] as number];
    const site = chained.site(from);
    return {
      number: i + 1,
      link: row,
      from: { id: row.from, name: chained.nameOf(from), country: site?.country ?? '', address: site?.address ?? '' },
      to: { id: row.to, name: chained.nameOf(to), country: chained.site(to)?.country ?? '' },
      material: chain.materials.find(({ id }) => id === row.material)?.name ?? row.material,
      lots: lotsOf(own, row),
      documents: numbered(i + 1, row.documents),
    };
  });
  const raw = [...nodes]
    .flatMap((node) => chained.site(node) ?? [])
    .filter((site) => !links.some((link) => chained.link(link).to === site.id));
  const origins = numbered(0, [...new Set(raw.flatMap(({ originProof }) => originProof))]);
  const upstream = new Set([...nodes].map((node) => chained.idOf(node)));
  const balance = {
    sites: chain.balances.filter(({ site }) => upstream.has(site)).map((row) => siteBalance(row, chain)),
    lots: lotProblems(own),
    chain: chainBalance(own),
  };
  const missing = [
    ...(steps.length === 0 ? [{ step: 0, at: chained.idOf(product), document: '', why: 'no-step' as const }] : []),
    ...steps.flatMap((step) => missingIn(step, chained, settings, on)),
    ...raw.flatMap(({ id, originProof }): Missing[] =>
      originProof.some((one) => isUsable(documents.get(one), on))
        ? []
        : [{ step: 0, at: id, document: 'origin-proof', why: 'origin' }],
    ),
    ...unseen(0, origins, on),
    ...balanceFaults(balance),
  ];
  return {
    product: { id: chained.idOf(product), name: chained.nameOf(product) },
    on,
    complete: missing.length === 0,
    missing,
    sites: sitesOf(chained, steps),
    steps,
    origins,
    coverage: coverageOf(chained, product, follow, { on, settings }),
    exposure,
    balance,
  };
};

const lotsOf = ({ lots }: Chain, { from, to, material }: Link): readonly Lot[] =>
  lots.filter((lot) => lot.site === from && lot.to === to && lot.material === material);

const sitesOf = (chained: ChainGraph, steps: readonly Step[]): PackageSite[] => {
  const firms = new Map(chained.chain.parties.map((one) => [one.id, one]));
  return [...new Set(steps.flatMap(({ from, to }) => [from.id, to.id]))]
    .flatMap((id) => chained.site(chained.nodeOf(id)) ?? [])
    .map(({ id, name, address, country, lat = null, lng = null, party, identifiers }, i) => {
      const firm = party === undefined ? undefined : firms.get(party);
      const all = [...identifiers, ...(firm?.identifiers ?? [])];
      const records = [...new Map(all.map((one) => [`${one.type} ${one.value}`, one])).values()];
      return { number: i + 1, id, name, address, country, lat, lng, firm: firm?.name ?? '', records };
    });
};

const missingIn = (step: Step, { chain }: ChainGraph, settings: Settings, on: string): Missing[] => {
  const { number, link, documents } = step;
  const commodity = chain.materials.find(({ id }) => id === link.material)?.commodity;
  const needed = settings.documents.filter((one) => one.commodity === 'all' || one.commodity === commodity);
  const have = documents.filter(({ document }) => isUsable(document, on)).map(({ document }) => document.type);
  return [
    ...(link.status === 'documented'
      ? []
      : [{ step: number, at: link.id, document: link.status, why: 'not-documented' as const }]),
    ...needed
      .filter(({ document }) => !have.includes(document))
      .map(
        ({ document }): Missing => ({
          step: number,
          at: link.id,
          document,
          why: documents.some((one) => one.document.type === document) ? 'not-usable' : 'absent',
        }),
      ),
    ...unseen(number, documents, on),
  ];
};

const unseen = (step: number, documents: readonly NumberedDocument[], on: string): Missing[] =>
  documents.flatMap(({ document, seen }): Missing[] =>
    seen === 'seen' || !isUsable(document, on) ? [] : [{ step, at: document.id, document: document.type, why: seen }],
  );

const balanceFaults = ({ sites, lots, chain }: SupplyPackage['balance']): Missing[] => [
  ...(sites.length === 0 && !chain ? [{ step: 0, at: '', document: 'balance', why: 'absent' as const }] : []),
  ...sites
    .filter(({ verdict, problems }) => verdict !== 'balanced' || problems.length > 0)
    .map(({ id, verdict }): Missing => ({ step: 0, at: id, document: verdict, why: 'balance' })),
  ...lots.map(({ lot, code }): Missing => ({ step: 0, at: lot, document: code, why: 'balance' })),
  ...(chain && !(chain.computed && chain.feasible)
    ? [
        {
          step: 0,
          at: chain.computed ? (chain.short[0]?.site ?? '') : chain.site,
          document: 'chain',
          why: 'balance' as const,
        },
      ]
    : []),
];
