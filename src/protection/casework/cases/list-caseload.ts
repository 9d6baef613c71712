import { sql } from 'kysely';
import { membersOf, namesOf } from '../../../platform/accounts/index.ts';
import type { Id, Instant } from '../../../platform/contract/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { visible } from '../../../platform/policy/index.ts';
import { governed } from '../access.ts';
import { policy } from '../policy.ts';
import { casework } from '../queries.ts';
import { calledOf } from '../record/called.ts';
import { listCaseload as listContract, caseloadsOfPeople as peopleContract } from './contract.ts';

const quietDays = 30;
const dayMs = 86_400_000;

/**
 * Who is on the caseload: what is due first on top, then what was last worked on longest ago. All of an organisation, which may be many,
 * come newest first.
 */
export const listCaseload = useCase(listContract, async (context, { of, personId, cases, limit, offset }) => {
  const { tx, actor, kernel, note } = context;
  const whose = of === 'all' ? null : (personId ?? actor.userId);
  let query = governed(context)
    .where(visible(kernel.roles, policy, actor, 'read service'))
    .where('s.purged_at', 'is', null)
    .where('s.shield', '!=', 'closed');
  // the few ids first: asked inside, the database would look at every record before it looks at whose it is
  if (whose !== null) {
    const ids = await recordsOf(context, whose);
    query = query.where(sql<boolean>`s.id = any(${`{${ids.join(',')}}`}::uuid[])`);
  }
  if (cases === 'open') {
    query = query.where(sql<boolean>`exists (select from casework.case_file c
      where c.org_id = s.org_id and c.survivor_id = s.id and c.closed_on is null)`);
  }
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select([
      sql<Id | null>`(select c.id from casework.case_file c where c.org_id = s.org_id and c.survivor_id = s.id
        and c.closed_on is null)`.as('caseId'),
      sql<
        string | null
      >`(select c.opened_on from casework.case_file c where c.org_id = s.org_id and c.survivor_id = s.id
        and c.closed_on is null)`.as('openedOn'),
      sql<Instant | null>`(select max(e.at) from casework.event e where e.org_id = s.org_id
        and e.survivor_id = s.id)`.as('lastAt'),
      sql<string | null>`(select min(t.due_on) from casework.task t where t.org_id = s.org_id and t.survivor_id = s.id
        and t.done_at is null)`.as('nextDue'),
      sql<Id | null>`(select a.person_id from casework.assignment a where a.org_id = s.org_id and a.survivor_id = s.id
        and a.part = 'lead' and a.to_at is null limit 1)`.as('leadId'),
    ])
    .$if(whose !== null, (mine) => mine.orderBy('nextDue', (order) => order.asc().nullsLast()).orderBy('lastAt'))
    .orderBy('s.id', whose === null ? 'desc' : 'asc')
    .limit(limit)
    .offset(offset)
    .execute();
  const called = await calledOf(context, rows);
  const names = await namesOf(
    tx,
    rows.flatMap(({ leadId }) => leadId ?? []),
  );
  note(
    rows.map(({ id }) => id),
    { found: Number(total) },
  );
  return {
    rows: rows.map((row, i) => ({
      survivorId: row.id,
      code: row.code,
      name: called[i] ?? null,
      shield: row.shield,
      caseId: row.caseId,
      openedOn: row.openedOn,
      lastAt: row.lastAt,
      nextDue: row.nextDue,
      lead: row.leadId ? { id: row.leadId, name: names.get(row.leadId) ?? '' } : null,
    })),
    total: Number(total),
    limit,
    offset,
  };
});

const recordsOf = async ({ tx, orgId }: Context, personId: Id): Promise<Id[]> => {
  const rows = await casework(tx)
    .selectFrom('casework.assignment')
    .select('survivor_id')
    .where('org_id', '=', orgId)
    .where('person_id', '=', personId)
    .where('to_at', 'is', null)
    .execute();
  return rows.map(({ survivor_id }) => survivor_id);
};

/** How the work is spread: counts only, restricted records too, but no record by name. */
export const caseloadsOfPeople = useCase(peopleContract, async ({ tx, orgId, clock }) => {
  const before = new Date(clock.millis() - quietDays * dayMs).toISOString();
  const { rows } = await sql<{ person_id: Id; open: number; quiet: number }>`
    select a.person_id, count(*) as open,
      count(*) filter (where not exists (select from casework.event e
        where e.org_id = a.org_id and e.survivor_id = a.survivor_id and e.at >= ${before}::timestamptz)) as quiet
    from casework.assignment a
      join casework.case_file c on c.org_id = a.org_id and c.survivor_id = a.survivor_id and c.closed_on is null
    where a.org_id = ${orgId} and a.to_at is null group by a.person_id`.execute(casework(tx));
  const people = await membersOf(tx, orgId);
  return {
    quietDays,
    people: people.flatMap(({ personId, name }) => {
      const row = rows.find((one) => one.person_id === personId);
      return row ? [{ id: personId, name, open: Number(row.open), quiet: Number(row.quiet) }] : [];
    }),
  };
});
