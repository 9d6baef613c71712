import { daysBetween } from '../../engines/calendar/index.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { DataCallRow } from '../tables.ts';
import type { Answer } from './answers/contract.ts';
import type { RecipientState } from './contract.ts';
import { isOpen } from './link.ts';
import { type LatestReturn, latestReturns, type Recipient, recipients, type SentReturn } from './queries.ts';

/** Days past the due day: of the answer, or of today where there is none. */
export const daysLate = (due: CivilDate, { answered_at }: Pick<Recipient, 'answered_at'>, today: CivilDate): number =>
  Math.max(0, daysBetween(due, answered_at?.slice(0, 10) ?? today));

/** How far an agency is. */
export const recipientState = (
  call: Pick<DataCallRow, 'closed_at'>,
  recipient: Recipient,
  latest: LatestReturn | undefined,
  today: CivilDate,
): RecipientState => {
  if (latest?.state === 'received' || latest?.state === 'applied') return latest.state;
  if (call.closed_at !== null) return 'silent';
  if (!isOpen({ ...recipient, ...call }, today)) return 'no_link';
  if (latest?.state === 'sent_back' || (latest?.state === 'draft' && latest.why !== null)) return 'sent_back';
  if (latest?.state === 'draft') return 'answering';
  return recipient.opened_at === null ? 'waiting' : 'opened';
};

/** The agencies of calls with how far each is. */
export const progressOf = async (tx: Tx, planId: Id, calls: readonly DataCallRow[], today: CivilDate) => {
  if (calls.length === 0) return [];
  const ids = calls.map((c) => c.id);
  const latest = new Map((await latestReturns(tx, planId, ids)).map((r) => [`${r.call_id} ${r.agency_id}`, r]));
  const everyone = await recipients(tx, planId, ids);
  return calls.map((call) => ({
    call,
    agencies: everyone
      .filter((r) => r.call_id === call.id)
      .map((recipient) => {
        const last = latest.get(`${call.id} ${recipient.agency_id}`);
        const state = recipientState(call, recipient, last, today);
        const end = call.closed_at?.slice(0, 10) ?? today;
        return { recipient, last, state, daysLate: daysLate(call.due_on, recipient, end) };
      }),
  }));
};
export type Progress = Awaited<ReturnType<typeof progressOf>>[number];

const hasAnswered = (state: RecipientState): boolean => state === 'received' || state === 'applied';

export const cardOf = ({ call, agencies }: Progress) => ({
  id: call.id,
  period: call.period,
  title: call.title,
  due: call.due_on,
  openedAt: call.opened_at,
  openedBy: call.opened_by,
  closedAt: call.closed_at,
  asked: agencies.length,
  answered: agencies.filter((a) => hasAnswered(a.state)).length,
  toReview: agencies.filter((a) => a.state === 'received').length,
  late: agencies.filter((a) => !hasAnswered(a.state) && a.daysLate > 0).length,
});

/** An answer that was sent, as lists show it. */
export const returnCard = (r: SentReturn) => ({
  id: r.id,
  callId: r.call_id,
  agency: r.agency_id,
  name: r.name,
  period: r.period,
  receivedAt: r.received_at,
  state: r.state as 'received' | 'applied' | 'sent_back',
  answers: (r.answers as readonly Answer[]).length,
  fileName: r.file_name,
  decidedBy: r.decided_by,
  decidedAt: r.decided_at,
  why: r.why,
});
