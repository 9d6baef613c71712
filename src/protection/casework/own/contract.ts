import { z } from 'zod';
import { FieldKind } from '../../../engines/consent/index.ts';
import { CivilDate, Id, Instant, route, Text } from '../../../platform/contract/index.ts';
import { ReleaseCard, WhoSawWhat } from '../../consent/contract.ts';
import { Code, RecordClass, StatementSource, StatementState, SurvivorOnly, Value, Words } from '../shapes.ts';

export * from './voices/contract.ts';

/** A link that lies on a desk is not for tomorrow. */
export const ownLinkMinutes = 15;
/** A session by link ends after this long without her, and after an hour in any case. */
export const ownIdleMinutes = 15;
export const ownSessionMinutes = 60;

const Language = z.enum(['en', 'es']);

// ——— at the desk

const Ways = z.object({
  /** The link or session that stands now. */
  link: z.object({ madeAt: Instant, expiresAt: Instant, openedAt: Instant.nullable() }).nullable(),
  /** The account that is hers. */
  account: z.object({ personId: Id, name: z.string() }).nullable(),
  /** Accounts of survivors that are nobody's yet. */
  free: z.array(z.object({ personId: Id, name: z.string() })),
});

export const ownWays = route('casework.own-ways', 'GET /survivors/:survivorId/own', {
  says: 'How she can open her own page: the link that stands now, or her account.',
  may: 'write caseload',
  takes: SurvivorOnly,
  gives: Ways,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const makeOwnLink = route('casework.own-link', 'POST /survivors/:survivorId/own/link', {
  says: 'Makes a link with which she opens her own page, once, within 15 minutes. It is shown here and sent to nobody. One made before ends.',
  may: 'write caseload',
  takes: SurvivorOnly.extend({ language: Language }),
  gives: z.object({ path: z.string(), expiresAt: Instant }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'SHREDDED'],
});

export const endOwnLink = route('casework.own-link-end', 'DELETE /survivors/:survivorId/own/link', {
  says: 'Ends her link, and the session that was opened with it, at once.',
  may: 'write caseload',
  takes: SurvivorOnly,
  gives: z.object({ ended: z.boolean() }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const giveOwnAccount = route('casework.own-account', 'PUT /survivors/:survivorId/own/account', {
  says: 'Ties an account with the role of a survivor to her record, so that she can sign in by herself.',
  may: 'write caseload',
  takes: SurvivorOnly.extend({ personId: Id }),
  gives: Ways,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'OWN_ACCOUNT_TAKEN', 'SHREDDED'],
});

export const takeOwnAccount = route('casework.own-account-end', 'DELETE /survivors/:survivorId/own/account', {
  says: 'Unties her account from the record. From then on it opens nothing.',
  may: 'write caseload',
  takes: SurvivorOnly,
  gives: Ways,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

const Setting = z.object({ narrative: z.boolean() });

export const ownSetting = route('casework.own-setting', 'GET /casework/own-setting', {
  says: 'What survivors of your organisation see of their own record beside facts: whether the story too.',
  may: 'read case-setting',
  takes: z.object({}),
  gives: Setting,
});

export const setOwnSetting = route('casework.set-own-setting', 'PUT /casework/own-setting', {
  says: 'Shows survivors the story in their own record, or leaves it for a talk.',
  may: 'write case-setting',
  takes: Setting,
  gives: Setting,
});

// ——— her own page. None of these acts takes the id of a record: whose it is, is who is there.

export const enterOwn = route('casework.own-enter', 'POST /own/enter', {
  says: 'Opens the own page with the link from the desk, once.',
  may: 'anyone',
  takes: z.object({ link: z.string().max(200) }),
  gives: z.object({ language: Language }),
  refuses: ['OWN_LINK_NOT_VALID'],
  perMinute: 20,
});

export const leaveOwn = route('casework.own-leave', 'POST /own/leave', {
  says: 'Ends the session of the own page. Nobody has to be there.',
  may: 'anyone',
  takes: z.object({}),
  gives: z.object({ left: z.literal(true) }),
});

export const OwnField = z
  .object({
    field: z.string(),
    title: Words,
    why: Words,
    group: z.string(),
    dataClass: RecordClass,
    kind: FieldKind,
    codes: z.array(z.object({ code: z.string(), en: z.string(), es: z.string() })).nullable(),
    /** More than one where two versions stand and nobody has settled it. */
    told: z.array(
      z.object({
        state: StatementState,
        value: Value.nullable(),
        source: StatementSource,
        askedBy: z.string().nullable(),
        at: Instant,
        current: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OwnField' });

export const OwnRecord = z
  .object({
    house: z.string(),
    code: z.string(),
    since: Instant,
    team: z.array(z.string()),
    cases: z.array(z.object({ openedOn: CivilDate, closedOn: CivilDate.nullable() })),
    fields: z.array(OwnField),
    /** There is a story in the record that the organisation shows in a talk only. */
    storyHidden: z.boolean(),
    /** False where the record is closed: a correction can then only be asked for. */
    mayCorrect: z.boolean(),
  })
  .meta({ id: 'OwnRecord' });
export type OwnRecord = z.infer<typeof OwnRecord>;

export const ownRecord = route('casework.own-record', 'GET /own/record', {
  says: 'What is written about me, who asked it and when.',
  may: 'read own-record',
  takes: z.object({}),
  gives: OwnRecord,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const ownSeen = route('casework.own-seen', 'GET /own/seen', {
  says: 'Who here opened my record, day by day, for a year back.',
  may: 'read own-record',
  takes: z.object({}),
  gives: z.object({
    days: z.array(z.object({ day: CivilDate, who: z.string(), times: z.number().int(), emergency: z.boolean() })),
    /** There are more than are shown. */
    more: z.boolean(),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const ownShared = route('casework.own-shared', 'GET /own/shared', {
  says: 'What was shared of me, with whom, until when, and every time it was read.',
  may: 'read own-record',
  takes: z.object({}),
  gives: WhoSawWhat,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const revokeOwn = route('casework.own-revoke', 'POST /own/shared/:releaseId/revocation', {
  says: 'I take this consent back. Reading stops at once.',
  may: 'write own-record',
  takes: z.object({ releaseId: Id }),
  gives: z.object({ release: ReleaseCard, packetsRecalled: z.number().int() }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CONSENT_NOT_ACTIVE'],
});

export const correctOwn = route('casework.own-correct', 'POST /own/record/:field', {
  says: 'I say how it is, or that I do not want to say it. What stood before stays beside it until we settle it together.',
  may: 'write own-record',
  takes: z.object({ field: Code, state: z.enum(['said', 'declined']), value: Value.optional() }),
  gives: z.object({ id: Id, field: z.string() }),
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'CASEWORK_FIELD_UNKNOWN',
    'CASEWORK_RECORD_CLOSED',
    'CASEWORK_STATEMENTS_INVALID',
  ],
});

export const ownCopy = route('casework.own-copy', 'GET /own/copy', {
  says: 'A copy of my record and of what was shared, made now and kept nowhere.',
  may: 'read own-record',
  takes: z.object({ as: z.enum(['pdf', 'json']) }),
  gives: { file: ['application/pdf', 'application/json'] },
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const askOwn = route('casework.own-ask', 'POST /own/wishes', {
  says: 'I ask for something in my record to be put right.',
  may: 'write own-record',
  takes: z.object({ text: Text(4000).min(1, 'REQUIRED') }),
  gives: z.object({ code: z.string(), dueOn: CivilDate }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
