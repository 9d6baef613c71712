import { sql } from 'kysely';
import { membersOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { queueMail } from '../../../platform/mail/index.ts';
import { mayDo, recordOf } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { readCode } from '../record/code.ts';
import { keysOfSearch } from '../record/name-keys.ts';
import { seal } from '../sealed.ts';
import { breakGlass as breakContract, endGlass as endContract, glassMinutes } from './contract.ts';

/**
 * Opens a record in an emergency. A record that is restricted, closed or not there answers the same, and so does a name that two people
 * have: whoever tries learns nothing of whom they cannot open.
 */
export const breakGlass = useCase(breakContract, async (context, { who, reason }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const survivorId = (await oneOpenRecord(context, who)) ?? refuse('NOT_FOUND_OR_NO_ACCESS');
  const id = newId();
  const expires = clock.millis() + glassMinutes * 60_000;
  const { sealed, subjectId } = await seal(context, {
    survivorId,
    dataClass: 'service',
    column: 'break_glass.reason_sealed',
    recordId: id,
    plain: reason,
  });
  await casework(tx)
    .insertInto('casework.break_glass')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      person_id: orRefuse()(actor.userId),
      reason_sealed: sealed,
      subject_id: subjectId,
      opened_at: clock.now(),
      expires_at: new Date(expires).toISOString(),
      ended_at: null,
      reviewed_at: null,
      reviewed_by: null,
      verdict: null,
    })
    .execute();
  mayDo(context, await recordOf(context, survivorId), 'read', 'service');
  await happened(context, { survivorId, kind: 'emergency', dataClass: 'service', recordId: id });
  const told = await tellSupervisors(context);
  note([survivorId, id], { minutes: glassMinutes, told });
  return { id, survivorId, opensUntil: new Date(expires).toISOString(), secondsLeft: glassMinutes * 60 };
});

/** The one record that is meant, if it may be opened in an emergency at all. */
const oneOpenRecord = async (context: Context, who: string): Promise<Id | null> => {
  const { tx, orgId } = context;
  const open = casework(tx)
    .selectFrom('casework.survivor as s')
    .select('s.id')
    .where('s.org_id', '=', orgId)
    .where('s.shield', '=', 'open')
    .where('s.purged_at', 'is', null);
  const code = readCode(who);
  if (code) return (await open.where('s.code', '=', code).executeTakeFirst())?.id ?? null;
  const words = await keysOfSearch(context, who);
  if (words.length < 2) return null;
  const keys = words.map(({ exact }) => exact);
  const rows = await open
    .where(
      sql<boolean>`${keys.length} = (select count(*) from casework.name_key n where n.org_id = s.org_id
        and n.survivor_id = s.id and n.kind = 'token' and n.key in (${sql.join(keys)}))`,
    )
    .where(
      sql<boolean>`s.id in (select n.survivor_id from casework.name_key n where n.org_id = ${orgId}
        and n.key = ${keys[0]})`,
    )
    .limit(2)
    .execute();
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
};

/** Writes to whoever supervises, but for the one who acts. The mail says that something waits, not about whom. */
const tellSupervisors = async ({ tx, kernel, actor, orgId, visit }: Context): Promise<number> => {
  const supervisors = (await membersOf(tx, orgId)).filter(
    ({ personId, roles, disabledAt }) =>
      personId !== actor.userId &&
      disabledAt === null &&
      roles.some((role) => kernel.roles.get(role)?.has('approve caseload')),
  );
  for (const { email, language } of supervisors) {
    await queueMail(tx, kernel, actor, {
      to: email,
      template: 'mail.casework-emergency',
      values: { link: `${visit.origin}/casework/emergencies`, minutes: glassMinutes },
      language,
      may: 'approve caseload',
    });
  }
  return supervisors.length;
};

/** Ends the own emergency access. */
export const endGlass = useCase(endContract, async ({ tx, orgId, actor, clock, note }, { emergencyId }) => {
  await casework(tx)
    .updateTable('casework.break_glass')
    .set({ ended_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', emergencyId)
    .where('person_id', '=', actor.userId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse());
  note(emergencyId);
  return { id: emergencyId };
});
