import { sql } from 'kysely';
import { z } from 'zod';
import { allOrganisations, membersOf } from '../../../platform/accounts/index.ts';
import { type Language, systemActor } from '../../../platform/actor/index.ts';
import type { Id, Permission } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { asPlatform, jobKind } from '../../../platform/jobs/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { queueMail } from '../../../platform/mail/index.ts';
import { referrals } from './queries.ts';
import { hoursToAnswer } from './standing.ts';

/** Nobody is reminded of the same twice within this time. */
const againAfterHours = 48;
/** Work that was accepted and of which nothing was heard for so long. */
const quietDays = 14;
const hour = 3_600_000;

const ago = (kernel: Kernel, hours: number): string => new Date(kernel.clock.millis() - hours * hour).toISOString();

/** Due, and not reminded of lately. */
const due = (kernel: Kernel, since: string) => sql<boolean>`
  (state = 'requested' and ${sql.ref(since)} < case priority ${sql.join(
    Object.entries(hoursToAnswer).map(
      ([priority, hours]) => sql`when ${priority} then ${ago(kernel, hours)}::timestamptz`,
    ),
    sql` `,
  )} end or state in ('accepted', 'in-progress', 'on-hold') and changed_at < ${ago(kernel, quietDays * 24)}::timestamptz)
  and (reminded_at is null or reminded_at < ${ago(kernel, againAfterHours)}::timestamptz)`;

/** A mail that says that something waits, and nothing else. */
export const tellWaiting = (
  tx: Tx,
  kernel: Kernel,
  orgId: Id,
  to: { email: string; language: Language },
  may: Permission,
): Promise<Id> =>
  queueMail(tx, kernel, systemActor(orgId), {
    to: to.email,
    template: 'mail.casework-referral-waits',
    values: {},
    language: to.language,
    may,
  });

/** Reminds one organisation: whoever answers here of what came, and whoever drafted of what was sent. */
const remindOne = async (kernel: Kernel, tx: Tx, orgId: Id): Promise<number> => {
  const now = kernel.clock.now();
  const q = referrals(tx);
  const arrived = await q
    .updateTable('casework.referral_arrival')
    .set({ reminded_at: now })
    .where('org_id', '=', orgId)
    .where(due(kernel, 'sent_at'))
    .returning('referral_id')
    .execute();
  const asked = await q
    .updateTable('casework.self_referral')
    .set({ reminded_at: now })
    .where('org_id', '=', orgId)
    .where('state', '=', 'requested')
    .where('asked_at', '<', ago(kernel, hoursToAnswer.urgent))
    .where((eb) => eb.or([eb('reminded_at', 'is', null), eb('reminded_at', '<', ago(kernel, againAfterHours))]))
    .returning('id')
    .execute();
  const sent = await q
    .updateTable('casework.referral')
    .set({ reminded_at: now })
    .where('org_id', '=', orgId)
    .where(due(kernel, 'requested_at'))
    .returning('drafted_by')
    .execute();
  if (arrived.length + asked.length + sent.length === 0) return 0;

  const members = (await membersOf(tx, orgId)).filter(({ disabledAt }) => disabledAt === null);
  const may = (roles: readonly string[], permission: Permission): boolean =>
    roles.some((role) => kernel.roles.get(role)?.has(permission));
  const drafters = new Set(sent.map(({ drafted_by }) => drafted_by));
  const told = members.filter(
    ({ personId, roles }) =>
      (arrived.length + asked.length > 0 && may(roles, 'approve referral')) ||
      (drafters.has(personId) && may(roles, 'read referral')),
  );
  for (const one of told)
    await tellWaiting(tx, kernel, orgId, one, may(one.roles, 'read referral') ? 'read referral' : 'approve referral');
  return told.length;
};

/** Looks each hour whether an answer is overdue. One mail a person, whatever waits. */
export const remindReferrals = jobKind('casework.remind-referrals', {
  may: 'read referral',
  takes: z.object({}),
  gives: z.object({ told: z.number().int() }),
  schedule: { everyHours: 1 },
  run: async ({ kernel, signal }) => {
    const all = await kernel.db.transaction(asPlatform, (tx) => allOrganisations(tx));
    let told = 0;
    for (const { id: orgId } of all) {
      signal.throwIfAborted();
      told += await kernel.db.transaction({ orgId, userId: null }, (tx) => remindOne(kernel, tx, orgId));
    }
    return { told };
  },
});
