import type { DueEvent } from '../../engines/calendar/index.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { plan } from '../queries.ts';
import type { Delivery } from './plan-calendar.ts';

export interface RecordedDelivery extends Delivery {
  readonly proofUri: string | null;
  readonly proofHash: string | null;
  readonly note: string | null;
  readonly recordedBy: string;
}

export interface RecordedEvent extends DueEvent {
  readonly id: Id;
  readonly date: CivilDate;
  readonly note: string | null;
}

/** What the calendar of a plan rests on beside the packs: its meetings, other events, deliveries. */
export const calendarFacts = async (tx: Tx, planId: Id) => {
  const cycles = await plan(tx)
    .selectFrom('plan.cycle')
    .select(['id', 'held_on as date'])
    .where('plan_id', '=', planId)
    .orderBy('held_on')
    .execute();
  const events = await plan(tx)
    .selectFrom('plan.event')
    .select(['id', 'event', 'held_on as date', 'occasion', 'note'])
    .where('plan_id', '=', planId)
    .orderBy('held_on')
    .orderBy('id')
    .execute();
  const deliveries = await plan(tx)
    .selectFrom('plan.delivery')
    .select(['duty_id as duty', 'occurrence', 'delivered_on as delivered', 'note'])
    .select(['proof_uri as proofUri', 'proof_hash as proofHash', 'recorded_by as recordedBy'])
    .where('plan_id', '=', planId)
    .execute();
  return {
    cycles,
    events: events.map(
      ({ occasion, ...e }): RecordedEvent => ({ ...e, ...(occasion === null ? {} : { for: occasion }) }),
    ),
    deliveries: deliveries satisfies RecordedDelivery[],
  };
};
