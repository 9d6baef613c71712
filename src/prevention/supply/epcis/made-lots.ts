import type { z } from 'zod';
import type { ChainSchema } from '../chain/contract.ts';
import { dayOf, type Goods, goodsOf, type LeftOut, placeOf, stepOf } from './goods.ts';
import { hashEvent } from './hash-event.ts';
import { type EventAt, isObject, listOf } from './read-document.ts';

type ChainInput = z.input<typeof ChainSchema>;
export type LotInput = NonNullable<ChainInput['lots']>[number];

/** What went in and what came out, whoever made what went in. */
export interface Transformation {
  readonly path: string;
  readonly site: string;
  readonly day: string;
  readonly inputs: readonly Goods[];
  readonly outputs: readonly Goods[];
}

export interface Made {
  readonly lots: readonly LotInput[];
  readonly transformations: readonly Transformation[];
  /** What a lot was made from, and where. */
  readonly uses: readonly { readonly site: string; readonly goods: Goods; readonly event: EventAt }[];
}

export const nameOf = (at: EventAt): string =>
  typeof at.event.eventID === 'string' ? at.event.eventID : hashEvent(at).hash;

/** Without events that were declared wrong, be it in themselves or by a later event of the same id. */
export const standing = (
  all: readonly EventAt[],
): { readonly events: readonly EventAt[]; readonly leftOut: LeftOut[] } => {
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

/** The lots that transformations make and that begin at a place, with what they were made from. */
export const lotsOf = (events: readonly EventAt[], leftOut: LeftOut[]): Made => {
  const lots = new Map<string, LotInput>();
  const inputs = new Map<string, { readonly goods: Goods; readonly split: boolean }[]>();
  const uses: Made['uses'][number][] = [];
  const transformations: Transformation[] = [];
  for (const at of events) {
    const { type, action } = at.event;
    const begins = type === 'ObjectEvent' && action === 'ADD' && beginnings.includes(stepOf(at.event));
    if (type !== 'TransformationEvent' && !begins) continue;
    const site = placeOf(at.event);
    if (site === '') {
      if (!begins) leftOut.push({ path: at.path, why: 'no-place', what: nameOf(at) });
      continue;
    }
    const day = dayOf(at.event);
    const used = begins ? [] : [...goodsOf(at, 'inputEPCList', 'inputQuantityList')];
    const outputs = begins
      ? [...goodsOf(at, 'epcList', 'quantityList')]
      : [...goodsOf(at, 'outputEPCList', 'outputQuantityList')];
    if (!begins) transformations.push({ path: at.path, site, day, inputs: used, outputs });
    uses.push(...used.map((goods) => ({ site, goods, event: at })));
    for (const { path, id, material, amount } of outputs) {
      if (amount === null) {
        leftOut.push({ path, why: 'no-quantity', what: id });
        continue;
      }
      const lot = id === material ? `${id}#${hashEvent(at).hash.slice(14, 26)}` : id;
      const before = lots.get(lot);
      if (before && (before.site !== site || before.amount.unit !== amount.unit)) {
        leftOut.push({ path, why: 'made-twice', what: id });
        continue;
      }
      // a lot that is made on several days is all of it, and there from the last of them
      const quantity = amount.quantity + (before?.amount.quantity ?? 0);
      const madeOn = before?.madeOn !== undefined && before.madeOn > day ? before.madeOn : day;
      lots.set(lot, { id: lot, site, material, amount: { ...amount, quantity }, madeOn });
      const parts = used.map((goods) => ({ goods, split: outputs.length > 1 }));
      inputs.set(lot, [...(inputs.get(lot) ?? []), ...parts]);
    }
  }
  for (const { goods } of uses)
    if (!lots.has(goods.id)) leftOut.push({ path: goods.path, why: 'maker-unknown', what: goods.id });
  return {
    uses,
    transformations,
    lots: [...lots.values()].map((lot) => ({ ...lot, madeFrom: partsOf(lot.id, inputs.get(lot.id) ?? [], lots) })),
  };
};

const beginnings = ['commissioning', 'creating_class_instance'];

const partsOf = (
  lot: string,
  inputs: readonly { readonly goods: Goods; readonly split: boolean }[],
  lots: ReadonlyMap<string, LotInput>,
): NonNullable<LotInput['madeFrom']> => {
  const found = new Map<string, NonNullable<LotInput['madeFrom']>[number]>();
  for (const { goods, split } of inputs) {
    const { id, amount } = goods;
    if (!lots.has(id) || id === lot) continue;
    const before = found.get(id);
    // an input of several outputs is not split among them: how much went where, no event says
    if (split || amount === null || (before && before.amount?.unit !== amount.unit)) found.set(id, { lot: id });
    else found.set(id, { lot: id, amount: { ...amount, quantity: amount.quantity + (before?.amount?.quantity ?? 0) } });
  }
  return [...found.values()];
};
