import { z } from 'zod';
import type { Citation } from '../../../platform/packs/contract.ts';
import { definePackKind, type Entry, holdsOn, type Packs } from '../../../platform/packs/index.ts';
import {
  clockStarts,
  elementFields,
  elements,
  figures,
  type Indicator,
  indicators,
  lackKinds,
  regimes,
} from './contract.ts';

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const common = {
  title: Words,
  regime: z.enum(regimes),
  /** What nobody has checked, or what the text leaves open; null where there is nothing to say. */
  notes: Words.nullable(),
};

const RuleFields = z.strictObject({ type: z.literal('rule'), ...common, needs: z.array(Words) });

const ClockFields = z.strictObject({
  type: z.literal('clock'),
  ...common,
  starts: z.enum(clockStarts),
  length: z.union([
    z.strictObject({ months: z.number().int().positive() }),
    z.strictObject({ days: z.number().int().positive() }),
  ]),
  /** How the end is counted, to be shown beside each date. */
  rule: Words,
});

const SectorFields = z.strictObject({ type: z.literal('sector'), ...common });

const PartFields = z.strictObject({
  type: z.literal('part'),
  ...common,
  order: z.number().int().positive(),
  asks: z.array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), says: Words })).min(1),
});

const ThresholdFields = z.strictObject({
  type: z.literal('threshold'),
  ...common,
  /** How many of the figures must be reached; 0: everybody is bound. */
  needs: z.number().int().min(0),
  of: z.array(
    z.strictObject({
      figure: z.enum(figures),
      /** Whole units of the currency, or people. */
      amount: z.number().int().positive(),
      unit: z.enum(['USD', 'EUR', 'CAD', 'people']),
      reached: z.enum(['more than', 'at least']),
    }),
  ),
});

const ElementFields = z.strictObject({
  type: z.literal('element'),
  ...common,
  element: z.enum(elements),
  /** Each is met where one of its fields is filled. */
  needs: z.array(z.strictObject({ what: z.enum(lackKinds), oneOf: z.array(z.enum(elementFields)).min(1) })).min(1),
});

const SignsFields = z.strictObject({
  type: z.literal('signs'),
  ...common,
  /** Those that count as strong unless somebody says otherwise. */
  strong: z.array(z.enum(indicators)),
});

/** Laws on goods made with forced labor: what they ask, the elements of an allegation, their clocks, the sectors named, the parts of a plan or report, whom they bind. */
export const importLawKind = definePackKind(
  'import-law',
  z.discriminatedUnion('type', [
    RuleFields,
    ElementFields,
    SignsFields,
    ClockFields,
    SectorFields,
    PartFields,
    ThresholdFields,
  ]),
);

type Cited<F extends object> = Entry<F> & { readonly citation: Citation };
export type LawEntry = Cited<z.infer<typeof importLawKind.fields>>;
export type Clock = Cited<z.infer<typeof ClockFields>>;
export type LawElement = Cited<z.infer<typeof ElementFields>>;
export type LawPart = Cited<z.infer<typeof PartFields>>;
export type Threshold = Cited<z.infer<typeof ThresholdFields>>;

/** Every wording of every entry, with its citation. */
export const importLaw = (packs: Packs): readonly LawEntry[] =>
  packs.entries(importLawKind).map((entry) => {
    const { effective, ...cited } = packs.cite(entry);
    return { ...entry, citation: { ...cited, effective: { from: effective.from, to: effective.to ?? null } } };
  });

/** The wordings that hold on a day. */
export const lawOn = (entries: readonly LawEntry[], day: string): readonly LawEntry[] =>
  entries.filter((entry) => holdsOn(entry, day));

export const clocksOf = (entries: readonly LawEntry[]): readonly Clock[] =>
  entries.filter((entry): entry is Clock => entry.type === 'clock');

const elementsOf = (entries: readonly LawEntry[]): readonly LawElement[] =>
  entries
    .filter((entry): entry is LawElement => entry.type === 'element')
    .sort((a, b) => elements.indexOf(a.element) - elements.indexOf(b.element));

/** What an allegation must hold on a day. */
export const allegationElements = (packs: Packs, day: string): readonly LawElement[] =>
  elementsOf(lawOn(importLaw(packs), day));

export const strongSigns = (packs: Packs, day: string): readonly Indicator[] =>
  lawOn(importLaw(packs), day).flatMap((entry) => (entry.type === 'signs' ? entry.strong : []));

export const partsOf = (entries: readonly LawEntry[]): readonly LawPart[] =>
  entries.filter((entry): entry is LawPart => entry.type === 'part').sort((a, b) => a.order - b.order);

export const thresholdsOf = (entries: readonly LawEntry[]): readonly Threshold[] =>
  entries.filter((entry): entry is Threshold => entry.type === 'threshold');
