import { compareDates } from '../../engines/calendar/index.ts';
import { nameOf } from '../../platform/accounts/name-of.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { dutyKind } from '../pack-kinds.ts';
import { plan, planHead } from '../queries.ts';
import { calendarFacts } from './calendar-facts.ts';
import { recordDelivery as contract } from './contract.ts';
import { planCalendar } from './plan-calendar.ts';

/** Far enough to find any occurrence that somebody may still deliver, or deliver ahead of time. */
const anyTime = { from: '1990-01-01', to: '2200-12-31' };

/** Keeps the day and the proof of a delivery. Duties go on when a plan is closed. */
export const recordDelivery = useCase(contract, async ({ tx, orgId, actor, kernel, clock, note: noted }, input) => {
  const { planId, duty, occurrence, delivered, proofUri, proofHash, note, corrects } = input;
  await planHead(tx, planId);
  const wordings = kernel.packs.entries(dutyKind).filter(({ id }) => id === duty);
  if (wordings.length === 0) refuse('PLAN_DUTY_NOT_FOUND');
  if (compareDates(delivered, clock.today()) > 0) refuse('PLAN_DELIVERY_AHEAD', { delivered });
  const facts = await calendarFacts(tx, planId);
  if (!corrects && facts.deliveries.some((d) => d.duty === duty && d.occurrence === occurrence)) {
    refuse('PLAN_ALREADY_DELIVERED', { occurrence });
  }

  const now = planCalendar({
    ...facts,
    duties: wordings,
    deliveries: [{ duty, occurrence, delivered }],
    window: anyTime,
    asOf: clock.today(),
  }).entries.find((entry) => entry.for === occurrence);
  if (!now) return refuse('PLAN_OCCURRENCE_NOT_FOUND', { occurrence });

  const said = {
    delivered_on: delivered,
    proof_uri: proofUri ?? null,
    proof_hash: proofHash ?? null,
    note: note ?? null,
    recorded_by: await nameOf(tx, actor),
    recorded_at: clock.now(),
  };
  await plan(tx)
    .insertInto('plan.delivery')
    .values({ org_id: orgId, plan_id: planId, duty_id: duty, occurrence, ...said })
    .onConflict((on) => on.columns(['org_id', 'plan_id', 'duty_id', 'occurrence']).doUpdateSet(said))
    .execute();
  noted(planId, { duty, corrects });
  return { due: now.due, state: now.state, daysLate: now.daysLate };
});
