import { z } from 'zod';
import { Id, Instant, Paging, pageOf, route, Text } from '../../../platform/contract/index.ts';
import { Person, SurvivorOnly } from '../shapes.ts';

/** How long an emergency opens a record. */
export const glassMinutes = 60;
export const leastReason = 15;

export const breakGlass = route('casework.break-glass', 'POST /survivors/break-glass', {
  says: 'Opens a record of your organisation for 60 minutes in an emergency, to read. A supervisor is told at once and reviews it afterwards.',
  may: 'read service',
  takes: z.object({
    /** The code she can say, or her full name. */
    who: z.string().trim().min(3, 'CASEWORK_SEARCH_SHORT').max(200, 'TOO_LONG'),
    reason: Text(2_000).min(leastReason, 'CASEWORK_REASON_SHORT'),
  }),
  gives: z.object({ id: Id, survivorId: Id, opensUntil: Instant, secondsLeft: z.number().int() }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
  perMinute: 6,
});

export const endGlass = route('casework.end-emergency', 'POST /emergencies/:emergencyId/end', {
  says: 'Ends your emergency access before its time.',
  may: 'read service',
  takes: z.object({ emergencyId: Id }),
  gives: z.object({ id: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

const Emergency = z.object({
  id: Id,
  survivorId: Id,
  code: z.string(),
  person: Person,
  reason: z.string().nullable(),
  openedAt: Instant,
  expiresAt: Instant,
  endedAt: Instant.nullable(),
  running: z.boolean(),
  reviewedAt: Instant.nullable(),
  reviewedBy: Person.nullable(),
  verdict: z.enum(['justified', 'not-justified']).nullable(),
});

export const listEmergencies = route('casework.emergencies', 'GET /emergencies', {
  says: 'Records that were opened in an emergency, those that wait for a review first.',
  may: 'approve caseload',
  takes: Paging.extend({ waiting: z.stringbool().optional() }),
  gives: pageOf(Emergency),
});

export const reviewEmergency = route('casework.review-emergency', 'POST /emergencies/:emergencyId/review', {
  says: 'Says whether an emergency access was justified. Nobody reviews their own.',
  may: 'approve caseload',
  takes: z.object({ emergencyId: Id, verdict: z.enum(['justified', 'not-justified']) }),
  gives: z.object({ id: Id, verdict: z.enum(['justified', 'not-justified']) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_OWN_EMERGENCY', 'CASEWORK_REVIEWED'],
});

export const holdReasons = ['court-order', 'litigation', 'investigation', 'asked-by-the-survivor', 'audit'] as const;

export const placeHold = route('casework.place-hold', 'POST /survivors/:survivorId/holds', {
  says: 'Keeps a record from being destroyed, as long as the hold lasts.',
  may: 'approve caseload',
  takes: SurvivorOnly.extend({ reason: z.enum(holdReasons) }),
  gives: z.object({ id: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const liftHold = route('casework.lift-hold', 'DELETE /survivors/:survivorId/holds/:holdId', {
  says: 'Lifts a hold. The schedule counts again.',
  may: 'approve caseload',
  stepUp: true,
  takes: SurvivorOnly.extend({ holdId: Id }),
  gives: z.object({ id: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
