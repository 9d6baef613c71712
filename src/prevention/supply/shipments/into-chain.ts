import { type Chain, ChainSchema } from '../chain/contract.ts';
import { type ResolvedParties, resolveParties } from './resolve-parties.ts';
import type { Shipment } from './shipment.ts';

export interface ShipmentLinks {
  readonly chain: Chain;
  readonly parties: ResolvedParties['parties'];
  readonly possible: ResolvedParties['possible'];
  /** Bills that give no link, and why. */
  readonly noLink: readonly {
    readonly bill: string;
    readonly why: 'no-shipper' | 'no-consignee' | 'country-unknown' | 'itself';
  }[];
}

const empty: Chain = ChainSchema.parse({ format: 'fourfold-chain/1' });

/**
 * Shipments as inferred links from shipper to consignee, one for each kind of goods, valid from the first day seen. A bill tells who sent what to whom, not
 * who made it: the link is for a person to confirm. Ids that the chain has are not taken again.
 */
export const shipmentsIntoChain = (shipments: readonly Shipment[], into: Chain = empty): ShipmentLinks => {
  const { parties, possible, idOf } = resolveParties(shipments);
  const byId = new Map(parties.map((party) => [party.id, party]));
  const noLink: ShipmentLinks['noLink'][number][] = [];
  const groups = new Map<string, { readonly from: string; readonly to: string; readonly goods: Shipment[] }>();
  for (const one of shipments) {
    const [from, to] = [one.shipper, one.consignee].map((party) => (party ? idOf(party) : '')) as [string, string];
    const why =
      from === ''
        ? 'no-shipper'
        : to === ''
          ? 'no-consignee'
          : [from, to].some((id) => byId.get(id)?.country === '')
            ? 'country-unknown'
            : from === to
              ? 'itself'
              : null;
    if (why) noLink.push({ bill: one.bill, why });
    else {
      const key = [from, to, materialKey(one)].join('\n');
      const group = groups.get(key) ?? { from, to, goods: [] };
      group.goods.push(one);
      groups.set(key, group);
    }
  }
  const sites = freeIds([...into.sites, ...into.products].map(({ id }) => id));
  const materials = freeIds(into.materials.map(({ id }) => id));
  const links = freeIds(into.links.map(({ id }) => id));
  const newMaterials = new Map<string, { readonly id: string; readonly name: string; readonly hs?: string }>();
  const newLinks = [...groups.values()].map(({ from, to, goods }, i) => {
    const [first] = goods as [Shipment];
    const key = materialKey(first);
    const material = newMaterials.get(key) ?? {
      id: materials(`bol-goods-${newMaterials.size + 1}`),
      name: first.goods.slice(0, 500) || first.hs || 'Goods without description',
      ...(first.hs.length >= 2 ? { hs: first.hs } : {}),
    };
    newMaterials.set(key, material);
    const days = goods.flatMap(({ shipped, arrived }) => shipped || arrived || []).sort();
    const bills = goods.map(({ bill }) => bill);
    return {
      id: links(`bol-${i + 1}`),
      from: sites(from),
      to: sites(to),
      material: material.id,
      status: 'inferred' as const,
      ...amountOf(goods),
      ...(days[0] === undefined ? {} : { validFrom: days[0] }),
      source: `Bill of lading ${bills.slice(0, 5).join(', ')}${bills.length > 5 ? ` +${bills.length - 5}` : ''}`.slice(
        0,
        300,
      ),
    };
  });
  const used = new Set([...groups.values()].flatMap(({ from, to }) => [from, to]));
  const newSites = parties
    .filter(({ id }) => used.has(id))
    .map(({ id, name, names, address, country }) => ({ id: sites(id), name, names, address, country }));
  const more = ChainSchema.parse({
    format: 'fourfold-chain/1',
    sites: newSites,
    materials: [...newMaterials.values()],
    links: newLinks,
  });
  return {
    chain: {
      ...into,
      sites: [...into.sites, ...more.sites],
      materials: [...into.materials, ...more.materials],
      links: [...into.links, ...more.links],
    },
    parties,
    possible,
    noLink,
  };
};

const materialKey = ({ hs, goods }: Shipment): string => (hs.length >= 6 ? hs.slice(0, 6) : goods.toLowerCase());

const amountOf = (goods: readonly Shipment[]): { amount?: { quantity: number; unit: string } } => {
  const [first] = goods;
  if (!first?.weight || goods.some(({ weight }) => weight?.unit !== first.weight?.unit)) return {};
  const quantity = goods.reduce((sum, { weight }) => sum + (weight?.quantity ?? 0), 0);
  return { amount: { quantity, unit: first.weight.unit } };
};

/** The id itself, or with a number where the chain has it already; the same answer for the same id. */
const freeIds = (taken: readonly string[]): ((id: string) => string) => {
  const used = new Set(taken);
  const given = new Map<string, string>();
  return (id) => {
    const before = given.get(id);
    if (before !== undefined) return before;
    let free = id;
    for (let i = 2; used.has(free); i++) free = `${id}-${i}`;
    used.add(free);
    given.set(id, free);
    return free;
  };
};
