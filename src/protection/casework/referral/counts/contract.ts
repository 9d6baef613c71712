import { z } from 'zod';
import { Id, route } from '../../../../platform/contract/index.ts';
import { CountTable } from '../../counts/contract.ts';
import { Code } from '../../shapes.ts';

const Cell = z.number().int().nullable();

export const recordUnmetNeed = route('casework.record-unmet-need', 'POST /unmet-needs', {
  says: 'Counts a need for which no service was found: what, where, in which language. It names nobody and belongs to no record.',
  may: 'write referral',
  takes: z.strictObject({
    need: Code,
    /** Five-digit FIPS code of the county where the service was looked for; null where it is not known. */
    county: z
      .string()
      .regex(/^\d{5}$/, 'REFERRAL_COUNTY_FORM')
      .nullable()
      .default(null),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'CONSENT_LANGUAGE_FORM')
      .nullable()
      .default(null),
  }),
  gives: z.object({ id: Id }),
  refuses: ['CASEWORK_CODE_UNKNOWN'],
});

export const referralCounts = route('casework.referral-counts', 'GET /referral-counts', {
  says: 'Referrals sent in a calendar year: how many, how they ended, hours until they were accepted, and needs for which no service was found. Counts from 1 to 10 are left out, with as many others as hide them; zero is shown.',
  may: 'read aggregate-only',
  takes: z.object({ year: z.coerce.number().int().min(2000).max(2199) }),
  gives: z.object({
    year: z.number().int(),
    /** By need and quarter. */
    sent: CountTable,
    /** By outcome and quarter in which they were sent; `open` where they have not ended. */
    outcomes: CountTable,
    /** Ended with an outcome, of those that were sent; null where either of the two would tell a small count. */
    loopClosure: z.object({ closed: Cell, sent: Cell, share: z.number().min(0).max(1).nullable() }),
    /** Median of the hours from sending to accepting; null where ten or fewer were accepted. */
    hoursToAccept: z.number().nullable(),
    /** Needs with no service: rows `need county`, columns languages. `unknown` where it was not said. */
    unmet: CountTable,
    hidden: z.object({ from: z.number().int(), to: z.number().int() }),
  }),
});
