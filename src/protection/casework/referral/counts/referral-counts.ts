import { sql } from 'kysely';
import { suppressParts, suppressTable } from '../../../../engines/results/index.ts';
import type { Id } from '../../../../platform/contract/index.ts';
import { refuse } from '../../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../../platform/kernel/index.ts';
import { type Counted, small, tableOf } from '../../counts/case-counts.ts';
import { isCodeOf, knowledgeOn } from '../../record/fields.ts';
import { referrals } from '../queries.ts';
import { referralCounts as countsContract, recordUnmetNeed as unmetContract } from './contract.ts';

/** Counts a need with no service. Nothing ties it to a record. */
export const recordUnmetNeed = useCase(unmetContract, async (context, { need, county, language }) => {
  const { tx, orgId, clock, kernel, newId, note } = context;
  if (!isCodeOf(knowledgeOn(kernel.packs, clock.today()), 'codes.service-type', need))
    refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: 'need' }]);
  const id = newId();
  const noted_at = clock.now();
  await referrals(tx)
    .insertInto('casework.unmet_need')
    .values({ org_id: orgId, id, need, county, language, noted_at })
    .execute();
  note([], { need });
  return { id };
});

interface Span {
  readonly orgId: Id;
  readonly from: string;
  readonly to: string;
}
type Asking = Pick<Context, 'tx'>;

/** Referrals of a span that were sent. What should never have been written is none. */
const sentIn = ({
  orgId,
  from,
  to,
}: Span) => sql`casework.referral where org_id = ${orgId} and state <> 'entered-in-error'
  and requested_at >= ${from}::timestamptz and requested_at < ${to}::timestamptz`;

const countBy = async ({ tx }: Asking, what: ReturnType<typeof sql>, span: Span): Promise<Counted[]> => {
  const { rows } = await sql<Counted>`select ${what} as row, extract(quarter from requested_at at time zone 'UTC')::int
    as quarter, count(*) as n from ${sentIn(span)} group by 1, 2`.execute(referrals(tx));
  return rows;
};

const closureOf = async ({ tx }: Asking, span: Span) => {
  const { rows } = await sql<{ closed: number; open: number; accepted: number; hours: number | null }>`
    select count(outcome) as closed, count(*) - count(outcome) as open, count(accepted_at) as accepted,
      percentile_cont(0.5) within group (order by extract(epoch from accepted_at - requested_at) / 3600.0) as hours
    from ${sentIn(span)}`.execute(referrals(tx));
  const { closed = 0, open = 0, accepted = 0, hours = null } = rows[0] ?? {};
  const parts = suppressParts(
    [
      { name: 'closed', value: Number(closed) },
      { name: 'open', value: Number(open) },
    ],
    small,
  );
  const shown = parts.parts[0]?.value ?? null;
  return {
    loopClosure: {
      closed: shown,
      sent: parts.total,
      share: shown === null || !parts.total ? null : Math.round((shown / parts.total) * 1000) / 1000,
    },
    hoursToAccept: hours === null || Number(accepted) <= small.to ? null : Math.round(Number(hours) * 10) / 10,
  };
};

/** Needs with no service: need and county by language. */
const unmetIn = async ({ tx }: Asking, { orgId, from, to }: Span) => {
  const { rows: counted } = await sql<{ row: string; language: string; n: number }>`
    select need || ' ' || coalesce(county, 'unknown') as row, coalesce(language, 'unknown') as language, count(*) as n
    from casework.unmet_need where org_id = ${orgId} and noted_at >= ${from}::timestamptz
      and noted_at < ${to}::timestamptz group by 1, 2`.execute(referrals(tx));
  const rows = [...new Set(counted.map(({ row }) => row))].sort();
  const columns = [...new Set(counted.map(({ language }) => language))].sort();
  const countOf = (row: string, column: string): number =>
    Number(counted.find((one) => one.row === row && one.language === column)?.n ?? 0);
  const cells = rows.map((row) => columns.map((column) => countOf(row, column)));
  return { rows, columns, ...suppressTable({ rows, columns, cells }, small).published };
};

/** What a funder or a coalition may know of referrals: sums, no person. */
export const referralCounts = useCase(countsContract, async (context, { year }) => {
  const span = {
    orgId: context.orgId,
    from: `${year}-01-01T00:00:00.000Z`,
    to: `${year + 1}-01-01T00:00:00.000Z`,
  };
  context.note([], { year });
  return {
    year,
    sent: tableOf(await countBy(context, sql`need`, span)),
    outcomes: tableOf(await countBy(context, sql`coalesce(outcome, 'open')`, span)),
    ...(await closureOf(context, span)),
    unmet: await unmetIn(context, span),
    hidden: small,
  };
});
