import { namesOf } from '../../../platform/accounts/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { openTexts } from '../sealed.ts';
import { listEmergencies as listContract, reviewEmergency as reviewContract } from './contract.ts';

/** The queue of reviews. */
export const listEmergencies = useCase(listContract, async (context, { waiting, limit, offset }) => {
  const { tx, orgId, clock, note } = context;
  let query = casework(tx)
    .selectFrom('casework.break_glass as g')
    .innerJoin('casework.survivor as s', (join) =>
      join.onRef('s.org_id', '=', 'g.org_id').onRef('s.id', '=', 'g.survivor_id'),
    )
    .where('g.org_id', '=', orgId);
  if (waiting !== undefined) query = query.where('g.reviewed_at', waiting ? 'is' : 'is not', null);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll('g')
    .select('s.code')
    .orderBy('g.reviewed_at', (order) => order.desc().nullsFirst())
    .orderBy('g.opened_at', 'desc')
    .orderBy('g.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const reasons = await openTexts(
    context,
    rows.map((row) => ({
      column: 'break_glass.reason_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.reason_sealed,
    })),
  );
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [row.person_id, ...(row.reviewed_by ? [row.reviewed_by] : [])]),
  );
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  note([], { found: Number(total) });
  return {
    rows: rows.map((row, i) => ({
      id: row.id,
      survivorId: row.survivor_id,
      code: row.code,
      person: person(row.person_id),
      reason: reasons[i] ?? null,
      openedAt: row.opened_at,
      expiresAt: row.expires_at,
      endedAt: row.ended_at,
      running: row.ended_at === null && row.expires_at > clock.now(),
      reviewedAt: row.reviewed_at,
      reviewedBy: row.reviewed_by ? person(row.reviewed_by) : null,
      verdict: row.verdict,
    })),
    total: Number(total),
    limit,
    offset,
  };
});

/** Says what came of a review, once. */
export const reviewEmergency = useCase(reviewContract, async (context, { emergencyId, verdict }) => {
  const { tx, orgId, actor, clock, note } = context;
  const row = await casework(tx)
    .selectFrom('casework.break_glass')
    .select(['person_id', 'survivor_id', 'reviewed_at'])
    .where('org_id', '=', orgId)
    .where('id', '=', emergencyId)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse());
  if (row.person_id === actor.userId) refuse('CASEWORK_OWN_EMERGENCY');
  if (row.reviewed_at !== null) refuse('CASEWORK_REVIEWED');
  await casework(tx)
    .updateTable('casework.break_glass')
    .set({ reviewed_at: clock.now(), reviewed_by: actor.userId, verdict })
    .where('org_id', '=', orgId)
    .where('id', '=', emergencyId)
    .execute();
  const event = { survivorId: row.survivor_id, dataClass: 'service', recordId: emergencyId } as const;
  await happened(context, { ...event, kind: 'emergency-reviewed', code: verdict });
  note([row.survivor_id, emergencyId], { verdict });
  return { id: emergencyId, verdict };
});
