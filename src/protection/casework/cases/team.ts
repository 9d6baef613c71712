import { membersOf, namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { holds } from '../../../platform/policy/index.ts';
import { joinCircle, leaveCircle } from '../../consent/index.ts';
import { governed } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import {
  assignWorker as assignContract,
  listColleagues as colleaguesContract,
  releaseWorker as releaseContract,
} from './contract.ts';

const standing = ({ tx, orgId }: Pick<Context, 'tx' | 'orgId'>, survivorId: Id) =>
  casework(tx)
    .selectFrom('casework.assignment')
    .select(['id', 'person_id', 'part', 'from_at'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('to_at', 'is', null)
    .orderBy('from_at')
    .orderBy('id');

/** Who works with her now. */
export const teamOf = async (context: Pick<Context, 'tx' | 'orgId'>, survivorId: Id) => {
  const rows = await standing(context, survivorId).execute();
  const names = await namesOf(
    context.tx,
    rows.map(({ person_id }) => person_id),
  );
  return rows.map((row) => ({
    id: row.person_id,
    name: names.get(row.person_id) ?? '',
    part: row.part,
    since: row.from_at,
  }));
};

const end = ({ tx, orgId, clock }: Context, ids: readonly Id[]) =>
  casework(tx)
    .updateTable('casework.assignment')
    .set({ to_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', 'in', ids)
    .execute();

/** Colleagues whose account is not held. */
export const listColleagues = useCase(colleaguesContract, async ({ tx, orgId }) => ({
  people: (await membersOf(tx, orgId))
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ personId, name }) => ({ id: personId, name })),
}));

/** Puts a colleague on the team. Who gives the access has it: by the own caseload, or by supervision. */
export const assignWorker = useCase(assignContract, async (context, { survivorId, personId, part }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  await recordToShare(context, survivorId);
  const colleagues = await membersOf(tx, orgId);
  if (!colleagues.some((one) => one.personId === personId && one.disabledAt === null)) refuse('CASEWORK_NO_COLLEAGUE');

  const now = await standing(context, survivorId).execute();
  const same = now.find((one) => one.person_id === personId && one.part === part);
  if (!same) {
    const replaced = now.filter((one) => one.person_id === personId || (part === 'lead' && one.part === 'lead'));
    const stay = replaced.filter((one) => one.person_id !== personId).map((one) => one.person_id);
    if (replaced.length > 0)
      await end(
        context,
        replaced.map(({ id }) => id),
      );
    const place = (person: Id, as: typeof part) => ({
      org_id: orgId,
      survivor_id: survivorId,
      person_id: person,
      id: newId(),
      part: as,
      from_at: clock.now(),
      to_at: null,
      by_person: actor.userId,
    });
    // who was the lead stays on the team until somebody takes them off
    const rows = [place(personId, part), ...stay.map((person) => place(person, 'team'))];
    await casework(tx).insertInto('casework.assignment').values(rows).execute();
    await joinCircle(context, { subjectId: survivorId, personId, relation: 'worker' });
    await happened(context, { survivorId, kind: 'assigned', dataClass: 'service', recordId: personId, code: part });
  }
  note([survivorId, personId], { part });
  return { team: await teamOf(context, survivorId) };
});

/** Takes a colleague off the team, as long as somebody is left. */
export const releaseWorker = useCase(releaseContract, async (context, { survivorId, personId }) => {
  await recordToShare(context, survivorId);
  const now = await standing(context, survivorId).execute();
  const theirs = orRefuse()(now.find((one) => one.person_id === personId));
  if (now.length === 1) refuse('CASEWORK_LAST_WORKER');
  await end(context, [theirs.id]);
  await leaveCircle(context, { subjectId: survivorId, personId });
  await happened(context, { survivorId, kind: 'unassigned', dataClass: 'service', recordId: personId });
  context.note([survivorId, personId]);
  return { team: await teamOf(context, survivorId) };
});

/**
 * Who works with her, or supervises, may hand a record on; an emergency gives sight of it, and no such right. A shielded record whose whole
 * team has left is nobody's: then a supervisor may give it to a colleague, without seeing it.
 */
const recordToShare = async (context: Context, survivorId: Id): Promise<void> => {
  const { kernel, actor, tx, orgId } = context;
  const row = await governed(context)
    .where('s.id', '=', survivorId)
    .where('s.purged_at', 'is', null)
    .executeTakeFirst();
  if (!row) return refuse('NOT_FOUND_OR_NO_ACCESS');
  if (row.worker_id !== null || row.overseer_id !== null) return;
  if (!holds(kernel.roles, actor, 'approve caseload')) refuse('NOT_FOUND_OR_NO_ACCESS');
  const active = new Set((await membersOf(tx, orgId)).flatMap((one) => (one.disabledAt === null ? one.personId : [])));
  const team = await standing(context, survivorId).execute();
  if (team.some(({ person_id }) => active.has(person_id))) refuse('NOT_FOUND_OR_NO_ACCESS');
};
