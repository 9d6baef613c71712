import { sql } from 'kysely';
import type { CivilDate, Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { casework } from '../queries.ts';
import type { RecordClass } from '../shapes.ts';
import { anyFunder, keepingOn } from './rules.ts';

export interface DueClass {
  readonly survivorId: Id;
  readonly code: string;
  readonly dataClass: RecordClass;
  readonly dueOn: CivilDate;
  readonly held: boolean;
}

/**
 * What the schedule says is to be destroyed by a day: classes of records without an open case, counted from the last closing, for the
 * funder that keeps them longest. Where there never was a case it is counted from the last thing that happened.
 */
export const dueOn = async (
  context: Pick<Context, 'tx' | 'orgId' | 'kernel'>,
  asOf: CivilDate,
  survivorId?: Id,
): Promise<DueClass[]> => {
  const { tx, orgId } = context;
  const keeping = await keepingOn(context, asOf);
  if (keeping.length === 0) return [];
  const rules = sql.join(keeping.map(({ dataClass, funder, days }) => sql`(${dataClass}, ${funder}, ${days}::int)`));
  const one = survivorId ? sql`and s.id = ${survivorId}::uuid` : sql``;
  const { rows } = await sql<{ id: Id; code: string; data_class: RecordClass; due: CivilDate; held: boolean }>`
    with rule (data_class, funder, days) as (values ${rules}),
    ended as (
      select s.org_id, s.id, s.code, coalesce(c.funder, ${anyFunder}) as funder, coalesce(c.closed_on,
          (select max(e.at) from casework.event e where e.org_id = s.org_id and e.survivor_id = s.id)::date) as day
        from casework.survivor s left join casework.case_file c on c.org_id = s.org_id and c.survivor_id = s.id
        where s.org_id = ${orgId} and s.purged_at is null ${one} and not exists
          (select from casework.case_file o where o.org_id = s.org_id and o.survivor_id = s.id and o.closed_on is null)),
    counted as (
      select e.id, e.code, k.data_class, e.org_id, max(e.day + coalesce(own.days, general.days)) as due
        from ended e join casework.record_key k on k.org_id = e.org_id and k.survivor_id = e.id and k.destroyed_at is null
          left join rule own on own.data_class = k.data_class and own.funder = e.funder
          left join rule general on general.data_class = k.data_class and general.funder = ${anyFunder}
        group by e.id, e.code, k.data_class, e.org_id)
    select c.id, c.code, c.data_class, c.due, exists (select from casework.legal_hold h
        where h.org_id = c.org_id and h.survivor_id = c.id and h.lifted_at is null) as held
      from counted c where c.due <= ${asOf}::date order by c.due, c.id, c.data_class`.execute(casework(tx));
  return rows.map(({ id, code, data_class, due, held }) => ({
    survivorId: id,
    code,
    dataClass: data_class,
    dueOn: due,
    held,
  }));
};
