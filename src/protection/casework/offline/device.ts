import { sql } from 'kysely';
import { standingOf as accountStanding } from '../../../platform/accounts/index.ts';
import type { Id, Instant } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { offline } from './queries.ts';
import type { DeviceRow } from './tables.ts';

type Asking = Pick<Context, 'tx' | 'orgId' | 'clock'>;

export const standingOf = ({ ended_at, lease_until }: DeviceRow, now: Instant): 'good' | 'over' | 'ended' =>
  ended_at !== null ? 'ended' : Date.parse(lease_until) <= Date.parse(now) ? 'over' : 'good';

/** A device of the actor, which makes contact now. @throws Refusal NOT_FOUND_OR_NO_ACCESS */
export const ownDevice = async ({ tx, orgId, clock, actor }: Asking & Pick<Context, 'actor'>, deviceId: Id) => {
  const device = await offline(tx)
    .updateTable('casework.device')
    .set({ seen_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', deviceId)
    .where('person_id', '=', actor.userId)
    .returningAll()
    .executeTakeFirst()
    .then(orRefuse());
  return { device, standing: standingOf(device, clock.now()) };
};

/** Whether who took the device out still works here: nobody's caseload stays with somebody who has left, or whose account is closed. */
export const stillWorksHere = async (tx: Tx, orgId: Id, personId: Id): Promise<boolean> => {
  const { rows } = await sql<{ roles: string[] | null }>`
    select roles from ${accountStanding(sql`${personId}::uuid`, sql`${orgId}::uuid`)} as s`.execute(offline(tx));
  return rows.some(({ roles }) => roles !== null);
};

/** Notes which records a device carries, beside those it carried before. */
export const carry = async ({ tx, orgId }: Asking, deviceId: Id, survivorIds: readonly Id[]): Promise<void> => {
  if (survivorIds.length === 0) return;
  await offline(tx)
    .insertInto('casework.device_record')
    .values(survivorIds.map((survivor_id) => ({ org_id: orgId, device_id: deviceId, survivor_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
