import { z } from 'zod';
import { CivilDate, Id, Instant, Paging, pageOf, route } from '../../../../platform/contract/index.ts';
import { Code } from '../../shapes.ts';

/** The value set SDOHCC Capacity Status of SDOH Clinical Care 3.0.0 (HL7, CC0-1.0). */
export const capacityCodes = ['capacity', 'no-capacity', 'waitlist', 'additional-assessment-required'] as const;
export const CapacityCode = z.enum(capacityCodes);
export type CapacityCode = z.infer<typeof CapacityCode>;

export const capacityWaits = ['under-1-month', '1-3-months', 'over-3-months', 'not-known'] as const;

/**
 * "A bed for an adult with one child, Spanish, tonight." Codes and counts only: there is no place in it for a person, a birth date, an
 * address or a word of one's own, and a field it does not name is refused.
 */
export const CapacityAsk = z
  .strictObject({
    /** A code of the list of services. */
    need: Code,
    adults: z.number().int().min(0).max(20),
    children: z.number().int().min(0).max(20),
    /** BCP 47; null where it does not matter. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'CONSENT_LANGUAGE_FORM')
      .nullable()
      .default(null),
    /** From which day; left out: tonight. */
    from: CivilDate.optional(),
    nights: z.number().int().min(1).max(365).nullable().default(null),
    /** Codes of the list of accommodations: wheelchair, quiet … */
    accommodation: z.array(Code).max(9).default([]),
    animals: z.boolean().default(false),
  })
  .meta({ id: 'CapacityAsk' });
export type CapacityAsk = z.infer<typeof CapacityAsk>;

const asked = CapacityAsk.extend({ from: CivilDate });

export const CapacityQuestion = z
  .object({
    id: Id,
    asked,
    askedAt: Instant,
    /** The other organisation: who is asked, or who asks. */
    other: z.string(),
    answer: CapacityCode.nullable(),
    wait: z.enum(capacityWaits).nullable(),
    answeredAt: Instant.nullable(),
    /** An answer on beds is known for 24 hours, any other for 14 days; after that nobody knows. */
    standing: z.enum(['open', 'answered', 'unknown']),
  })
  .meta({ id: 'CapacityQuestion' });

export const askCapacity = route('casework.ask-capacity', 'POST /capacity-questions', {
  says: 'Asks organisations on this platform whether they have room, without personal data. One question to each; none sees the others.',
  may: 'write referral',
  takes: z.strictObject({ organisationIds: z.array(Id).min(1).max(10), asked: CapacityAsk }),
  gives: z.object({ ids: z.array(Id) }),
  refuses: ['CASEWORK_CODE_UNKNOWN', 'CONSENT_RECIPIENT_UNKNOWN', 'CASEWORK_DAY_PAST'],
});

export const askedCapacity = route('casework.asked-capacity', 'GET /capacity-questions', {
  says: 'What the own organisation asked, with the answers, the newest first.',
  may: 'read referral',
  takes: Paging,
  gives: pageOf(CapacityQuestion),
});

export const capacityQuestions = route('casework.capacity-inbox', 'GET /capacity-inbox', {
  says: 'What the own organisation is asked, the newest first.',
  may: 'approve referral',
  takes: Paging,
  gives: pageOf(CapacityQuestion),
});

export const answerCapacity = route('casework.answer-capacity', 'POST /capacity-inbox/:questionId/answer', {
  says: 'Answers whether there is room. A new answer takes the place of the one before.',
  may: 'approve referral',
  takes: z.object({ questionId: Id, answer: CapacityCode, wait: z.enum(capacityWaits).nullable().default(null) }),
  gives: CapacityQuestion,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'REFERRAL_WAIT_WITHOUT_LIST'],
});
