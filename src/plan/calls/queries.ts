import { type Selectable, sql } from 'kysely';
import type { StatusUpdate } from '../../engines/plan/document.ts';
import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse, refuse } from '../../platform/errors/index.ts';
import { plan } from '../queries.ts';
import type { DataCallRow, RecipientRow, ReturnRow } from '../tables.ts';

/** @throws Refusal CALL_NOT_FOUND */
export const call = (tx: Tx, planId: Id, callId: Id): Promise<DataCallRow> =>
  plan(tx)
    .selectFrom('plan.data_call')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', '=', callId)
    .executeTakeFirst()
    .then(orRefuse('CALL_NOT_FOUND'));

/** The call, if it still takes answers; locked, so that nothing comes in while it is closed. @throws Refusal CALL_NOT_FOUND, CALL_IS_CLOSED */
export const openCallOf = async (tx: Tx, planId: Id, callId: Id): Promise<DataCallRow> => {
  const found = await plan(tx)
    .selectFrom('plan.data_call')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('id', '=', callId)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse('CALL_NOT_FOUND'));
  if (found.closed_at !== null) refuse('CALL_IS_CLOSED');
  return found;
};

const recipientColumns = [
  'r.call_id',
  'r.agency_id',
  'r.email',
  'r.reminded_at',
  'r.reminders',
  'r.opened_at',
  'r.answered_at',
  'r.revoked_at',
  'r.link_id',
  'r.expires_on',
  'a.name',
] as const;

/** The agencies of these calls with their names, never their secrets. */
export const recipients = (tx: Tx, planId: Id, callIds: readonly Id[]) =>
  plan(tx)
    .selectFrom('plan.data_call_recipient as r')
    .innerJoin('plan.agency as a', (on) =>
      on.onRef('a.org_id', '=', 'r.org_id').onRef('a.plan_id', '=', 'r.plan_id').onRef('a.id', '=', 'r.agency_id'),
    )
    .select(recipientColumns)
    .where('r.plan_id', '=', planId)
    .where('r.call_id', 'in', callIds)
    .orderBy('r.agency_id')
    .execute();
export type Recipient = Awaited<ReturnType<typeof recipients>>[number];

/** One agency of a call, or all of them, locked until the act is over: two reminders at once are one. */
export const lockRecipients = (tx: Tx, planId: Id, callId: Id, agency?: string): Promise<Selectable<RecipientRow>[]> =>
  plan(tx)
    .selectFrom('plan.data_call_recipient')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('call_id', '=', callId)
    .$if(agency !== undefined, (q) => q.where('agency_id', '=', agency as string))
    .orderBy('agency_id')
    .forUpdate()
    .execute();

export const changeRecipient = async (
  tx: Tx,
  { plan_id, call_id, agency_id }: Pick<RecipientRow, 'plan_id' | 'call_id' | 'agency_id'>,
  change: Partial<Omit<RecipientRow, 'org_id' | 'plan_id' | 'call_id' | 'agency_id' | 'reminders'>> & {
    reminders?: number;
  },
): Promise<void> => {
  await plan(tx)
    .updateTable('plan.data_call_recipient')
    .set(change)
    .where('plan_id', '=', plan_id)
    .where('call_id', '=', call_id)
    .where('agency_id', '=', agency_id)
    .execute();
};

/** Everything about a return but the file itself. */
const returnColumns = [
  'r.id',
  'r.call_id',
  'r.agency_id',
  'r.received_at',
  'r.file_name',
  'r.answers',
  'r.state',
  'r.decided_by',
  'r.decided_at',
  'r.why',
] as const;

const returnsWithNames = (tx: Tx, planId: Id) =>
  plan(tx)
    .selectFrom('plan.data_call_return as r')
    .innerJoin('plan.agency as a', (on) =>
      on.onRef('a.org_id', '=', 'r.org_id').onRef('a.plan_id', '=', 'r.plan_id').onRef('a.id', '=', 'r.agency_id'),
    )
    .innerJoin('plan.data_call as c', (on) =>
      on.onRef('c.org_id', '=', 'r.org_id').onRef('c.plan_id', '=', 'r.plan_id').onRef('c.id', '=', 'r.call_id'),
    )
    .where('r.plan_id', '=', planId);

export const sentReturns = (
  tx: Tx,
  planId: Id,
  { callId, state }: { callId?: Id | undefined; state?: ReturnRow['state'] | undefined } = {},
) =>
  returnsWithNames(tx, planId)
    .where('r.state', '!=', 'draft')
    .$if(callId !== undefined, (q) => q.where('r.call_id', '=', callId as Id))
    .$if(state !== undefined, (q) => q.where('r.state', '=', state as ReturnRow['state']));

export const returnPage = (query: ReturnType<typeof sentReturns>, limit: number, offset: number) =>
  query
    .select([...returnColumns, 'a.name', 'c.period', 'c.title as call_title'])
    .orderBy('r.received_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
export type SentReturn = Awaited<ReturnType<typeof returnPage>>[number];

/** @throws Refusal RETURN_NOT_FOUND; drafts are not there */
export const sentReturn = (tx: Tx, planId: Id, returnId: Id): Promise<SentReturn> =>
  returnPage(sentReturns(tx, planId).where('r.id', '=', returnId), 1, 0).then(([row]) =>
    orRefuse('RETURN_NOT_FOUND')(row),
  );

/** How many answers wait to be read. */
export const waitingReturns = (tx: Tx, planId: Id, callId: Id): Promise<number> =>
  sentReturns(tx, planId, { callId, state: 'received' })
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
    .then((row) => row.count);

/** What each agency of these calls has written or sent last. */
export const latestReturns = (tx: Tx, planId: Id, callIds: readonly Id[]) =>
  plan(tx)
    .selectFrom('plan.data_call_return')
    .select(['id', 'call_id', 'agency_id', 'state', 'why', sql<number>`jsonb_array_length(answers)`.as('answers')])
    .distinctOn(['call_id', 'agency_id'])
    .where('plan_id', '=', planId)
    .where('call_id', 'in', callIds)
    .orderBy('call_id')
    .orderBy('agency_id')
    .orderBy((eb) => eb('state', 'in', ['draft', 'received', 'applied']), 'desc')
    .orderBy('received_at', 'desc')
    .execute();
export type LatestReturn = Awaited<ReturnType<typeof latestReturns>>[number];

/** The updates for a period as the engine reads them; only who reported on what counts here. */
export const updatesForPeriod = async (tx: Tx, planId: Id, period: string): Promise<StatusUpdate[]> => {
  const rows = await plan(tx)
    .selectFrom('plan.status_update')
    .selectAll()
    .distinctOn(['node_id', 'agency_id'])
    .where('plan_id', '=', planId)
    .where('period', '=', period)
    .orderBy('node_id')
    .orderBy('agency_id')
    .orderBy('reported_at', 'desc')
    .execute();
  return rows.map((u) => ({
    id: u.id,
    nodeId: u.node_id,
    org: u.agency_id,
    period: u.period,
    state: u.state,
    percent: u.percent === null ? null : Number(u.percent),
    narrative: u.narrative,
    evidence: [],
    author: u.author,
    approver: u.approver,
    at: u.reported_at,
    sensitivity: u.sensitivity,
  }));
};
