import type { z } from 'zod';
import type { ChainSchema } from '../chain/contract.ts';
import { dayOf, type Goods, goodsOf, type LeftOut, type Paper, papersOf, partnerOf, stepOf } from './goods.ts';
import { hashEvent } from './hash-event.ts';
import { type LotInput, lotsOf, type Made, standing, type Transformation } from './made-lots.ts';
import { type MasterData, masterDataOf } from './master-data.ts';
import { canonical, isProduct, ownName } from './own-names.ts';
import { type EventAt, eventsOf, type Json } from './read-document.ts';

type ChainInput = z.input<typeof ChainSchema>;
type Link = NonNullable<ChainInput['links']>[number];

export interface ChainOfEvents {
  readonly chain: ChainInput;
  readonly transformations: readonly Transformation[];
  readonly leftOut: readonly LeftOut[];
}

/** A document, and how it is called where several are read together. */
export interface NamedDocument {
  readonly name: string;
  readonly document: Json;
}

/**
 * The events of one or several documents as a chain. A transformation becomes lots with the lots they were made from; goods that go from one place to another
 * become links with quantities, and what is packed in a logistic unit goes with it. Everything is `declared`: an event is what its author says.
 *
 * EPCIS names places by number, so a name and a country are there only where the header has them: else the site is named by its number and `country` is
 * empty, to be filled in.
 */
export const chainOf = (...documents: readonly NamedDocument[]): ChainOfEvents => {
  const all = documents.flatMap(({ name, document }) =>
    eventsOf(document).map((at) => (documents.length > 1 ? { ...at, path: `${name} ${at.path}` } : at)),
  );
  const { events, leftOut } = standing(all);
  const made = lotsOf(events, leftOut);
  const moves = [...movesOf(events, contentsOf(events), leftOut)];
  const links = [...moves.flatMap(({ link }) => link ?? []), ...usesOf(made, moves)];
  const lots = sentLots(moves, made);
  const known = new Map(documents.flatMap(({ document }) => [...masterDataOf(document)]));
  const ends = new Set([...lots.map(({ site }) => site), ...links.flatMap(({ from, to }) => [from, to])]);
  const materials = new Set([...lots, ...links].map(({ material }) => material));
  const papers = new Set(links.flatMap(({ documents: ids = [] }) => ids));
  const chain: ChainInput = {
    format: 'fourfold-chain/1',
    sites: [...ends].filter((id) => !isProduct(id)).map((id) => siteOf(id, known.get(id))),
    products: [...ends].filter(isProduct).map((id) => ({ id, name: known.get(id)?.name ?? id })),
    materials: [...materials].map((id) => ({ id, name: known.get(id)?.name ?? id })),
    documents: documentsOf(events, papers),
    lots,
    links,
  };
  return { chain: named(chain, known), transformations: made.transformations, leftOut };
};

const siteOf = (id: string, { name, country }: MasterData = {}): NonNullable<ChainInput['sites']>[number] => ({
  id,
  name: name ?? id,
  country: country ?? '',
  identifiers: glnOf(id).map((value) => ({ type: 'gln', value })),
});

/** What lies in a logistic unit, by its last packing. */
const contentsOf = (events: readonly EventAt[]): ReadonlyMap<string, readonly Goods[]> => {
  const packed = new Map<string, readonly Goods[]>();
  for (const at of events) {
    const { type, action, parentID } = at.event;
    if (type === 'AggregationEvent' && action !== 'DELETE' && typeof parentID === 'string')
      packed.set(canonical(parentID), [...goodsOf(at, 'childEPCs', 'childQuantityList')]);
  }
  return packed;
};

interface Move {
  readonly from: string;
  readonly to: string;
  readonly goods: Goods;
  readonly step: string;
  readonly day: string;
  /** None where the other side has told of the movement already. */
  readonly link: Link | null;
}

function* movesOf(
  events: readonly EventAt[],
  packed: ReadonlyMap<string, readonly Goods[]>,
  leftOut: LeftOut[],
): Generator<Move> {
  const told = new Map<string, number>();
  const links = new Map<string, number>();
  let count = 0;
  for (const at of events) {
    const [from, to] = [partnerOf(at.event.sourceList, 'source'), partnerOf(at.event.destinationList, 'destination')];
    if (from === '' || to === '' || from === to) continue;
    const [step, day, hash] = [stepOf(at.event), dayOf(at.event), hashEvent(at).hash.slice(14, 26)];
    const units = [
      ...goodsOf(at, 'epcList', 'quantityList'),
      ...(at.event.type === 'TransformationEvent' ? [] : goodsOf(at, 'childEPCs', 'childQuantityList')),
    ];
    for (const goods of units.flatMap((one) => packed.get(one.id) ?? [one])) {
      // sender and receiver both tell of one movement; the same step told again is another
      const key = `${from} ${to} ${goods.id} ${goods.amount?.quantity} ${goods.amount?.unit}`;
      const times = (told.get(`${key} ${step}`) ?? 0) + 1;
      told.set(`${key} ${step}`, times);
      const isNew = times > (links.get(key) ?? 0);
      if (isNew) {
        links.set(key, times);
        if (goods.amount === null) leftOut.push({ path: goods.path, why: 'no-quantity', what: goods.id });
      }
      yield { from, to, goods, step, day, link: isNew ? linkOf(`${hash}-${++count}`, from, to, goods, at) : null };
    }
  }
}

/** A lot that one site made and another used went from one to the other, where no movement says so already. */
const usesOf = ({ lots, uses }: Made, moves: readonly Move[]): readonly Link[] => {
  const maker = new Map(lots.map(({ id, site }) => [id, site]));
  const moved = new Set(moves.map(({ from, to, goods }) => `${from} ${to} ${goods.material}`));
  return uses.flatMap(({ site, goods, event }, i) => {
    const from = maker.get(goods.id);
    if (from === undefined || from === site || moved.has(`${from} ${site} ${goods.material}`)) return [];
    return [linkOf(`${hashEvent(event).hash.slice(14, 26)}-u${i + 1}`, from, site, goods, event)];
  });
};

/** Where each lot went and when, as far as one place is told; where it went to several, or to none, the one that used it. */
const sentLots = (moves: readonly Move[], { lots, uses }: Made): LotInput[] => {
  const movesOfLot = grouped(moves, ({ goods }) => goods.id);
  const usesOfLot = grouped(uses, ({ goods }) => goods.id);
  return lots.map((lot) => {
    const own = movesOfLot.get(lot.id) ?? [];
    const users = (usesOfLot.get(lot.id) ?? []).map(({ site }) => site).filter((site) => site !== lot.site);
    const to = only(own.map((one) => one.to)) ?? only(users);
    const dayAt = (steps: readonly string[]): string | undefined =>
      own
        .filter((one) => one.to === to && steps.includes(one.step))
        .map(({ day }) => day)
        .sort()
        .at(-1);
    const [shippedOn, receivedOn] = [dayAt(['shipping', 'departing']), dayAt(['receiving', 'accepting', 'arriving'])];
    return {
      ...lot,
      ...(to === undefined ? {} : { to }),
      ...(shippedOn === undefined ? {} : { shippedOn }),
      ...(receivedOn === undefined ? {} : { receivedOn }),
    };
  });
};

const grouped = <T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
};

const only = (all: readonly string[]): string | undefined => (new Set(all).size === 1 ? all[0] : undefined);

const linkOf = (id: string, from: string, to: string, { material, amount }: Goods, at: EventAt): Link => ({
  id,
  from,
  to,
  material,
  status: 'declared',
  ...(amount ? { amount } : {}),
  validFrom: dayOf(at.event),
  documents: [...new Set(papersOf(at.event).map((paper) => paper.id))],
  source: `EPCIS ${at.path}`,
});

const documentsOf = (events: readonly EventAt[], wanted: ReadonlySet<string>): Paper[] => [
  ...new Map(
    events
      .flatMap(({ event }) => papersOf(event))
      .filter(({ id }) => wanted.has(id))
      .map((paper) => [paper.id, paper]),
  ).values(),
];

const glnOf = (id: string): readonly string[] =>
  [/^https:\/\/id\.gs1\.org\/41[47]\/(\d{13})/.exec(id)?.[1] ?? []].flat();

/** A chain that we wrote gets its own names back, where they come from one writer and none is two things. */
const named = (chain: ChainInput, known: ReadonlyMap<string, MasterData>): ChainInput => {
  const { sites = [], products = [], materials = [], documents = [], lots = [], links = [] } = chain;
  const groups = [[...sites, ...products], materials, documents, lots].map((rows) => rows.map(({ id }) => id));
  const bases = new Set(groups.flat().flatMap((id) => ownName(id)?.base ?? []));
  const plain = (id: string): string => known.get(id)?.chainId ?? ownName(id)?.name ?? id;
  const isClear = groups.every((ids) => new Set(ids.map(plain)).size === ids.length);
  if (bases.size > 1 || !isClear) return chain;
  return {
    ...chain,
    sites: sites.map((one) => ({ ...one, id: plain(one.id), name: one.name === one.id ? plain(one.id) : one.name })),
    products: products.map((one) => ({
      ...one,
      id: plain(one.id),
      name: one.name === one.id ? plain(one.id) : one.name,
    })),
    materials: materials.map((one) => ({
      ...one,
      id: plain(one.id),
      name: one.name === one.id ? plain(one.id) : one.name,
    })),
    documents: documents.map((one) => ({ ...one, id: plain(one.id) })),
    lots: lots.map((one) => ({
      ...one,
      id: plain(one.id),
      site: plain(one.site),
      material: plain(one.material),
      ...(one.to === undefined ? {} : { to: plain(one.to) }),
      madeFrom: (one.madeFrom ?? []).map((part) => ({ ...part, lot: plain(part.lot) })),
    })),
    links: links.map((one) => ({
      ...one,
      from: plain(one.from),
      to: plain(one.to),
      material: plain(one.material),
      documents: (one.documents ?? []).map(plain),
    })),
  };
};
