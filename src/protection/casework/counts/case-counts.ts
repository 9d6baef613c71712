import { sql } from 'kysely';
import { type PublishedTable, suppressParts, suppressTable } from '../../../engines/results/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { casework } from '../queries.ts';
import { caseCounts as contract } from './contract.ts';

/** The cell rule of federal health data: a count from 1 to 10 is not published. */
export const small = { from: 1, to: 10 } as const;
const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const;

export interface Counted {
  readonly row: string;
  readonly quarter: number;
  readonly n: number;
}

/** A year's table: rows as found, a column each quarter. Hidden is decided over the whole year, so that its parts never tell more. */
export const tableOf = (counted: readonly Counted[]): PublishedTable & { rows: string[]; columns: string[] } => {
  const rows = [...new Set(counted.map(({ row }) => row))].sort();
  const cells = rows.map((row) =>
    quarters.map((_, i) => Number(counted.find((one) => one.row === row && one.quarter === i + 1)?.n ?? 0)),
  );
  return { rows, columns: [...quarters], ...suppressTable({ rows, columns: quarters, cells }, small).published };
};

/** What a funder may know: sums, no person. */
export const caseCounts = useCase(contract, async ({ tx, orgId, note }, { year }) => {
  const [from, to] = [`${year}-01-01`, `${year + 1}-01-01`];
  const count = async (what: ReturnType<typeof sql>, day: string): Promise<Counted[]> => {
    const column = sql.ref(day);
    const { rows } = await sql<Counted>`
      select ${what}, extract(quarter from ${column})::int as quarter, count(*) as n from
        ${day === 'given_on' ? sql`casework.service_given` : sql`casework.case_file`}
      where org_id = ${orgId} and ${column} >= ${from}::date and ${column} < ${to}::date group by 1, 2`.execute(
      casework(tx),
    );
    return rows;
  };
  const people = await sql<{ new: number; before: number }>`
    select count(*) filter (where first >= ${from}::date) as new, count(*) filter (where first < ${from}::date) as before
      from (select survivor_id, min(opened_on) as first from casework.case_file
        where org_id = ${orgId} and opened_on < ${to}::date group by survivor_id
        having max(coalesce(closed_on, ${to}::date)) >= ${from}::date) p`.execute(casework(tx));
  const { new: fresh = 0, before = 0 } = people.rows[0] ?? {};
  const parts = suppressParts(
    [
      { name: 'new', value: Number(fresh) },
      { name: 'before', value: Number(before) },
    ],
    small,
  );
  note([], { year });
  return {
    year,
    services: tableOf(await count(sql`kind as row`, 'given_on')),
    opened: tableOf(await count(sql`reason as row`, 'opened_on')),
    closed: tableOf(await count(sql`closed_reason as row`, 'closed_on')),
    people: { total: parts.total, new: parts.parts[0]?.value ?? null, before: parts.parts[1]?.value ?? null },
    hidden: small,
  };
});
