import { nameOf } from '../../platform/accounts/name-of.ts';
import type { Id } from '../../platform/contract/index.ts';
import { json, type Tx } from '../../platform/db/index.ts';
import { orRefuse, refuse } from '../../platform/errors/index.ts';
import { type Context, useCase } from '../../platform/kernel/index.ts';
import { agency as agencyOf, openPlanHead, plan } from '../queries.ts';
import { recordObservation as contract, setTarget as targetContract } from './contract.ts';
import { type Observed, readPeriod, sameNumber } from './observed.ts';
import { observationsOf } from './visible-indicators.ts';

/** Keeps a value for a period. A value that was there already is replaced only with a reason, and stays on record. */
export const recordObservation = useCase(contract, async (context, input) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const { planId, indicatorId, period, value, flag, agency, dims, source, why } = input;
  await openPlanHead(tx, planId);
  await indicatorThere(tx, planId, indicatorId);
  if (agency !== undefined) await agencyOf(tx, planId, agency);
  if (value === null && flag !== 'missing' && flag !== 'suppressed') refuse('PLAN_VALUE_NEEDED');
  const { start, end, label } = readPeriod(period);

  const number = { indicator_id: indicatorId, period: label, agency_id: agency ?? null, dims };
  const there = (await observationsOf(tx, planId, [indicatorId])).find((o) => sameNumber(o) === sameNumber(number));
  if (there) {
    if (why === undefined) return refuse('PLAN_VALUE_THERE', { period: label });
    await correct(context, planId, there, { value, flag }, why);
    note([planId, there.id], { corrected: true });
    return { id: there.id, period: label, start, end, corrected: true };
  }
  const id = newId();
  await plan(tx)
    .insertInto('plan.observation')
    .values({
      org_id: orgId,
      plan_id: planId,
      id,
      ...number,
      start_on: start,
      end_on: end,
      dims: json(dims),
      value,
      flag,
      source: source === undefined ? null : json({ cite: source }),
      recorded_by: await nameOf(tx, actor),
      recorded_at: clock.now(),
    })
    .execute();
  note([planId, id]);
  return { id, period: label, start, end, corrected: false };
});

/** Puts another value in place of an observation's and keeps the one before with the reason. */
export const correct = async (
  { tx, orgId, actor, clock, newId }: Context,
  planId: Id,
  before: Observed,
  now: Pick<Observed, 'value' | 'flag'>,
  why: string,
): Promise<void> => {
  const by = await nameOf(tx, actor);
  await plan(tx)
    .insertInto('plan.observation_revision')
    .values({
      org_id: orgId,
      plan_id: planId,
      id: newId(),
      observation_id: before.id,
      indicator_id: before.indicator_id,
      period: before.period,
      was: before.value,
      was_flag: before.flag,
      why,
      corrected_by: by,
      corrected_at: clock.now(),
    })
    .execute();
  await plan(tx)
    .updateTable('plan.observation')
    .set({ ...now, recorded_by: by, recorded_at: clock.now() })
    .where('plan_id', '=', planId)
    .where('id', '=', before.id)
    .execute();
};

/** Sets what is wanted for a period, and says whose target it is: none of ours is ever shown as official. */
export const setTarget = useCase(targetContract, async ({ tx, orgId, note }, input) => {
  const { planId, indicatorId, period, value, source } = input;
  await openPlanHead(tx, planId);
  await indicatorThere(tx, planId, indicatorId);
  const { label } = readPeriod(period);
  await plan(tx)
    .insertInto('plan.target')
    .values({
      org_id: orgId,
      plan_id: planId,
      indicator_id: indicatorId,
      period: label,
      value,
      source: json({ cite: source }),
    })
    .onConflict((on) =>
      on
        .columns(['org_id', 'plan_id', 'indicator_id', 'period'])
        .doUpdateSet({ value, source: json({ cite: source }) }),
    )
    .execute();
  note(planId, { indicator: indicatorId });
  return { period: label };
});

const indicatorThere = (tx: Tx, planId: Id, indicatorId: string) =>
  plan(tx)
    .selectFrom('plan.indicator')
    .select('id')
    .where('plan_id', '=', planId)
    .where('id', '=', indicatorId)
    .executeTakeFirst()
    .then(orRefuse('PLAN_INDICATOR_NOT_FOUND'));
