import { z } from 'zod';
import { CivilDate, Line, Text } from '../../../platform/contract/index.ts';
import { indicators } from '../law/contract.ts';

/** What an allegation says. The same shape is kept, checked without a server, and exported. Safe for the browser. */

const Key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'KEY_FORM');
const KeyOrNone = z.union([z.literal(''), Key]);

export const AllegationSite = z.object({
  id: Key,
  name: Line(200),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/, 'COUNTRY_CODE'),
  address: Text(300).default(''),
  /** What is done there. */
  does: Text(500).default(''),
});

export const AllegationGoods = z.object({
  name: Line(200),
  /** HS code of 4 to 10 digits; '' where nobody has found it yet. */
  hs: z
    .string()
    .regex(/^(?:\d{4}|\d{6}|\d{8}|\d{10})?$/, 'HS_FORM')
    .default(''),
});

export const AllegationFact = z.object({
  id: Key,
  indicator: z.enum(indicators),
  strength: z.enum(['medium', 'strong']),
  says: Text(5_000).default(''),
  /** Which report, record or visit it is known from. No name of a worker belongs in here. */
  source: Line(300),
  on: CivilDate.nullable().default(null),
  /** Reports of the same event share it, and count once. */
  eventId: KeyOrNone.default(''),
  siteId: KeyOrNone.default(''),
});
export type AllegationFact = z.infer<typeof AllegationFact>;

export const AllegationContent = z
  .object({
    title: Line(200),
    /** First element: why one believes it. */
    reasons: Text(30_000).default(''),
    /** Second element: the goods, described in detail or by a sample. */
    goods: z
      .object({
        description: Text(20_000).default(''),
        sample: z.enum(['none', 'held', 'enclosed']).default('none'),
        rows: z.array(AllegationGoods).max(100).default([]),
      })
      .prefault({}),
    /** Third element: all facts on how they are made abroad. */
    production: Text(30_000).default(''),
    sites: z.array(AllegationSite).max(200).default([]),
    facts: z.array(AllegationFact).max(500).default([]),
  })
  .meta({ id: 'Allegation' });
export type AllegationContent = z.infer<typeof AllegationContent>;

/** Who somebody is. It exists sealed, and in the hands of the one act that opens it. */
export const PersonIdentity = z.object({
  name: Line(200),
  /** Nicknames, other spellings, the name in another script. */
  aliases: z.array(Line(200)).max(30).default([]),
  phones: z.array(Line(40)).max(20).default([]),
  /** Mail addresses, handles, numbers of papers. */
  others: z.array(Line(200)).max(30).default([]),
});
export type PersonIdentity = z.infer<typeof PersonIdentity>;

/** The file that the command line checks: an allegation, and the people whose names must not stand in it. */
export const AllegationFile = AllegationContent.extend({ people: z.array(PersonIdentity).max(1_000).default([]) });
export type AllegationFile = z.infer<typeof AllegationFile>;
