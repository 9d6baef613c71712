import type { z } from 'zod';
import type { ChainSchema, Quantity } from '../chain/contract.ts';
import { digitalLinkOf } from './digital-link.ts';
import { hashEvent } from './hash-event.ts';
import { masterDataOf } from './master-data.ts';
import { type EventAt, eventsOf, isObject, type Json, type JsonObject, listOf } from './read-document.ts';

type ChainInput = z.input<typeof ChainSchema>;
type Lot = NonNullable<ChainInput['lots']>[number];
type Link = NonNullable<ChainInput['links']>[number];

/** What an event says and a chain cannot hold: the place in the document and why. */
export interface LeftOut {
  readonly path: string;
  readonly why: 'no-place' | 'no-quantity' | 'maker-unknown' | 'withdrawn' | 'corrected';
  readonly what: string;
}

/** What went in and what came out, whoever made what went in. */
export interface Transformation {
  readonly path: string;
  readonly site: string;
  readonly day: string;
  readonly inputs: readonly Goods[];
  readonly outputs: readonly Goods[];
}

export interface ChainOfEvents {
  readonly chain: ChainInput;
  readonly transformations: readonly Transformation[];
  readonly leftOut: readonly LeftOut[];
}

interface Goods {
  readonly path: string;
  /** Canonical name of the lot, the item or the class. */
  readonly id: string;
  readonly material: string;
  readonly amount: Quantity | null;
}

/**
 * The events of a document as a chain. A transformation becomes lots with the lots they were made from; goods that go from one place to another become
 * links with quantities, and what is packed in a logistic unit goes with it. Everything is `declared`: an event is what its author says.
 *
 * EPCIS names places by number, so a name and a country are there only where the header has them: else the site is named by its number and `country` is
 * empty, to be filled in.
 */
export const chainOf = (document: Json): ChainOfEvents => {
  const { events, leftOut } = standing(eventsOf(document));
  const made = lotsOf(events, leftOut);
  const packed = contentsOf(events);
  const links = [...movesOf(events, packed, leftOut)];
  links.push(...usesOf(made, links));
  const known = masterDataOf(document);
  const used = new Set([...made.lots.map(({ site }) => site), ...links.flatMap(({ from, to }) => [from, to])]);
  const materials = new Set([...made.lots, ...links].map(({ material }) => material));
  return {
    chain: {
      format: 'fourfold-chain/1',
      sites: [...used].map((id) => ({
        id,
        name: known.get(id)?.name ?? id,
        country: known.get(id)?.country ?? '',
        identifiers: glnOf(id).map((value) => ({ type: 'gln', value })),
      })),
      materials: [...materials].map((id) => ({ id, name: known.get(id)?.name ?? id })),
      documents: documentsOf(events, new Set(links.flatMap(({ documents = [] }) => documents))),
      lots: [...made.lots],
      links,
    },
    transformations: made.transformations,
    leftOut,
  };
};

/** Without events that were declared wrong, be it in themselves or by a later event of the same id. */
const standing = (all: readonly EventAt[]): { events: readonly EventAt[]; leftOut: LeftOut[] } => {
  const wrong = new Set(all.filter(({ event }) => isObject(event.errorDeclaration)).map(nameOf));
  const leftOut: LeftOut[] = [];
  const events = all.filter((at) => {
    if (!wrong.has(nameOf(at))) return true;
    const declared = isObject(at.event.errorDeclaration) ? at.event.errorDeclaration : undefined;
    const instead = listOf(declared?.correctiveEventIDs).join(', ');
    leftOut.push({ path: at.path, why: instead === '' ? 'withdrawn' : 'corrected', what: instead || nameOf(at) });
    return false;
  });
  return { events, leftOut };
};

const nameOf = (at: EventAt): string => (typeof at.event.eventID === 'string' ? at.event.eventID : hashEvent(at).hash);

interface Made {
  readonly lots: readonly Lot[];
  readonly transformations: readonly Transformation[];
  /** What a lot was made from, and where. */
  readonly uses: readonly { readonly site: string; readonly goods: Goods; readonly event: EventAt }[];
}

const lotsOf = (events: readonly EventAt[], leftOut: LeftOut[]): Made => {
  const lots = new Map<string, Lot>();
  const uses: Made['uses'][number][] = [];
  const transformations: Transformation[] = [];
  const inputs = new Map<string, Goods[]>();
  for (const at of events.filter(({ event }) => event.type === 'TransformationEvent')) {
    const site = placeOf(at.event);
    if (site === '') {
      leftOut.push({ path: at.path, why: 'no-place', what: nameOf(at) });
      continue;
    }
    const day = dayOf(at.event);
    const used = [...goodsOf(at, 'inputEPCList', 'inputQuantityList')];
    const outputs = [...goodsOf(at, 'outputEPCList', 'outputQuantityList')];
    transformations.push({ path: at.path, site, day, inputs: used, outputs });
    uses.push(...used.map((goods) => ({ site, goods, event: at })));
    for (const { path, id, material, amount } of outputs) {
      if (amount === null) leftOut.push({ path, why: 'no-quantity', what: id });
      else {
        const lot = id === material ? `${id}#${hashEvent(at).hash.slice(14, 26)}` : id;
        lots.set(lot, { id: lot, site, material, amount, madeOn: day });
        inputs.set(lot, used);
      }
    }
  }
  for (const { goods } of uses)
    if (!lots.has(goods.id)) leftOut.push({ path: goods.path, why: 'maker-unknown', what: goods.id });
  const fed = new Map<string, number>();
  for (const used of inputs.values()) for (const { id } of used) fed.set(id, (fed.get(id) ?? 0) + 1);
  return {
    uses,
    transformations,
    lots: [...lots.values()].map((lot) => ({
      ...lot,
      // an input that feeds several lots is not split among them: how much went where, no event says
      madeFrom: (inputs.get(lot.id) ?? [])
        .filter(({ id }) => lots.has(id) && id !== lot.id)
        .map(({ id, amount }) => ({ lot: id, ...(amount && fed.get(id) === 1 ? { amount } : {}) })),
    })),
  };
};

/** What lies in a logistic unit, by its last packing. */
const contentsOf = (events: readonly EventAt[]): ReadonlyMap<string, readonly Goods[]> => {
  const packed = new Map<string, readonly Goods[]>();
  for (const at of events) {
    const { type, action, parentID } = at.event;
    if (type === 'AggregationEvent' && action !== 'DELETE' && typeof parentID === 'string')
      packed.set(digitalLinkOf(parentID) ?? parentID, [...goodsOf(at, 'childEPCs', 'childQuantityList')]);
  }
  return packed;
};

function* movesOf(
  events: readonly EventAt[],
  packed: ReadonlyMap<string, readonly Goods[]>,
  leftOut: LeftOut[],
): Generator<Link> {
  const seen = new Set<string>();
  for (const at of events) {
    const [from, to] = [partnerOf(at.event.sourceList, 'source'), partnerOf(at.event.destinationList, 'destination')];
    if (from === '' || to === '' || from === to) continue;
    const units = [
      ...goodsOf(at, 'epcList', 'quantityList'),
      ...(at.event.type === 'TransformationEvent' ? [] : goodsOf(at, 'childEPCs', 'childQuantityList')),
    ];
    for (const goods of units.flatMap((one) => packed.get(one.id) ?? [one])) {
      // sender and receiver both tell of one movement
      const key = `${from} ${to} ${goods.id} ${goods.amount?.quantity} ${goods.amount?.unit}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (goods.amount === null) leftOut.push({ path: goods.path, why: 'no-quantity', what: goods.id });
      yield linkOf(`${hashEvent(at).hash.slice(14, 26)}-${seen.size}`, from, to, goods, at);
    }
  }
}

/** A lot that one site made and another used went from one to the other, where no movement says so already. */
const usesOf = ({ lots, uses }: Made, moves: readonly Link[]): readonly Link[] => {
  const maker = new Map(lots.map(({ id, site }) => [id, site]));
  const moved = new Set(moves.map(({ from, to, material }) => `${from} ${to} ${material}`));
  return uses.flatMap(({ site, goods, event }, i) => {
    const from = maker.get(goods.id);
    if (from === undefined || from === site || moved.has(`${from} ${site} ${goods.material}`)) return [];
    return [linkOf(`${hashEvent(event).hash.slice(14, 26)}-u${i + 1}`, from, site, goods, event)];
  });
};

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

function* goodsOf({ event, path }: EventAt, items: string, classes: string): Generator<Goods> {
  for (const [i, epc] of listOf(event[items]).entries())
    if (typeof epc === 'string') {
      const id = digitalLinkOf(epc) ?? epc;
      yield { path: `${path}.${items}[${i}]`, id, material: classOf(id), amount: { quantity: 1, unit: 'C62' } };
    }
  for (const [i, element] of listOf(event[classes]).entries())
    if (isObject(element) && typeof element.epcClass === 'string') {
      const id = digitalLinkOf(element.epcClass) ?? element.epcClass;
      const { quantity, uom } = element;
      const unit = typeof uom === 'string' ? uom : 'C62';
      const amount = typeof quantity === 'number' && quantity >= 0 ? { quantity, unit } : null;
      yield { path: `${path}.${classes}[${i}]`, id, material: classOf(id), amount };
    }
}

const classOf = (id: string): string => /^https:\/\/id\.gs1\.org\/01\/\d{14}/.exec(id)?.[0] ?? id;

const placeOf = ({ bizLocation, readPoint }: JsonObject): string => {
  const [id] = [bizLocation, readPoint].flatMap((one) => (isObject(one) && typeof one.id === 'string' ? [one.id] : []));
  return id === undefined ? '' : (digitalLinkOf(id) ?? id);
};

/** The place where it is named, else who had the goods, else whose they were. */
const partnerOf = (value: Json | undefined, field: 'source' | 'destination'): string => {
  const given = listOf(value).flatMap((one) =>
    isObject(one) && typeof one.type === 'string' && typeof one[field] === 'string'
      ? [{ type: one.type, id: one[field] }]
      : [],
  );
  const best = ['location', 'possessing_party', 'owning_party'].flatMap((type) =>
    given.filter((one) => one.type.endsWith(type)),
  )[0];
  return best ? (digitalLinkOf(best.id) ?? best.id) : '';
};

const paperTypes: Readonly<Record<string, string>> = {
  po: 'purchase-order',
  inv: 'invoice',
  bol: 'transport',
  cert: 'certificate',
  desadv: 'despatch-advice',
  recadv: 'receiving-advice',
  prodorder: 'production-order',
};

const papersOf = ({ bizTransactionList }: JsonObject): readonly { id: string; type: string }[] =>
  listOf(bizTransactionList).flatMap((one) => {
    if (!isObject(one) || typeof one.bizTransaction !== 'string') return [];
    const type = typeof one.type === 'string' ? (/[a-z]+$/.exec(one.type)?.[0] ?? '') : '';
    return [{ id: one.bizTransaction.slice(0, 120), type: paperTypes[type] ?? (type || 'other') }];
  });

const documentsOf = (events: readonly EventAt[], wanted: ReadonlySet<string>): NonNullable<ChainInput['documents']> => [
  ...new Map(
    events
      .flatMap(({ event }) => papersOf(event))
      .filter(({ id }) => wanted.has(id))
      .map((paper) => [paper.id, paper]),
  ).values(),
];

/** The civil day where it happened. */
const dayOf = ({ eventTime, eventTimeZoneOffset }: JsonObject): string => {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(String(eventTimeZoneOffset)) ?? [];
  const shift = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(Date.parse(String(eventTime)) + shift).toISOString().slice(0, 10);
};

const glnOf = (id: string): readonly string[] =>
  [/^https:\/\/id\.gs1\.org\/41[47]\/(\d{13})/.exec(id)?.[1] ?? []].flat();
