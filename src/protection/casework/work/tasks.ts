import { sql } from 'kysely';
import { daysBetween } from '../../../engines/calendar/index.ts';
import { membersOf } from '../../../platform/accounts/index.ts';
import type { Id, Input } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { can } from '../../../platform/policy/index.ts';
import { governed } from '../access.ts';
import { happened } from '../events.ts';
import { policy } from '../policy.ts';
import { casework } from '../queries.ts';
import { openTexts } from '../sealed.ts';
import { beginWrite, sealWords } from './begin-write.ts';
import { addTask as addContract, endTask as endContract, listTasks as listContract, taskTitles } from './contract.ts';
import { peopleOf } from './people.ts';

/** Adds a task. Its title is a word of a list; everything else lies sealed. */
export const addTask = useCase(addContract, (context, input) => putTask(context, input));

/** The same, for an act of another room that makes a task. */
export const putTask = async (context: Context, input: Input<typeof addContract>): Promise<{ id: Id }> => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const { survivorId, title, dueOn, assignee } = input;
  const { caseId } = await beginWrite(context, survivorId, 'service', input.caseId);
  if (assignee && !(await membersOf(tx, orgId)).some((one) => one.personId === assignee && one.disabledAt === null))
    refuse('CASEWORK_NO_COLLEAGUE', {}, [{ field: 'assignee' }]);
  const id = input.id ?? newId();
  const { sealed, subjectId } = await sealWords(
    context,
    { survivorId, dataClass: 'service', column: 'task.details_sealed', recordId: id },
    input.details,
  );
  const made = await casework(tx)
    .insertInto('casework.task')
    .values({
      org_id: orgId,
      id,
      survivor_id: survivorId,
      case_id: caseId,
      title,
      due_on: dueOn,
      assignee: assignee ?? actor.userId,
      made_by: actor.userId,
      made_at: clock.now(),
      done_at: null,
      done_by: null,
      outcome: null,
      details_sealed: sealed,
      subject_id: subjectId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made)
    await happened(context, { survivorId, kind: 'task', dataClass: 'service', recordId: id, caseId, code: title });
  note([survivorId, id]);
  return { id };
};

/** Ends a task; ending it twice changes nothing. */
export const endTask = useCase(endContract, (context, input) => closeTask(context, input));

/** The same, for an act of another room that did what the task is about. */
export const closeTask = async (
  context: Context,
  { survivorId, taskId, outcome }: Input<typeof endContract>,
): Promise<{ id: Id }> => {
  const { tx, orgId, actor, clock, note } = context;
  await beginWrite(context, survivorId, 'service');
  const task = await casework(tx)
    .selectFrom('casework.task')
    .select(['id', 'case_id', 'done_at'])
    .where('org_id', '=', orgId)
    .where('id', '=', taskId)
    .where('survivor_id', '=', survivorId)
    .executeTakeFirst()
    .then(orRefuse('CASEWORK_TASK_NOT_FOUND'));
  if (task.done_at === null) {
    await casework(tx)
      .updateTable('casework.task')
      .set({ done_at: clock.now(), done_by: actor.userId, outcome })
      .where('org_id', '=', orgId)
      .where('id', '=', taskId)
      .execute();
    const event = { survivorId, dataClass: 'service', recordId: taskId, caseId: task.case_id } as const;
    await happened(context, { ...event, kind: 'task-ended', code: outcome });
  }
  note([survivorId, taskId], { outcome });
  return { id: taskId };
};

/** The actor's open tasks. Those of a record that is no longer theirs to see are not among them. */
export const listTasks = useCase(listContract, async (context, { before, limit, offset }) => {
  const { tx, orgId, actor, clock, kernel, note } = context;
  let query = casework(tx)
    .selectFrom('casework.task as t')
    .where('t.org_id', '=', orgId)
    .where('t.assignee', '=', actor.userId)
    .where('t.done_at', 'is', null)
    .where(
      sql<boolean>`exists (select from casework.assignment a where a.org_id = t.org_id and a.survivor_id = t.survivor_id
        and a.person_id = ${actor.userId}::uuid and a.to_at is null)`,
    );
  if (before) query = query.where('t.due_on', '<=', before);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query.selectAll('t').orderBy('t.due_on').orderBy('t.id').limit(limit).offset(offset).execute();
  const records = new Map(
    (rows.length === 0
      ? []
      : await governed(context)
          .where(
            's.id',
            'in',
            rows.map((row) => row.survivor_id),
          )
          .execute()
    ).map((record) => [record.id, record]),
  );
  const mine = (id: string): boolean => {
    const record = records.get(id);
    return record !== undefined && can(kernel.roles, policy, actor, 'read service', record);
  };
  const details = await openTexts(
    context,
    rows.map((row) => ({
      column: 'task.details_sealed',
      recordId: row.id,
      subjectId: mine(row.survivor_id) ? row.subject_id : null,
      sealed: row.details_sealed,
    })),
  );
  const person = await peopleOf(tx, [actor.userId]);
  note([], { found: Number(total) });
  return {
    rows: rows.map((row, i) => ({
      id: row.id,
      survivorId: row.survivor_id,
      code: records.get(row.survivor_id)?.code ?? '',
      title: taskTitles.find((one) => one === row.title) ?? 'follow-up',
      dueOn: row.due_on,
      daysLate: Math.max(0, daysBetween(row.due_on, clock.today())),
      assignee: person(row.assignee),
      details: details[i] ?? null,
    })),
    total: Number(total),
    limit,
    offset,
  };
});
