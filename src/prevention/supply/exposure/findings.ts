import type { GoodsEdition, Named, OrderBook } from '../../imports/index.ts';
import { goodsWords, plainName } from '../../imports/index.ts';
import type { ChainGraph } from '../chain/chain-graph.ts';
import type { Material, Site } from '../chain/contract.ts';
import { type Located, xinjiangSignals } from '../sites/xinjiang.ts';
import { controlByListed } from './ownership.ts';
import type { Settings } from './pack-kinds.ts';

/** Something that is known of a site, with where it comes from. */
export interface Finding {
  /** 0 for what asks a person to look and decides nothing. */
  readonly legalClass: 0 | 1 | 2 | 3 | 4 | 5;
  readonly what: 'listed' | 'finding' | 'wro' | 'xinjiang' | 'owned' | 'goods' | 'sector' | 'signal' | 'no-address';
  readonly says: string;
  /** Which list, or which pack entry; '' for what the chain itself says. */
  readonly list: string;
  /** Of the priority score: name of the weight, sureness of the match, source, day of the event. */
  readonly weight: string;
  readonly quality: number;
  readonly source: string;
  readonly date: string | null;
  /** A person must look before this counts, and why. */
  readonly review: string | null;
}

/** A name on a list of parties. */
export interface Listed {
  readonly list: string;
  /** The list's own id of the party. */
  readonly sourceId: string;
  readonly name: string;
  readonly score: number;
  readonly band: 'hit' | 'review';
  readonly programmes: readonly string[];
  /** First day on the list, as this version of it says; '' where it says none. */
  readonly since: string;
  readonly countries: readonly string[];
  /** The names are the same but for something that one side leaves out. */
  readonly unsure: boolean;
}

export interface NameFound {
  readonly listed: readonly Listed[];
  /** On the list of orders, whose scope is looked at by itself. */
  readonly orders: readonly Named[];
}

export interface Sources {
  readonly settings: Settings;
  readonly orders: OrderBook | null;
  readonly goods: { readonly list: string; readonly edition: GoodsEdition } | null;
  /** Looks one name up in all lists at once. */
  named(name: string, on: string): NameFound;
  countryOf(text: string): string;
}

export const uflpaList = 'us-dhs-uflpa';

/** What is known of every site of the chain on a day; the same name is looked up once. */
export const findingsOf = (chained: ChainGraph, sources: Sources, on: string): readonly (readonly Finding[])[] => {
  const { chain } = chained;
  const parties = new Map(chain.parties.map((party) => [party.id, party]));
  const materials = new Map(chain.materials.map((material) => [material.id, material]));
  const asked = new Map<string, NameFound>();
  const named = (name: string): NameFound => {
    const known = asked.get(name) ?? sources.named(name, on);
    asked.set(name, known);
    return known;
  };
  const listedParties = new Set(
    chain.parties
      .filter(({ name, names }) => [name, ...names].some((one) => named(one).listed.some(isListed(on))))
      .map(({ id }) => id),
  );
  const [least, most] = (['least', 'most'] as const).map((bound) =>
    controlByListed(chain.parties, listedParties, bound),
  );
  const makes = new Map<string, Set<string>>();
  for (const { from, material } of chain.links) makes.set(from, (makes.get(from) ?? new Set()).add(material));

  return chain.sites.map((site) => {
    const party = site.party === undefined ? undefined : parties.get(site.party);
    const names = [...new Set([site.name, ...site.names, ...(party ? [party.name, ...party.names] : [])])];
    const goods = [...(makes.get(site.id) ?? [])].flatMap((id) => materials.get(id) ?? []);
    return [
      ...listedFindings(
        names.flatMap((name) => named(name).listed),
        site,
        on,
      ),
      ...orderFindings(names, goods, site, { orders: sources.orders, named, on }),
      ...placeFindings(site, sources.settings),
      ...(party && !listedParties.has(party.id)
        ? ownedFindings(least?.get(party.id) ?? 0, most?.get(party.id) ?? 0)
        : []),
      ...goodsFindings(goods, site, sources),
      ...sectorFindings(goods, site, sources.settings),
      ...site.signals.map(
        ({ indicator, says, date, source, quality }): Finding => ({
          ...plain,
          what: 'signal',
          says,
          weight: indicator.replace(/^supply\.weight\./, ''),
          quality,
          source,
          date,
        }),
      ),
      ...(site.address === '' || site.postalCode === ''
        ? [{ ...plain, what: 'no-address' as const, says: site.name, weight: 'no-address' }]
        : []),
    ];
  });
};

const plain = { legalClass: 0, list: '', quality: 1, source: 'official', date: null, review: null } as const;

const isListed =
  (on: string) =>
  ({ list, band, since }: Listed): boolean =>
    list === uflpaList && band === 'hit' && since <= on;

const listedFindings = (listed: readonly Listed[], site: Site, on: string): Finding[] => {
  const best = new Map<string, Listed>();
  for (const one of listed) {
    const key = `${one.list} ${one.name}`;
    if (one.score > (best.get(key)?.score ?? -1)) best.set(key, one);
  }
  return [...best.values()].map((one) => {
    const counts = isListed(on)(one);
    const elsewhere = one.countries.length > 0 && !one.countries.includes(site.country);
    const review = !counts
      ? one.list !== uflpaList
        ? 'other-list'
        : one.since > on
          ? 'listed-later'
          : 'name-unclear'
      : one.unsure
        ? 'name-unclear'
        : elsewhere
          ? 'country-differs'
          : null;
    return {
      ...plain,
      legalClass: counts ? 5 : 0,
      what: 'listed',
      says: [one.name, ...one.programmes].join(', '),
      list: one.list,
      weight: one.list === uflpaList && one.since <= on ? 'listed' : '',
      quality: one.score,
      review,
    };
  });
};

const orderFindings = (
  names: readonly string[],
  goods: readonly Material[],
  { country }: Site,
  {
    orders,
    named,
    on,
  }: { readonly orders: OrderBook | null; readonly named: (name: string) => NameFound; readonly on: string },
): Finding[] => {
  if (!orders) return [];
  const found = new Map<string, Finding>();
  for (const entity of names) {
    for (const material of goods) {
      const { hits, near } = orders.ask(
        { entity, merchandise: material.good ?? material.name, country, on },
        named(entity).orders,
      );
      for (const { kind, from, entity: name, scope, score, active, status } of hits) {
        found.set(`${kind} ${from} ${name} ${scope.merchandise}`, {
          ...plain,
          legalClass: active ? (kind === 'Finding' ? 5 : 4) : 0,
          what: kind === 'Finding' ? 'finding' : 'wro',
          says: `${kind} ${from}: ${name}; ${scope.merchandise}; ${status}`,
          list: 'us-cbp-wro',
          weight: active ? (kind === 'Finding' ? 'listed' : 'wro') : '',
          quality: score,
          review: active ? null : 'not-active',
        });
      }
      for (const { kind, from, entity: name, scope, reason, status, score } of near) {
        const key = `${kind} ${from} ${name} ${scope.merchandise}`;
        if (found.has(key) || reason === 'merchandise-other' || reason === 'not-yet') continue;
        found.set(key, {
          ...plain,
          what: kind === 'Finding' ? 'finding' : 'wro',
          says: `${kind} ${from}: ${name}; ${scope.merchandise}; ${status}`,
          list: 'us-cbp-wro',
          weight: '',
          quality: score,
          review: reason,
        });
      }
    }
  }
  return [...found.values()];
};

const placeFindings = (site: Site, settings: Settings): Finding[] => {
  const uscc = site.identifiers.filter(({ type }) => type === 'uscc').map(({ value }) => value.toUpperCase());
  const signals = xinjiangSignals({ ...site, uscc } satisfies Located, settings.places);
  const says = signals.map(({ signal, text }) => `${signal} ${text}`).join('; ');
  if (site.inXinjiang === false || (signals.length === 0 && site.inXinjiang !== true)) return [];
  const strong = signals.filter(({ weak }) => !weak).length;
  const confirmed = site.inXinjiang === true;
  const shown = confirmed || (strong > 0 && new Set(signals.map(({ signal }) => signal)).size > 1);
  return [
    {
      ...plain,
      legalClass: shown ? 5 : 0,
      what: 'xinjiang',
      says: confirmed ? ['confirmed', says].filter(Boolean).join('; ') : says,
      weight: strong > 0 || confirmed ? 'xinjiang-address' : '',
      review: confirmed ? null : shown ? 'place-not-confirmed' : 'place-unclear',
    },
  ];
};

/** Half or more even at the lower bounds of shares raises the class; what only the upper bounds allow asks a person to look. */
const ownedFindings = (least: number, most: number): Finding[] => {
  if (most === 0) return [];
  const controls = least >= 0.5;
  const [low, high] = [least, most].map((share) => (share * 100).toFixed(1));
  return [
    {
      ...plain,
      legalClass: controls ? 3 : 0,
      what: 'owned',
      says: low === high ? `${low} %` : `${low}-${high} %`,
      list: uflpaList,
      weight: controls ? 'owned-by-listed' : '',
      review: controls ? null : most >= 0.5 ? 'owner-unclear' : 'minority-owner',
    },
  ];
};

const goodsFindings = (
  goods: readonly Material[],
  { country }: Site,
  { goods: dol, countryOf }: Sources,
): Finding[] => {
  if (!dol) return [];
  return goods.flatMap((material) =>
    dol.edition.pairs
      .filter((pair) => countryOf(pair.country) === country && isGood(material, pair.good))
      .map((pair): Finding => {
        const forced = pair.forcedLabor || pair.forcedChildLabor;
        const derived = pair.derivedFrom !== '';
        return {
          ...plain,
          legalClass: forced || derived ? 2 : 1,
          what: 'goods',
          says: `${pair.good}, ${pair.country}${derived ? ` (${pair.derivedFrom})` : ''}`,
          list: dol.list,
          weight: forced ? 'dol-forced' : derived ? 'dol-derived' : 'dol-child',
        };
      }),
  );
};

/** By the good a person has mapped it to; else where every word of the listed good stands in the material's name. */
const isGood = ({ good, name }: Material, listed: string): boolean => {
  if (good !== undefined) return plainName(good) === plainName(listed);
  const said = goodsWords(name);
  const words = [...goodsWords(listed)];
  return words.length > 0 && words.every((word) => said.has(word));
};

const sectorFindings = (goods: readonly Material[], { country }: Site, { sectors }: Settings): Finding[] =>
  country !== 'cn'
    ? []
    : goods.flatMap(({ name, good }) => {
        // what a person has mapped feeds class 2; what only the words say is an indicator
        const said = goodsWords(good ?? name);
        const review = good === undefined ? 'mapping-not-reviewed' : null;
        return sectors
          .filter(({ words }) => words.some((phrase) => [...goodsWords(phrase)].every((word) => said.has(word))))
          .map(
            ({ id }): Finding => ({
              ...plain,
              legalClass: review ? 1 : 2,
              what: 'sector',
              says: name,
              list: id,
              weight: '',
              review,
            }),
          );
      });
