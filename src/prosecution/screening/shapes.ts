import { z } from 'zod';
import { CivilDate, Line } from '../../platform/contract/index.ts';
import { measures } from './lists/entity.ts';

/** Shapes that more than one room of screening speaks of. Safe for the browser. */

export const MeasureCode = z.enum(measures);

/** Our id of a list, e.g. `us-ofac-sdn`. */
export const ListId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,79}$/, 'SCREENING_LIST_ID_FORM')
  .meta({ id: 'ListId' });

/** A list's own id of a party; its form is the publisher's. */
export const SourceId = z.string().min(1).max(400);

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'SCREENING_SHA_FORM');

/**
 * What the subject is to whoever asks. People in the care of others are no subjects of screening: the four words stand here only so
 * that asking with them is refused by name.
 */
export const subjectRoles = [
  'supplier',
  'owner',
  'officer',
  'customer',
  'bidder',
  'grantee',
  'employer',
  'recruiter',
  'carrier',
  'suspect',
  'business-partner',
  'other',
] as const;
export const refusedRoles = ['victim', 'survivor', 'witness', 'minor-in-care'] as const;
export const SubjectRole = z.enum([...subjectRoles, ...refusedRoles]);
export type SubjectRole = (typeof subjectRoles)[number];

export const Purpose = z.enum([
  'supplier-check',
  'customer-check',
  'payment',
  'contract-award',
  'grant-award',
  'import',
  'investigation',
  'visa-liaison',
]);
export type Purpose = z.infer<typeof Purpose>;

/** The law or rule the check rests on, as a citation: `2 CFR 180.430`. No names belong in here. */
export const LegalBasis = Line(200);

export const Kind = z.enum(['person', 'organisation', 'vessel', 'aircraft', 'unknown']);

/** A birth or founding date as people know it: a day, a month, a year, or two of them for a span. */
export const RoughDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/, 'SCREENING_DATE_FORM')
  .meta({ id: 'RoughDate', description: 'YYYY, YYYY-MM, YYYY-MM-DD, or two of them with / between' });

export const Iso2 = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{2}$/, 'SCREENING_COUNTRY_FORM');

export const IdentifierGiven = z.object({
  type: Line(40),
  value: Line(120),
  country: Iso2.or(z.literal('')).default(''),
});

/** Who is asked about. Everything but the name may be missing; what is missing counts neither for nor against. */
export const SubjectGiven = z
  .object({
    /** Up to 500 characters; a name longer than that is no name. */
    name: Line(500),
    kind: Kind.default('unknown'),
    births: z.array(RoughDate).max(10).default([]),
    countries: z.array(Iso2).max(20).default([]),
    gender: z.enum(['female', 'male', '']).default(''),
    identifiers: z.array(IdentifierGiven).max(20).default([]),
  })
  .meta({ id: 'ScreeningSubject' });
export type SubjectGiven = z.infer<typeof SubjectGiven>;

/** A version of a list as an answer names it. */
export const VersionRef = z.object({ date: z.string(), sha256: z.string() }).meta({ id: 'ListVersionRef' });
export type VersionRef = z.infer<typeof VersionRef>;

export const PartyRef = z.object({ list: z.string(), sourceId: z.string() }).meta({ id: 'ListedPartyRef' });
export type PartyRef = z.infer<typeof PartyRef>;

export const Counts = z.record(z.string(), z.number().int());

export const DayOrNull = CivilDate.nullable();
