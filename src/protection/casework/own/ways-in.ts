import { hashOf, membersOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { joinCircle, leaveCircle } from '../../consent/index.ts';
import { recordOf } from '../access.ts';
import * as contract from './contract.ts';
import { own } from './queries.ts';
import { newToken } from './token.ts';

/** Whoever works with her, also where the record is closed to writing: it stays hers. Supervision and emergencies open no door for her. */
const recordOnOwnCaseload = async (context: Context, survivorId: Id) => {
  const access = await recordOf(context, survivorId);
  if (access.worker_id === null) refuse('NOT_FOUND_OR_NO_ACCESS');
  context.note(survivorId);
  return access;
};

const waysOf = async ({ tx, orgId, clock }: Context, survivorId: Id) => {
  const q = own(tx);
  const link = await q
    .selectFrom('casework.own_link')
    .select(['made_at', 'expires_at', 'opened_at', 'session_expires_at'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  const until = link && (link.session_expires_at ?? link.expires_at);
  const taken = await q.selectFrom('casework.own_account').selectAll().where('org_id', '=', orgId).execute();
  const people = (await membersOf(tx, orgId)).filter(
    ({ roles, disabledAt }) => disabledAt === null && roles.includes('survivor'),
  );
  const account = taken.find((one) => one.survivor_id === survivorId);
  const called = ({ personId, name }: (typeof people)[number]) => ({ personId, name });
  return {
    link:
      link && until && until > clock.now()
        ? { madeAt: link.made_at, expiresAt: until, openedAt: link.opened_at }
        : null,
    account: account
      ? { personId: account.person_id, name: people.find((one) => one.personId === account.person_id)?.name ?? '' }
      : null,
    free: people.filter(({ personId }) => !taken.some((one) => one.person_id === personId)).map(called),
  };
};

const endStanding = async ({ tx, orgId, clock }: Context, survivorId: Id): Promise<boolean> => {
  const ended = await own(tx)
    .updateTable('casework.own_link')
    .set({ ended_at: clock.now(), session_hash: null })
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
};

export const ownWays = useCase(contract.ownWays, async (context, { survivorId }) => {
  await recordOnOwnCaseload(context, survivorId);
  return waysOf(context, survivorId);
});

/** The link is in this answer and nowhere else: no mail, no log; the row keeps its hash. */
export const makeOwnLink = useCase(contract.makeOwnLink, async (context, { survivorId, language }) => {
  const { tx, orgId, actor, kernel, clock, newId, note } = context;
  const access = await recordOnOwnCaseload(context, survivorId);
  if (access.purged_at !== null) refuse('SHREDDED');
  await endStanding(context, survivorId);
  const { token, secret } = newToken(kernel.random, orgId);
  const id = newId();
  const expiresAt = new Date(clock.millis() + contract.ownLinkMinutes * 60_000).toISOString();
  await own(tx)
    .insertInto('casework.own_link')
    .values({
      org_id: orgId,
      id,
      survivor_id: survivorId,
      secret_hash: hashOf(secret),
      language,
      made_by: actor.userId,
      made_at: clock.now(),
      expires_at: expiresAt,
      opened_at: null,
      ended_at: null,
      session_hash: null,
      session_expires_at: null,
      seen_at: null,
    })
    .execute();
  note(id);
  return { path: `/own/in/${token}`, expiresAt };
});

export const endOwnLink = useCase(contract.endOwnLink, async (context, { survivorId }) => {
  await recordOnOwnCaseload(context, survivorId);
  return { ended: await endStanding(context, survivorId) };
});

export const giveOwnAccount = useCase(contract.giveOwnAccount, async (context, { survivorId, personId }) => {
  const { tx, orgId, actor, clock, note } = context;
  const access = await recordOnOwnCaseload(context, survivorId);
  if (access.purged_at !== null) refuse('SHREDDED');
  const { account, free } = await waysOf(context, survivorId);
  if (account !== null || !free.some((one) => one.personId === personId)) refuse('OWN_ACCOUNT_TAKEN');
  await own(tx)
    .insertInto('casework.own_account')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      person_id: personId,
      given_by: actor.userId,
      given_at: clock.now(),
    })
    .execute();
  await joinCircle(context, { subjectId: survivorId, personId, relation: 'subject' });
  note(personId);
  return waysOf(context, survivorId);
});

export const takeOwnAccount = useCase(contract.takeOwnAccount, async (context, { survivorId }) => {
  const { tx, orgId, note } = context;
  await recordOnOwnCaseload(context, survivorId);
  const taken = await own(tx)
    .deleteFrom('casework.own_account')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .returning('person_id')
    .executeTakeFirst();
  if (taken) {
    await leaveCircle(context, { subjectId: survivorId, personId: taken.person_id });
    note(taken.person_id);
  }
  return waysOf(context, survivorId);
});
