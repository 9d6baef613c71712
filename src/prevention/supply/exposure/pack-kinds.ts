import { z } from 'zod';
import { definePackKind, type Entry, type Packs } from '../../../platform/packs/index.ts';
import { mostDays } from '../../imports/index.ts';

const Chance = z.number().min(0).max(1);

/** Every number and word that exposure rests on. */
export const settingKind = definePackKind(
  'supply-setting',
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('weight'), weight: Chance, halfLifeDays: z.number().positive().nullable() }),
    z.strictObject({ type: z.literal('strength'), strength: Chance }),
    z.strictObject({ type: z.literal('confidence'), confidence: Chance }),
    z.strictObject({
      type: z.literal('class'),
      basis: z.enum([
        ...['listed', 'xinjiang', 'finding', 'wro', 'owned', 'owned-named'],
        ...['goods-forced', 'goods-derived', 'goods-child', 'sector-mapped', 'sector-words'],
      ] as const),
      legalClass: z.number().int().min(1).max(5),
      /** Which lists of parties give it. */
      lists: z.array(z.string().min(1)).default([]),
      /** From which countries goods must come. */
      countries: z.array(z.string().length(2)).default([]),
      /** The least share that is control. */
      share: Chance.optional(),
      /** How many kinds of signals show a place that nobody has confirmed. */
      signals: z.number().int().positive().optional(),
    }),
    z.strictObject({ type: z.literal('sector'), words: z.array(z.string().min(1)).min(1) }),
  ]),
);
type Setting = Entry<z.infer<typeof settingKind.fields>>;
/** What gives a class of exposure, with the law it rests on. */
export type ClassRule = Extract<Setting, { type: 'class' }>;

/** Documents that a step needs: `all`, and what a commodity needs besides. */
export const documentKind = definePackKind(
  'supply-document',
  z.strictObject({ commodity: z.string().min(1), document: z.string().min(1) }),
);
export type NeededDocument = Entry<z.infer<typeof documentKind.fields>>;

/** A place in Xinjiang as it is written in Chinese and in Latin letters. */
export const placeKind = definePackKind(
  'xinjiang-place',
  z.strictObject({ chinese: z.string().min(1), latin: z.array(z.string().min(1)).min(1) }),
);
export type XinjiangPlace = Entry<z.infer<typeof placeKind.fields>>;

/** The settings that hold on a day, ready to be asked. */
export interface Settings {
  weight(name: string): Extract<Setting, { type: 'weight' }>;
  strength(source: string): number;
  confidence(status: string): number;
  /** The most days a list may be old to say that nothing was found. */
  ageOf(list: string): number;
  /** The rule of the law as it stood on the day; null where there was none yet. */
  rule(basis: ClassRule['basis']): ClassRule | null;
  readonly rules: readonly ClassRule[];
  readonly sectors: readonly { readonly id: string; readonly words: readonly string[] }[];
  readonly documents: readonly NeededDocument[];
  readonly places: readonly XinjiangPlace[];
}

export const settingsOn = (packs: Packs, day: string): Settings => {
  // what no pack held yet on a day of the past is asked of the earliest wording
  const on = <T extends { readonly id: string; readonly effective: { readonly from: string } }>(
    held: readonly T[],
    all: readonly T[],
  ): T[] => [...held, ...all.filter((one) => !held.some(({ id }) => id === one.id) && one.effective.from > day)];
  const all = on(packs.entriesOn(settingKind, day), packs.entries(settingKind));
  const of = <K extends Setting['type']>(type: K, id: string): Extract<Setting, { type: K }> => {
    const found = all.find((one): one is Extract<Setting, { type: K }> => one.type === type && one.id === id);
    if (!found) throw new Error(`the packs have no ${id}`);
    return found;
  };
  const rules = packs.entriesOn(settingKind, day).flatMap((one) => (one.type === 'class' ? [one] : []));
  return {
    weight: (name) => of('weight', `supply.weight.${name}`),
    strength: (source) => of('strength', `supply.strength.${source}`).strength,
    confidence: (status) => of('confidence', `supply.confidence.${status}`).confidence,
    ageOf: (list) => mostDays(packs, list),
    rule: (basis) => rules.find((one) => one.basis === basis) ?? null,
    rules,
    sectors: packs
      .entriesOn(settingKind, day)
      .flatMap((one) => (one.type === 'sector' ? [{ id: one.id, words: one.words }] : [])),
    documents: on(packs.entriesOn(documentKind, day), packs.entries(documentKind)),
    places: packs.entries(placeKind),
  };
};
