import { z } from 'zod';
import { CivilDate, Id, Instant, Paging, pageOf, route, Text } from '../../../../platform/contract/index.ts';

/** Within this many days a person answers; ours, no law's. */
export const answerDays = 14;

const House = z.object({ house: z.string().regex(/^[a-z0-9-]{1,80}$/, 'HOUSE_FORM') });
export const VoiceKind = z.enum(['praise', 'idea', 'complaint']);
export const VoiceOutcome = z.enum(['did', 'will', 'will-not']);

export const sayVoice = route('casework.say', 'POST /voices/:house', {
  says: 'Says something to an organisation, without a name and without signing in. A code comes back with which to read the answer.',
  may: 'anyone',
  takes: House.extend({ kind: VoiceKind, text: Text(4000).min(1, 'REQUIRED') }),
  gives: z.object({ code: z.string(), dueOn: CivilDate }),
  refuses: ['HOUSE_NOT_FOUND'],
  perMinute: 10,
});

export const readAnswer = route('casework.read-answer', 'POST /voices/:house/answer', {
  says: 'Reads the answer to what was said, with its code.',
  may: 'anyone',
  takes: House.extend({ code: z.string().max(40) }),
  gives: z.object({ dueOn: CivilDate, outcome: VoiceOutcome.nullable(), answer: z.string().nullable() }),
  refuses: ['HOUSE_NOT_FOUND', 'VOICE_CODE_NOT_VALID'],
  perMinute: 10,
});

export const youSaid = route('casework.you-said', 'GET /voices/:house', {
  says: 'What people said to an organisation and what it did, in its own words.',
  may: 'anyone',
  takes: House,
  gives: z.object({
    house: z.string(),
    answerDays: z.number().int(),
    said: z.array(z.object({ said: z.string(), did: z.string(), outcome: VoiceOutcome, on: CivilDate })),
  }),
  refuses: ['HOUSE_NOT_FOUND'],
});

const Voice = z
  .object({
    id: Id,
    kind: z.enum([...VoiceKind.options, 'correction']),
    /** Null where it was destroyed with her record. */
    text: z.string().nullable(),
    /** Whose record it is about, where she asked for a correction on her own page. */
    survivor: z.object({ id: Id, code: z.string() }).nullable(),
    saidAt: Instant,
    dueOn: CivilDate,
    late: z.boolean(),
    answeredAt: Instant.nullable(),
    outcome: VoiceOutcome.nullable(),
    answer: z.string().nullable(),
    published: z.object({ said: z.string(), did: z.string() }).nullable(),
  })
  .meta({ id: 'Voice' });

export const listVoices = route('casework.voices', 'GET /voices', {
  says: 'What people said to your organisation; those that wait for an answer first.',
  may: 'approve caseload',
  takes: z.object(Paging.shape),
  gives: pageOf(Voice).extend({ house: z.string() }),
});

export const answerVoice = route('casework.answer-voice', 'POST /voices/by-id/:voiceId/answer', {
  says: 'Answers what was said: what you did, will do or will not do, and why; and, if you like, in words for everybody.',
  may: 'approve caseload',
  takes: z.object({
    voiceId: Id,
    outcome: VoiceOutcome,
    answer: Text(4000).min(1, 'REQUIRED'),
    publishedSaid: Text(500).optional(),
    publishedDid: Text(1000).optional(),
  }),
  gives: Voice,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'VOICE_ANSWERED'],
});
