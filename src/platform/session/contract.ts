import { z } from 'zod';
import { EmailAddress } from '../accounts/contract.ts';
import { type ErrorCodes, Id, Instant, Line, route } from '../contract/index.ts';

export const sessionErrors = {
  SIGN_IN_FAILED: 401,
  SIGN_IN_SLOWED: 429,
  TOKEN_NOT_VALID: 401,
  LINK_NOT_VALID: 410,
  INVITATION_NOT_VALID: 410,
  INVITATION_FOR_SOMEBODY_ELSE: 403,
  PASSKEY_NOT_ACCEPTED: 422,
  PASSKEYS_NEED_A_NAME: 409,
  PASSWORD_TOO_COMMON: 422,
  LAST_WAY_IN: 409,
  SESSION_NEEDED: 403,
  PROVIDER_NOT_KNOWN: 404,
  PROVIDER_FAILED: 502,
  IDENTITY_NOT_LINKED: 403,
  IDENTITY_TAKEN: 409,
} as const satisfies ErrorCodes;

const nothing = z.object({});
const Secret = z.string().min(20, 'REQUIRED').max(200, 'TOO_LONG');
const Code = z.string().trim().min(1, 'REQUIRED').max(60, 'TOO_LONG');
/** Long enough for a sentence; the upper end keeps the hash cheap. */
const Password = z.string().min(1, 'REQUIRED').max(256, 'TOO_LONG');
const NewPassword = z.string().min(12, 'PASSWORD_TOO_SHORT').max(256, 'TOO_LONG');

/** What goes to `navigator.credentials`, as @simplewebauthn/browser takes it. */
const PasskeyOptions = z.record(z.string(), z.unknown());
const Bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);
const credential = {
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().optional(),
};

/** The answer of `startRegistration`. */
export const NewPasskey = z.object({
  ...credential,
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
export type NewPasskey = z.infer<typeof NewPasskey>;

/** The answer of `startAuthentication`. */
export const PasskeyAnswer = z.object({
  ...credential,
  clientExtensionResults: z.record(z.string(), z.unknown()),
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Bytes.optional(),
  }),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

/** The session itself travels in the cookie. */
const SignedIn = z.object({ personId: Id, orgId: Id.nullable() });

export const waysIn = route('session.ways-in', 'GET /sign-in', {
  says: 'Which ways to sign in there are at this address.',
  may: 'anyone',
  takes: nothing,
  gives: z.object({
    /** Browsers bind a passkey to a name; an address of numbers has none. */
    passkeys: z.boolean(),
    /** Whether a link can be sent by mail. */
    mail: z.boolean(),
    providers: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
});

export const signInWithPassword = route('session.sign-in-with-password', 'POST /sign-in/password', {
  says: 'Signs in with e-mail and password.',
  may: 'anyone',
  perMinute: 30,
  takes: z.object({ email: EmailAddress, password: Password }),
  gives: SignedIn,
  refuses: ['SIGN_IN_FAILED', 'SIGN_IN_SLOWED'],
});

export const signInWithRecoveryCode = route('session.sign-in-with-recovery-code', 'POST /sign-in/recovery-code', {
  says: 'Signs in with e-mail and one of the recovery codes, which is used up.',
  may: 'anyone',
  perMinute: 30,
  takes: z.object({ email: EmailAddress, code: Code }),
  gives: SignedIn.extend({ codesLeft: z.number().int() }),
  refuses: ['SIGN_IN_FAILED', 'SIGN_IN_SLOWED'],
});

export const beginPasskeySignIn = route('session.begin-passkey-sign-in', 'POST /sign-in/passkey/begin', {
  says: 'Asks for a challenge that any passkey for this address may answer.',
  may: 'anyone',
  perMinute: 60,
  takes: nothing,
  gives: PasskeyOptions,
  refuses: ['PASSKEYS_NEED_A_NAME'],
});

export const signInWithPasskey = route('session.sign-in-with-passkey', 'POST /sign-in/passkey', {
  says: 'Signs in with a passkey.',
  may: 'anyone',
  perMinute: 60,
  takes: z.object({ answer: PasskeyAnswer }),
  gives: SignedIn,
  refuses: ['SIGN_IN_FAILED'],
});

export const askForLink = route('session.ask-for-link', 'POST /sign-in/link/ask', {
  says: 'Sends a sign-in link to an address that has an account. The answer is always the same.',
  may: 'anyone',
  perMinute: 10,
  takes: z.object({ email: EmailAddress }),
  gives: z.object({ minutes: z.number().int() }),
});

export const signInWithLink = route('session.sign-in-with-link', 'POST /sign-in/link', {
  says: 'Signs in with a one-time link. Only this uses it up, not opening its page.',
  may: 'anyone',
  perMinute: 30,
  takes: z.object({ token: Secret }),
  gives: SignedIn,
  refuses: ['LINK_NOT_VALID'],
});

export const beginProviderSignIn = route('session.begin-provider-sign-in', 'POST /sign-in/provider/begin', {
  says: 'Asks for the address of another sign-in service (OpenID Connect): to sign in, to prove again who is there, or to connect it.',
  may: 'anyone',
  perMinute: 60,
  takes: z.object({
    provider: z.string().max(60),
    purpose: z.enum(['sign in', 'prove', 'connect']).default('sign in'),
  }),
  gives: z.object({ url: z.string() }),
  refuses: ['PROVIDER_NOT_KNOWN', 'PROVIDER_FAILED', 'SESSION_NEEDED'],
});

export const finishProviderSignIn = route('session.finish-provider-sign-in', 'POST /sign-in/provider', {
  says: 'Ends what was begun at another sign-in service; takes what that service put in the address.',
  may: 'anyone',
  perMinute: 60,
  takes: z.object({
    state: Secret,
    code: z.string().max(4000).optional(),
    error: z.string().max(200).optional(),
    iss: z.string().max(500).optional(),
  }),
  gives: SignedIn.extend({ purpose: z.enum(['sign in', 'prove', 'connect']) }),
  refuses: ['PROVIDER_FAILED', 'IDENTITY_NOT_LINKED', 'IDENTITY_TAKEN', 'SESSION_NEEDED'],
});

export const signOut = route('session.sign-out', 'POST /sign-out', {
  says: 'Ends this session.',
  may: 'anyone',
  takes: nothing,
  gives: z.object({ signedOut: z.literal(true) }),
});

export const lookAtInvitation = route('session.look-at-invitation', 'POST /invitations/look', {
  says: 'Shows what an invitation is about, without accepting it.',
  may: 'anyone',
  perMinute: 30,
  takes: z.object({ token: Secret }),
  gives: z.object({
    orgName: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.object({ id: z.string(), title: z.string() })),
    /** The address has an account: sign in as its owner first, then accept. */
    signInFirst: z.boolean(),
  }),
  refuses: ['INVITATION_NOT_VALID'],
});

export const acceptInvitation = route('session.accept-invitation', 'POST /invitations/accept', {
  says: 'Accepts an invitation. Somebody without an account gets one and is signed in; others must be signed in already.',
  may: 'anyone',
  perMinute: 30,
  takes: z.object({ token: Secret }),
  gives: SignedIn,
  refuses: ['INVITATION_NOT_VALID', 'INVITATION_FOR_SOMEBODY_ELSE'],
});

export const prove = route('session.prove', 'POST /prove', {
  says: 'Proves again who is there, with the password or a recovery code. Opens sensitive acts for some minutes.',
  may: 'signed in',
  perMinute: 30,
  takes: z.object({ password: Password.optional(), code: Code.optional() }),
  gives: z.object({ provedAt: Instant }),
  refuses: ['SIGN_IN_FAILED', 'SIGN_IN_SLOWED', 'SESSION_NEEDED'],
});

export const beginPasskeyProof = route('session.begin-passkey-proof', 'POST /prove/passkey/begin', {
  says: 'Asks for a challenge that one of your own passkeys may answer.',
  may: 'signed in',
  perMinute: 60,
  takes: nothing,
  gives: PasskeyOptions,
  refuses: ['PASSKEYS_NEED_A_NAME', 'SESSION_NEEDED'],
});

export const proveWithPasskey = route('session.prove-with-passkey', 'POST /prove/passkey', {
  says: 'Proves again who is there, with a passkey.',
  may: 'signed in',
  perMinute: 60,
  takes: z.object({ answer: PasskeyAnswer }),
  gives: z.object({ provedAt: Instant }),
  refuses: ['SIGN_IN_FAILED', 'SESSION_NEEDED'],
});

export const actFor = route('session.act-for', 'POST /session/organisation', {
  says: 'Changes for which of your organisations you act in this session.',
  may: 'signed in',
  takes: z.object({ orgId: Id }),
  gives: z.object({ orgId: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'SESSION_NEEDED'],
});

export const PasskeyView = z
  .object({ id: Id, name: z.string(), synced: z.boolean(), createdAt: Instant, lastUsedAt: Instant.nullable() })
  .meta({ id: 'Passkey' });
export type PasskeyView = z.infer<typeof PasskeyView>;

export const seeWaysIn = route('session.see-ways-in', 'GET /account/ways-in', {
  says: 'How you can sign in: passkeys, password, recovery codes, other services.',
  may: 'read own-account',
  takes: nothing,
  gives: z.object({
    passkeys: z.array(PasskeyView),
    passwordSetAt: Instant.nullable(),
    recoveryCodesLeft: z.number().int(),
    identities: z.array(
      z.object({ id: Id, provider: z.string(), title: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable() }),
    ),
  }),
});

export const beginPasskey = route('session.begin-passkey', 'POST /account/passkeys/begin', {
  says: 'Asks for a challenge for a new passkey. The first way in needs no fresh proof; later ones do.',
  may: 'write own-account',
  takes: nothing,
  gives: PasskeyOptions,
  refuses: ['PASSKEYS_NEED_A_NAME', 'SESSION_NEEDED', 'STEP_UP_NEEDED'],
});

export const addPasskey = route('session.add-passkey', 'POST /account/passkeys', {
  says: 'Adds a passkey.',
  may: 'write own-account',
  takes: z.object({ name: Line(60), answer: NewPasskey }),
  gives: PasskeyView,
  refuses: ['PASSKEY_NOT_ACCEPTED', 'SESSION_NEEDED', 'STEP_UP_NEEDED'],
});

export const removePasskey = route('session.remove-passkey', 'DELETE /account/passkeys/:passkeyId', {
  says: 'Removes a passkey.',
  may: 'write own-account',
  stepUp: true,
  takes: z.object({ passkeyId: Id }),
  gives: z.object({ passkeyId: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'LAST_WAY_IN'],
});

export const setPassword = route('session.set-password', 'PUT /account/password', {
  says: 'Sets or changes the password and ends your other sessions. The first one comes with ten recovery codes, shown this once.',
  may: 'write own-account',
  perMinute: 20,
  takes: z.object({ password: NewPassword }),
  gives: z.object({ recoveryCodes: z.array(z.string()).nullable() }),
  refuses: ['PASSWORD_TOO_COMMON', 'SESSION_NEEDED', 'STEP_UP_NEEDED'],
});

export const removePassword = route('session.remove-password', 'DELETE /account/password', {
  says: 'Removes the password, where there is another way in.',
  may: 'write own-account',
  stepUp: true,
  takes: nothing,
  gives: z.object({ removed: z.literal(true) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'LAST_WAY_IN'],
});

export const makeRecoveryCodes = route('session.make-recovery-codes', 'POST /account/recovery-codes', {
  says: 'Makes ten new recovery codes, shown this once; the old ones stop working.',
  may: 'write own-account',
  stepUp: true,
  takes: nothing,
  gives: z.object({ recoveryCodes: z.array(z.string()) }),
});

export const removeIdentity = route('session.remove-identity', 'DELETE /account/identities/:identityId', {
  says: 'Disconnects another sign-in service.',
  may: 'write own-account',
  stepUp: true,
  takes: z.object({ identityId: Id }),
  gives: z.object({ identityId: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'LAST_WAY_IN'],
});

export const SessionView = z
  .object({
    id: Id,
    current: z.boolean(),
    way: z.enum(['passkey', 'password', 'recovery code', 'link', 'provider']),
    agent: z.string(),
    createdAt: Instant,
    lastSeenAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof SessionView>;

export const listSessions = route('session.list-sessions', 'GET /account/sessions', {
  says: 'Where you are signed in.',
  may: 'read own-account',
  takes: nothing,
  gives: z.object({ sessions: z.array(SessionView) }),
});

export const endSession = route('session.end-session', 'DELETE /account/sessions/:sessionId', {
  says: 'Ends one of your sessions.',
  may: 'write own-account',
  takes: z.object({ sessionId: Id }),
  gives: z.object({ sessionId: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const endOtherSessions = route('session.end-other-sessions', 'POST /account/sessions/end-others', {
  says: 'Ends all your sessions but this one, and forgets the browsers you used.',
  may: 'write own-account',
  takes: nothing,
  gives: z.object({ ended: z.number().int() }),
});

export const TokenView = z
  .object({
    id: Id,
    name: z.string(),
    createdAt: Instant,
    expiresAt: Instant,
    lastUsedAt: Instant.nullable(),
    expired: z.boolean(),
  })
  .meta({ id: 'ApiToken' });
export type TokenView = z.infer<typeof TokenView>;

export const listTokens = route('session.list-tokens', 'GET /account/tokens', {
  says: 'Your tokens for programs and the command line, in the organisation you act for.',
  may: 'read own-account',
  takes: nothing,
  gives: z.object({ tokens: z.array(TokenView) }),
});

export const createToken = route('session.create-token', 'POST /account/tokens', {
  says: 'Makes a token that acts as you, in this organisation only, for at most 90 days. It is shown this once.',
  may: 'write own-account',
  stepUp: true,
  takes: z.object({ name: Line(60), days: z.number().int().min(1).max(90).default(30) }),
  gives: TokenView.extend({ token: z.string() }).meta({ id: 'NewApiToken' }),
});

export const revokeToken = route('session.revoke-token', 'DELETE /account/tokens/:tokenId', {
  says: 'Ends a token at once.',
  may: 'write own-account',
  takes: z.object({ tokenId: Id }),
  gives: z.object({ tokenId: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
