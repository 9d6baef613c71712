import { sql } from 'kysely';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { closeTask, mayDo, putTask, recordToWrite } from '../../casework/index.ts';
import { writeFacts } from '../case/state-facts.ts';
import { decideRelief, type ReliefLaw, readReliefFacts, reliefLaw } from '../law/index.ts';
import { relief } from '../queries.ts';
import { findChild as findContract, tellHhs as tellContract } from './contract.ts';

/** The rule that sets the clock; the pack says how long it runs. */
const rule = 'us.hhs.child-24h';

const lastMoment = (law: ReliefLaw, foundAt: string, today: string): string => {
  const facts = { 'child-found-at': foundAt, 'child-possibly-trafficked': true, 'found-by-official': true };
  const { deadlines } = decideRelief(law, readReliefFacts(law, facts), today, [rule]);
  return (
    deadlines.find(({ kind, due }) => kind === 'last moment' && due)?.due ?? refuse('RELIEF_RULE_UNKNOWN', { rule })
  );
};

/** Starts the clock, and makes the task of telling HHS. */
export const findChild = useCase(findContract, async (context, { survivorId, foundAt, id = context.newId() }) => {
  const { tx, orgId, actor, clock, kernel, note, t } = context;
  const access = await recordToWrite(context, survivorId);
  mayDo(context, access, 'write', 'safety');
  if (Date.parse(foundAt) > clock.millis()) refuse('RELIEF_MOMENT_AHEAD', {}, [{ field: 'foundAt' }]);
  const found = `${foundAt.slice(0, 19)}Z`;
  const dueAt = lastMoment(reliefLaw(kernel.packs), found, clock.today());
  const running = await relief(tx)
    .selectFrom('relief.child_notice')
    .select('id')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('told_at', 'is', null)
    .executeTakeFirst();
  if (running) return running.id === id ? { id, dueAt } : refuse('RELIEF_NOTICE_RUNS');
  const task = await putTask(context, {
    survivorId,
    title: 'call',
    dueOn: dueAt.slice(0, 10),
    details: t('relief.notice.task'),
  });
  await writeFacts(context, access, [
    { fact: 'child-found-at', state: 'said', value: found, source: 'caseworker' },
    { fact: 'child-possibly-trafficked', state: 'said', value: true, source: 'caseworker' },
  ]);
  await relief(tx)
    .insertInto('relief.child_notice')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      found_at: foundAt,
      due_at: dueAt,
      task_id: task.id,
      told_at: null,
      told_by: null,
      by_person: actor.userId,
      at: clock.now(),
    })
    .execute();
  note([survivorId, id]);
  return { id, dueAt };
});

/** HHS was told. Noting it twice changes nothing. */
export const tellHhs = useCase(tellContract, async (context, { survivorId, noticeId }) => {
  const { tx, orgId, actor, clock, note } = context;
  mayDo(context, await recordToWrite(context, survivorId), 'write', 'safety');
  const row = await relief(tx)
    .updateTable('relief.child_notice')
    .set({
      told_at: sql<string>`coalesce(told_at, ${clock.now()}::timestamptz)`,
      told_by: sql<string | null>`coalesce(told_by, ${actor.userId}::uuid)`,
    })
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', noticeId)
    .returning(['id', 'task_id', 'due_at', 'told_at'])
    .executeTakeFirst()
    .then(orRefuse());
  await closeTask(context, { survivorId, taskId: row.task_id, outcome: 'done' });
  note([survivorId, noticeId]);
  return { id: row.id, late: Date.parse(row.told_at ?? clock.now()) > Date.parse(row.due_at) };
});
