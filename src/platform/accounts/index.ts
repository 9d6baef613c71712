/** Organisations, people, and who has which role where. */

export { acceptInvitation, type OpenInvitation, openInvitation } from './accept-invitation.ts';
export { allOrganisations } from './all-organisations.ts';
export { ensureOrganisation, ensurePerson, setMembership, setPersonDisabled } from './manage.ts';
export { nameOf } from './name-of.ts';
export { namesOf } from './names-of.ts';
export { membersOf, organisationsOf, personByEmail, personById, type Standing, standingOf } from './queries.ts';
export { titlesOf } from './roles.ts';
export { removeSampleAccounts, sampleOrganisations, samplePeople } from './sample.ts';
export { hashOf, newSecret } from './secret.ts';
export { markEmailVerified } from './verify-email.ts';
