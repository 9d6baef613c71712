import type { Quantity } from '../chain/contract.ts';
import { canonical, classOf, ownName } from './own-names.ts';
import { type EventAt, isObject, type Json, type JsonObject, listOf } from './read-document.ts';

/** Goods as an event names them. */
export interface Goods {
  readonly path: string;
  /** Canonical name of the lot, the item or the class. */
  readonly id: string;
  readonly material: string;
  readonly amount: Quantity | null;
}

/** What an event says and a chain cannot hold: the place in the document and why. */
export interface LeftOut {
  readonly path: string;
  readonly why: 'no-place' | 'no-quantity' | 'maker-unknown' | 'withdrawn' | 'corrected' | 'made-twice';
  readonly what: string;
}

export function* goodsOf({ event, path }: EventAt, items: string, classes: string): Generator<Goods> {
  for (const [i, epc] of listOf(event[items]).entries())
    if (typeof epc === 'string') {
      const id = canonical(epc);
      yield { path: `${path}.${items}[${i}]`, id, material: classOf(id), amount: { quantity: 1, unit: 'C62' } };
    }
  for (const [i, element] of listOf(event[classes]).entries())
    if (isObject(element) && typeof element.epcClass === 'string') {
      const id = canonical(element.epcClass);
      const { quantity, uom } = element;
      const unit = typeof uom === 'string' ? uom : 'C62';
      const amount = typeof quantity === 'number' && quantity >= 0 ? { quantity, unit } : null;
      yield { path: `${path}.${classes}[${i}]`, id, material: classOf(id), amount };
    }
}

export const placeOf = ({ bizLocation, readPoint }: JsonObject): string => {
  const [id] = [bizLocation, readPoint].flatMap((one) => (isObject(one) && typeof one.id === 'string' ? [one.id] : []));
  return id === undefined ? '' : canonical(id);
};

/** The place where it is named, else who had the goods, else whose they were. */
export const partnerOf = (value: Json | undefined, field: 'source' | 'destination'): string => {
  const given = listOf(value).flatMap((one) =>
    isObject(one) && typeof one.type === 'string' && typeof one[field] === 'string'
      ? [{ type: one.type, id: one[field] }]
      : [],
  );
  const best = ['location', 'possessing_party', 'owning_party'].flatMap((type) =>
    given.filter((one) => one.type.endsWith(type)),
  )[0];
  return best ? canonical(best.id) : '';
};

/** The last word of a business step, however it is spelled. */
export const stepOf = ({ bizStep }: JsonObject): string =>
  typeof bizStep === 'string' ? (/[a-z_]+$/.exec(bizStep)?.[0] ?? '') : '';

/** Business transactions of the CBV as types of documents. */
export const paperTypes: Readonly<Record<string, string>> = {
  po: 'purchase-order',
  inv: 'invoice',
  bol: 'transport',
  cert: 'certificate',
  desadv: 'despatch-advice',
  recadv: 'receiving-advice',
  prodorder: 'production-order',
};

export interface Paper {
  readonly id: string;
  readonly type: string;
}

export const papersOf = ({ bizTransactionList }: JsonObject): readonly Paper[] =>
  listOf(bizTransactionList).flatMap((one) => {
    if (!isObject(one) || typeof one.bizTransaction !== 'string') return [];
    const given = typeof one.type === 'string' ? one.type : '';
    const word = /[a-z]+$/.exec(given)?.[0] ?? '';
    const { bizTransaction: id } = one;
    return [
      { id: ownName(id) ? id : id.slice(0, 120), type: ownName(given)?.name ?? paperTypes[word] ?? (word || 'other') },
    ];
  });

/** The civil day where it happened. */
export const dayOf = ({ eventTime, eventTimeZoneOffset }: JsonObject): string => {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)$/.exec(String(eventTimeZoneOffset)) ?? [];
  const shift = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(Date.parse(String(eventTime)) + shift).toISOString().slice(0, 10);
};
