import { z } from 'zod';
import { Id, Instant, Line, Paging, pageOf, route } from '../../../../platform/contract/index.ts';
import { Code } from '../../shapes.ts';
import { outcomes, referralStates } from '../machine.ts';

const Language = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'CONSENT_LANGUAGE_FORM');
const State = z.enum(referralStates);
const Outcome = z.enum(outcomes);

const Desk = z
  .object({
    /** Whether people may ask for help here by themselves. */
    open: z.boolean(),
    /** For which services. */
    needs: z.array(Code).max(30),
  })
  .meta({ id: 'SelfReferralDesk' });

export const selfReferralDesk = route('casework.self-referral-desk', 'GET /self-referral-desk', {
  says: 'Whether people may ask the own organisation for help by themselves, and for what.',
  may: 'read case-setting',
  takes: z.object({}),
  gives: Desk,
});

export const setSelfReferralDesk = route('casework.set-self-referral-desk', 'PUT /self-referral-desk', {
  says: 'Opens or closes the desk at which people ask for help by themselves. It is closed until somebody opens it.',
  may: 'write case-setting',
  takes: Desk,
  gives: Desk,
  refuses: ['CASEWORK_CODE_UNKNOWN'],
});

const AtDesk = z.object({ organisationId: Id });

export const seeSelfReferralDesk = route('casework.see-desk', 'GET /desks/:organisationId', {
  says: 'The name of an organisation whose desk is open, and the services it takes requests for. A closed desk answers as none.',
  may: 'anyone',
  perMinute: 30,
  takes: AtDesk,
  gives: z.object({ name: z.string(), needs: z.array(z.string()) }),
  refuses: ['REFERRAL_NO_DESK'],
});

export const selfContactWays = ['call', 'text', 'app', 'email', 'through-person'] as const;

export const askForHelp = route('casework.ask-for-help', 'POST /desks/:organisationId/requests', {
  says: 'Asks an organisation to get in touch: what for, and how to be reached safely. No name, no story. For a person, or a desk that asks for one.',
  may: 'anyone',
  perMinute: 5,
  takes: z.strictObject({
    organisationId: Id,
    need: Code,
    by: z.enum(['herself', 'desk']).default('herself'),
    way: z.enum(selfContactWays),
    /** The number or address to use. */
    reach: Line(200),
    /** Hours that are safe, as said. */
    hours: Line(200).nullable().default(null),
    voicemail: z.boolean().default(false),
    language: Language,
  }),
  gives: z.object({
    /** To be named when calling back. */
    code: z.string(),
  }),
  refuses: ['REFERRAL_NO_DESK', 'REFERRAL_DESK_FULL'],
});

export const SelfReferral = z
  .object({
    id: Id,
    code: z.string(),
    need: z.string(),
    by: z.enum(['herself', 'desk']),
    language: z.string(),
    askedAt: Instant,
    changedAt: Instant,
    state: State,
    outcome: Outcome.nullable(),
    moves: z.array(z.object({ to: State, outcomes: z.array(Outcome) })),
  })
  .meta({ id: 'SelfReferral' });

export const selfReferrals = route('casework.self-referrals', 'GET /self-referrals', {
  says: 'Requests of people who asked by themselves, the newest first. How to reach them is shown one by one.',
  may: 'approve referral',
  takes: Paging.extend({ state: z.enum(['open', 'ended']).optional() }),
  gives: pageOf(SelfReferral),
});

export const openSelfReferral = route('casework.self-referral', 'GET /self-referrals/:requestId', {
  says: 'One request, with how to reach the person. It is destroyed when the request ends.',
  may: 'approve referral',
  takes: z.object({ requestId: Id }),
  gives: SelfReferral.extend({
    /** Null once it was destroyed. */
    contact: z
      .object({
        way: z.enum(selfContactWays),
        reach: z.string(),
        hours: z.string().nullable(),
        voicemail: z.boolean(),
      })
      .nullable(),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const moveSelfReferral = route('casework.move-self-referral', 'POST /self-referrals/:requestId/moves', {
  says: 'Answers a request: accepts, works on it, ends it. When it ends, how to reach the person is destroyed at once.',
  may: 'approve referral',
  takes: z.object({ requestId: Id, to: State, outcome: Outcome.nullable().default(null) }),
  gives: SelfReferral,
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'REFERRAL_ENDED',
    'REFERRAL_NO_SUCH_MOVE',
    'REFERRAL_NOT_YOURS',
    'REFERRAL_OUTCOME_MISSING',
    'REFERRAL_OUTCOME_NOT_FITTING',
  ],
});
