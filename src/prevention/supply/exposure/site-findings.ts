import type { ChainGraph } from '../chain/chain-graph.ts';
import type { Material, Site } from '../chain/contract.ts';
import { type Located, xinjiangSignals } from '../sites/xinjiang.ts';
import { classBy, type Finding, isListed, type Listed, type NameFound, plain, type Sources } from './findings.ts';
import { goodsFindings, sectorFindings } from './goods-findings.ts';
import { orderFindings } from './order-findings.ts';
import { ownedFindings } from './owned.ts';
import type { Settings } from './pack-kinds.ts';

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
  const makes = new Map<string, Set<string>>();
  for (const { from, material } of chain.links) makes.set(from, (makes.get(from) ?? new Set()).add(material));
  const goodsOf = ({ id }: Site): Material[] => [...(makes.get(id) ?? [])].flatMap((one) => materials.get(one) ?? []);
  const namesOf = (site: Site): string[] => {
    const party = site.party === undefined ? undefined : parties.get(site.party);
    return [...new Set([site.name, ...site.names, ...(party ? [party.name, ...party.names] : [])])];
  };
  const owned = ownedFindings(chain, sources, { on, named, goodsOf });
  return chain.sites.map((site) => {
    const goods = goodsOf(site);
    const names = namesOf(site);
    return [
      ...listedFindings(
        names.flatMap((name) => named(name).listed),
        site,
        sources,
        on,
      ),
      ...orderFindings(names, goods, site.country, { sources, named, on }),
      ...placeFindings(site, sources.settings),
      ...(site.party === undefined ? [] : owned(site.party)),
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

const listedFindings = (listed: readonly Listed[], site: Site, sources: Sources, on: string): Finding[] => {
  const rule = sources.settings.rule('listed');
  const best = new Map<string, Listed>();
  for (const one of listed) {
    const key = `${one.list} ${one.name}`;
    if (one.score > (best.get(key)?.score ?? -1)) best.set(key, one);
  }
  return [...best.values()].map((one) => {
    const counts = isListed(sources, on)(one);
    const ours = rule?.lists.includes(one.list) ?? false;
    const elsewhere = one.countries.length > 0 && !one.countries.includes(site.country);
    const review = !counts
      ? !ours
        ? rule === null
          ? 'law-later'
          : 'other-list'
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
      ...(counts ? classBy(rule) : {}),
      what: 'listed',
      says: [one.name, ...one.programmes].join(', '),
      list: one.list,
      weight: ours && one.since <= on ? 'listed' : '',
      quality: one.score,
      review,
    };
  });
};

const placeFindings = (site: Site, settings: Settings): Finding[] => {
  const uscc = site.identifiers.filter(({ type }) => type === 'uscc').map(({ value }) => value.toUpperCase());
  const signals = xinjiangSignals({ ...site, uscc } satisfies Located, settings.places);
  const says = signals.map(({ signal, text }) => `${signal} ${text}`).join('; ');
  if (site.inXinjiang === false || (signals.length === 0 && site.inXinjiang !== true)) return [];
  const rule = settings.rule('xinjiang');
  const strong = signals.filter(({ weak }) => !weak).length;
  const confirmed = site.inXinjiang === true;
  const kinds = new Set(signals.map(({ signal }) => signal)).size;
  const shown = confirmed || (strong > 0 && kinds >= (rule?.signals ?? Infinity));
  return [
    {
      ...plain,
      ...(shown ? classBy(rule) : {}),
      what: 'xinjiang',
      says: confirmed ? ['confirmed', says].filter(Boolean).join('; ') : says,
      weight: strong > 0 || confirmed ? 'xinjiang-address' : '',
      review: shown && !rule ? 'law-later' : confirmed ? null : shown ? 'place-not-confirmed' : 'place-unclear',
    },
  ];
};
