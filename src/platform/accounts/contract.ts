import { z } from 'zod';
import { type ErrorCodes, Id, Instant, Line, Paging, pageOf, route } from '../contract/index.ts';

export const accountErrors = {
  ORGANISATION_SLUG_TAKEN: 409,
  ROLE_UNKNOWN: 422,
  ROLE_NOT_YOURS_TO_GIVE: 403,
  LAST_ADMIN: 409,
  ALREADY_A_MEMBER: 409,
} as const satisfies ErrorCodes;

export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'TOO_LONG')
  .pipe(z.email('EMAIL_FORM'))
  .meta({ format: 'email', description: 'An e-mail address; case makes no difference' });

const Language = z.enum(['en', 'es']);
const Slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'SLUG_FORM')
  .describe('Short name in addresses: small letters, digits and dashes');
const Roles = z.array(z.string().max(60)).min(1, 'REQUIRED').max(20).describe('Role ids of the roles pack');

/** A role as a screen shows it. */
export const RoleView = z.object({ id: z.string(), title: z.string() }).meta({ id: 'Role' });

/** Who is signed in, for whom they act, and what their roles let them do. */
export const Me = z
  .object({
    person: z.object({ id: Id, name: z.string(), email: z.string(), language: Language }),
    acting: z.object({ orgId: Id, orgName: z.string(), roles: z.array(RoleView) }).nullable(),
    organisations: z.array(z.object({ orgId: Id, orgName: z.string() })),
    permissions: z.array(z.string()),
    /** The last proof of who is there, and until when it opens sensitive acts; null after a mailed link to somebody who has a passkey or password. */
    proof: z.object({ at: Instant, freshUntil: Instant }).nullable(),
    /** Null where a token asks. */
    sessionId: Id.nullable(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const me = route('accounts.me', 'GET /me', {
  says: 'Who is signed in, for which organisation, with which roles; null for nobody.',
  may: 'anyone',
  takes: z.object({}),
  gives: z.object({ me: Me.nullable() }),
});

export const editMe = route('accounts.edit-me', 'PUT /me', {
  says: 'Changes your own name or language.',
  may: 'write own-account',
  takes: z.object({ name: Line(120).optional(), language: Language.optional() }),
  gives: z.object({ name: z.string(), language: Language }),
});

export const OrganisationView = z
  .object({ id: Id, slug: z.string(), name: z.string(), kind: z.string(), sample: z.boolean(), createdAt: Instant })
  .meta({ id: 'Organisation' });

export const listOrganisations = route('accounts.list-organisations', 'GET /organisations', {
  says: 'The organisations of this platform for its operator; for others their own.',
  may: 'read organisation',
  takes: Paging,
  gives: pageOf(OrganisationView),
});

export const createOrganisation = route('accounts.create-organisation', 'POST /organisations', {
  says: 'Makes an organisation and invites its first admin.',
  may: 'write organisation',
  stepUp: true,
  takes: z.object({
    slug: Slug,
    name: Line(200),
    kind: Line(60).describe('What it is: office, shelter, police, bank, …'),
    adminEmail: EmailAddress,
    adminName: Line(120),
  }),
  gives: z.object({ id: Id, invitationId: Id, path: z.string().nullable() }),
  refuses: ['ORGANISATION_SLUG_TAKEN'],
});

export const renameOrganisation = route('accounts.rename-organisation', 'PUT /organisations/:organisationId', {
  says: 'Gives an organisation another name.',
  may: 'write organisation',
  takes: z.object({ organisationId: Id, name: Line(200) }),
  gives: OrganisationView,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const PersonView = z
  .object({
    personId: Id,
    name: z.string(),
    email: z.string(),
    roles: z.array(RoleView),
    disabled: z.boolean(),
    memberSince: Instant,
  })
  .meta({ id: 'OrganisationMember' });
export type PersonView = z.infer<typeof PersonView>;

export const InvitationView = z
  .object({
    invitationId: Id,
    name: z.string(),
    email: z.string(),
    roles: z.array(RoleView),
    createdAt: Instant,
    expiresAt: Instant,
    expired: z.boolean(),
  })
  .meta({ id: 'Invitation' });
export type InvitationView = z.infer<typeof InvitationView>;

export const listPeople = route('accounts.list-people', 'GET /people', {
  says: 'The people of your organisation, and who was invited and has not come yet.',
  may: 'read account',
  takes: z.object({}),
  gives: z.object({ people: z.array(PersonView), invitations: z.array(InvitationView) }),
});

export const listRoles = route('accounts.list-roles', 'GET /roles', {
  says: 'The roles, what each is for, and whether you may give it.',
  may: 'read account',
  takes: z.object({}),
  gives: z.object({
    roles: z.array(z.object({ id: z.string(), title: z.string(), says: z.string(), yoursToGive: z.boolean() })),
  }),
});

export const invitePerson = route('accounts.invite-person', 'POST /people/invitations', {
  says: 'Invites somebody into your organisation. The answer is the same whether or not they already have an account.',
  may: 'write account',
  stepUp: true,
  takes: z.object({ email: EmailAddress, name: Line(120), roles: Roles, language: Language.default('en') }),
  gives: z.object({
    invitationId: Id,
    /** To be handed over by yourself, shown this once; null where it went out by mail. */
    path: z.string().nullable(),
    expiresAt: Instant,
  }),
  refuses: ['ROLE_UNKNOWN', 'ROLE_NOT_YOURS_TO_GIVE', 'ALREADY_A_MEMBER'],
});

export const withdrawInvitation = route('accounts.withdraw-invitation', 'DELETE /people/invitations/:invitationId', {
  says: 'Takes an invitation back; its link stops working.',
  may: 'write account',
  takes: z.object({ invitationId: Id }),
  gives: z.object({ invitationId: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const changeRoles = route('accounts.change-roles', 'PUT /people/:personId/roles', {
  says: 'Gives a member other roles; they hold from the next request on.',
  may: 'write account',
  stepUp: true,
  takes: z.object({ personId: Id, roles: Roles }),
  gives: PersonView,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'ROLE_UNKNOWN', 'ROLE_NOT_YOURS_TO_GIVE', 'LAST_ADMIN'],
});

export const holdMember = route('accounts.hold-member', 'PUT /people/:personId/disabled', {
  says: 'Puts a member on hold in your organisation, or takes them back.',
  may: 'write account',
  stepUp: true,
  takes: z.object({ personId: Id, disabled: z.boolean() }),
  gives: PersonView,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'ROLE_NOT_YOURS_TO_GIVE', 'LAST_ADMIN'],
});

export const removeMember = route('accounts.remove-member', 'DELETE /people/:personId', {
  says: 'Takes a person out of your organisation. Their tokens for it end; what they wrote stays.',
  may: 'write account',
  stepUp: true,
  takes: z.object({ personId: Id }),
  gives: z.object({ personId: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'ROLE_NOT_YOURS_TO_GIVE', 'LAST_ADMIN'],
});
