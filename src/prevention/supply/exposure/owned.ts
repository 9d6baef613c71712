import type { Chain, Material, Party, Site } from '../chain/contract.ts';
import { classBy, type Finding, isListed, type NameFound, plain, type Sources } from './findings.ts';
import { orderFindings } from './order-findings.ts';
import { controlByListed } from './ownership.ts';

interface Asking {
  readonly on: string;
  readonly named: (name: string) => NameFound;
  readonly goodsOf: (site: Site) => readonly Material[];
}

/**
 * What is known of a party by who owns it: listed parties, and those under an order or a Finding for goods of this chain, count together. Half or
 * more even at the lower bounds raises the class; what only the upper bounds allow asks a person to look. Where a row of the list itself names
 * subsidiaries, those of that party stand like the party.
 */
export const ownedFindings = (
  chain: Chain,
  sources: Sources,
  { on, named, goodsOf }: Asking,
): ((party: string) => readonly Finding[]) => {
  if (!chain.parties.some(({ owners }) => owners.length > 0)) return () => [];
  const { settings } = sources;
  const hitsOf = ({ name, names }: Party) =>
    [name, ...names].flatMap((one) => named(one).listed.filter(isListed(sources, on)));
  const hits = new Map(chain.parties.map((party) => [party.id, hitsOf(party)]));
  const listed = new Set([...hits].filter(([, found]) => found.length > 0).map(([id]) => id));
  const reaching = new Set([...hits].filter(([, found]) => found.some(({ reach }) => reach !== '')).map(([id]) => id));
  const grave = new Set([...listed, ...underOrder(chain, sources, { on, named, goodsOf })]);
  const share = settings.rule('owned')?.share ?? 1;
  const bounds = (parties: ReadonlySet<string>) => ({
    least: controlByListed(chain.parties, parties, 'least', share),
    most: controlByListed(chain.parties, parties, 'most', share),
  });
  const all = bounds(grave);
  const byRows = bounds(reaching);
  return (party) => {
    if (grave.has(party)) return [];
    const [least, most] = [all.least.get(party) ?? 0, all.most.get(party) ?? 0];
    if (most === 0) return [];
    const byRow = settings.rule('owned-named');
    const rule =
      byRow && (byRows.least.get(party) ?? 0) >= (byRow.share ?? 1)
        ? byRow
        : least >= share
          ? settings.rule('owned')
          : null;
    const [low, high] = [least, most].map((part) => (part * 100).toFixed(1));
    return [
      {
        ...plain,
        ...classBy(rule),
        what: 'owned',
        says: low === high ? `${low} %` : `${low}-${high} %`,
        list: [...new Set([...hits.values()].flat().map(({ list }) => list))].sort().join(', '),
        weight: rule ? 'owned-by-listed' : '',
        review: rule ? null : most >= share ? 'owner-unclear' : 'minority-owner',
      },
    ];
  };
};

/** Parties that an order in force or a Finding names, for goods that they or others make in this chain. */
const underOrder = ({ parties, sites, materials, links }: Chain, sources: Sources, { on, named, goodsOf }: Asking) => {
  if (!sources.orders) return [];
  const owning = new Set(parties.flatMap(({ owners }) => owners.map(({ party }) => party)));
  const made = new Set(links.map(({ material }) => material));
  const goods = materials.filter(({ id }) => made.has(id));
  return parties
    .filter(({ id }) => owning.has(id))
    .filter(({ id, name, names, country = '' }) => {
      // a firm with sites here is asked for what they make, one without for all goods of the chain
      const own = sites.filter(({ party }) => party === id);
      const asked =
        own.length > 0 ? own.map((site) => ({ country: site.country, goods: goodsOf(site) })) : [{ country, goods }];
      return asked.some((one) =>
        orderFindings([name, ...names], one.goods, one.country, { sources, named, on }).some(
          ({ rule }) => rule !== undefined,
        ),
      );
    })
    .map(({ id }) => id);
};
