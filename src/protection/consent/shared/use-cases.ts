import { nameOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { consent } from '../queries.ts';
import { releaseOfSubject, revoke } from '../releases/end-release.ts';
import { mySharing as mineContract, revokeMine as revokeContract, whoSawWhat as sharedContract } from './contract.ts';
import { sharedOf } from './who-saw-what.ts';

export const whoSawWhat = useCase(sharedContract, async (context, { subjectId }) => {
  await requireStanding(context, subjectId, 'read release', 'approve release');
  context.note(subjectId);
  return sharedOf(context, subjectId);
});

/** Which survivor the actor is. @throws Refusal NOT_FOUND_OR_NO_ACCESS */
const ownSubject = async ({ tx, orgId, actor }: Context): Promise<Id> => {
  const found = await consent(tx)
    .selectFrom('consent.circle')
    .select('subject_id')
    .where('org_id', '=', orgId)
    .where('person_id', '=', actor.userId ?? refuse('NOT_FOUND_OR_NO_ACCESS'))
    .where('relation', '=', 'subject')
    .executeTakeFirst()
    .then(orRefuse());
  return found.subject_id;
};

/** The same for the survivor herself. */
export const mySharing = useCase(mineContract, async (context) => {
  const subjectId = await ownSubject(context);
  await requireStanding(context, subjectId, 'read own-record');
  context.note(subjectId);
  return sharedOf(context, subjectId);
});

export const revokeMine = useCase(revokeContract, async (context, { releaseId, note }) => {
  const subjectId = await ownSubject(context);
  await requireStanding(context, subjectId, 'write own-record');
  const row = await releaseOfSubject(context, subjectId, releaseId);
  return revoke(context, row, { way: 'on the own page', by: await nameOf(context.tx, context.actor), note });
});

export const sharedUseCases = [whoSawWhat, mySharing, revokeMine] as const;
