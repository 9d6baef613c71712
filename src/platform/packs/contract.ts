import { z } from 'zod';
import { CivilDate, type ErrorCodes, Paging, pageOf, route } from '../contract/index.ts';

export const packErrors = {} as const satisfies ErrorCodes;

/** Words of a pack; Spanish where somebody wrote it. */
const Said = z.object({ en: z.string(), es: z.string().nullable() });
export type Said = z.infer<typeof Said>;

const Effective = z.object({ from: z.string(), to: z.string().nullable() });
const Review = z.object({ who: z.string(), when: z.string() }).nullable();

/** How sure one may be of an entry's words: nobody has checked them, somebody did but long ago, or lately. */
export const Checked = z.enum(['never', 'too old', 'lately']);
export type Checked = z.infer<typeof Checked>;

/** What an answer says of the entry it rests on: enough to find the very same words again. */
export const Citation = z
  .object({
    id: z.string(),
    pack: z.string(),
    version: z.string(),
    /** sha-256 of the pack's content. */
    hash: z.string(),
    effective: Effective,
    cite: z.string(),
    url: z.string().nullable(),
    status: z.enum(['in force', 'future', 'stayed', 'enjoined', 'contested', 'proposed', 'repealed']),
    reviewed: Review,
    legalNotice: z.object({ en: z.string(), es: z.string() }).nullable(),
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof Citation>;

export const PackView = z.object({
  id: z.string(),
  title: Said,
  kind: z.string(),
  version: z.string(),
  jurisdiction: z.string(),
  publisher: z.string(),
  licence: z.string(),
  released: CivilDate,
  hash: z.string(),
  about: Said.nullable(),
  entries: z.number().int(),
  /** Entries in force that nobody has checked, and those whose check is too old. */
  neverChecked: z.number().int(),
  checkTooOld: z.number().int(),
});
export type PackView = z.infer<typeof PackView>;

export const EntryView = z.object({
  id: z.string(),
  says: Said,
  cite: z.string(),
  status: Citation.shape.status,
  effective: Effective,
  reviewed: Review,
  checked: Checked,
});
export type EntryView = z.infer<typeof EntryView>;

export const listPacks = route('packs.list', 'GET /packs', {
  says: 'The packs of this platform: law, plans, lists and instruments, and how well they are checked.',
  may: 'read pack',
  takes: z.object({ asOf: CivilDate.optional() }),
  gives: z.object({ asOf: CivilDate, packs: z.array(PackView) }),
});

export const listEntries = route('packs.entries', 'GET /packs/:packId/entries', {
  says: "A pack's entries as they hold on a day.",
  may: 'read pack',
  takes: Paging.extend({
    packId: z.string().max(200),
    asOf: CivilDate.optional(),
    text: z.string().max(200).optional(),
    checked: Checked.optional(),
  }),
  gives: pageOf(EntryView).extend({ asOf: CivilDate, pack: PackView }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const readEntry = route('packs.entry', 'GET /packs/:packId/entries/:entryId', {
  says: 'One entry on a day: its words, its source, its other wordings, and what else the pack says of it.',
  may: 'read pack',
  takes: z.object({ packId: z.string().max(200), entryId: z.string().max(300), asOf: CivilDate.optional() }),
  gives: z.object({
    asOf: CivilDate,
    pack: PackView,
    says: Said,
    citation: Citation,
    checked: Checked,
    /** Every wording with its days, oldest first. */
    wordings: z.array(z.object({ says: Said, effective: Effective, status: Citation.shape.status })),
    /** The fields of the entry's kind, as JSON. */
    more: z.record(z.string(), z.unknown()),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
