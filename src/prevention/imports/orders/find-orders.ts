import { scoreNames } from '../../../engines/names/index.ts';
import type { CarveOut, OrderHit, OrderNear } from '../contract.ts';
import { plainName } from '../names/plain-name.ts';
import { inScope } from './merchandise.ts';
import type { Order, OrderParty } from './order.ts';

/** What a name search found: the key of a listed party, how sure, and whether sure enough. */
export interface Named {
  readonly key: string;
  readonly score: number;
  readonly band: 'hit' | 'review' | 'none';
}

export interface OrderQuestion {
  readonly entity: string;
  readonly merchandise: string;
  /** ISO 3166-1 alpha-2 in lower case; '' where it is not known. */
  readonly country: string;
  readonly on: string;
}

export interface OrdersFound {
  readonly hits: readonly OrderHit[];
  readonly near: readonly OrderNear[];
}

/**
 * The orders that hold against goods on a day. A hit needs entity and merchandise and place in scope, less what was taken out by that day; what
 * fails in one of them is `near`, with the reason, so that nothing is dropped in silence.
 */
export const findOrders = (orders: readonly Order[], asked: OrderQuestion, named: readonly Named[]): OrdersFound => {
  const byKey = new Map(named.map((one) => [one.key, one]));
  const plain = plainName(asked.entity);
  const hits: OrderHit[] = [];
  const near: OrderNear[] = [];
  for (const order of orders) {
    const party =
      sameBut(order.parties, plain) ?? bestOf(order.parties, byKey) ?? partOf(order, plain, asked.merchandise);
    if (!party && !reachesPlace(order, asked)) continue;
    const fields = fieldsOf(order, party);
    const gone = order.carveOuts.filter((one) => takesOut(one, asked, party?.party));
    const now = gone.find(({ from }) => from === null || from <= asked.on) ?? null;
    const reason = reasonAgainst(order, asked, party, now);
    if (reason) near.push({ ...fields, carveOut: now, reason });
    else hits.push({ ...fields, carveOut: null, laterCarveOut: gone.find(({ from }) => from !== null) ?? null });
  }
  return { hits, near };
};

interface Best {
  readonly party: OrderParty;
  readonly named: Named;
}

/** Letters of a word that may stand for a firm by itself. */
const leastAlone = 5;

const bestOf = (parties: readonly OrderParty[], byKey: ReadonlyMap<string, Named>): Best | null => {
  let best: Best | null = null;
  for (const party of parties) {
    const named = byKey.get(party.key);
    if (named && (!best || named.score > best.named.score)) best = { party, named };
  }
  return best;
};

/** The same name but for its legal form. */
const sameBut = (parties: readonly OrderParty[], plain: string): Best | null => {
  const party = plain === '' ? undefined : parties.find((one) => one.plain.includes(plain));
  return party ? { party, named: { key: party.key, score: 1, band: 'hit' } } : null;
};

/**
 * A cell may hold several firms that no mark parts: a name within one is looked at by a person. One word alone is looked at only where a name
 * begins with it and the order may be about these goods, since many firms share a word.
 */
const partOf = ({ parties, merchandise }: Order, plain: string, goods: string): Best | null => {
  const stands = plain.includes(' ')
    ? (name: string) => ` ${name} `.includes(` ${plain} `)
    : (name: string) => name.startsWith(`${plain} `);
  const looked = plain.includes(' ') || (plain.length >= leastAlone && inScope(merchandise, goods) !== 'out');
  const party = looked ? parties.find((one) => one.plain.some(stands)) : undefined;
  return party ? { party, named: { key: party.key, score: 0.5, band: 'review' } } : null;
};

const reachesPlace = (order: Order, { country, merchandise }: OrderQuestion): boolean =>
  order.reaches !== 'party' &&
  order.place !== '' &&
  order.place === country &&
  inScope(order.merchandise, merchandise) !== 'out';

const reasonAgainst = (
  order: Order,
  { merchandise, country, on }: OrderQuestion,
  best: Best | null,
  gone: CarveOut | null,
): OrderNear['reason'] | null => {
  if (order.from !== null && order.from > on) return 'not-yet';
  if (best && best.named.band !== 'hit') return 'name-unclear';
  if (gone?.what === 'merchandise') return 'carved-out';
  // what was taken out later was in the order before
  const once = order.carveOuts.some((one) => one.what === 'merchandise' && inScope(one.text, merchandise) === 'in');
  const goods = once ? 'in' : inScope(order.merchandise, merchandise);
  if (goods === 'out') return 'merchandise-other';
  if (order.place !== '' && country !== '' && country !== order.place) return 'place-other';
  if (gone) return 'carved-out';
  if (goods === 'unclear') return 'merchandise-unclear';
  return !best && order.reaches === 'within' ? 'place-unclear' : null;
};

const alike = 0.9;
const takesOut = (one: CarveOut, { entity, merchandise }: OrderQuestion, party: OrderParty | undefined): boolean =>
  one.what === 'merchandise'
    ? inScope(one.text, merchandise) === 'in'
    : [entity, party?.name ?? ''].some((name) => name !== '' && isNamed(name, one.text));

/** `Some Leaf Company (SLC)` is named by its name and by its letters. */
const isNamed = (name: string, other: string): boolean =>
  [
    other,
    other.replace(/\s*\([^()]*\)/g, ' '),
    ...[...other.matchAll(/\(([^()]+)\)/g)].map((one) => one[1] ?? ''),
  ].some((one) => plainName(name) === plainName(one) || scoreNames(name, one, 'organisation').score >= alike);

const fieldsOf = (order: Order, best: Best | null) => ({
  entity: best?.party.name ?? order.parties.map(({ name }) => name).join('; '),
  kind: order.kind,
  status: order.status,
  active: order.active,
  from: order.from,
  scope: {
    entities: order.parties.map(({ name }) => name),
    merchandise: order.merchandise,
    place: order.place,
    reach: order.reach,
  },
  score: best?.named.score ?? 1,
  notes: [...order.notes],
});
