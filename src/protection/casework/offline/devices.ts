import { orRefuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { holds } from '../../../platform/policy/index.ts';
import { peopleOf } from '../work/people.ts';
import { endDevice as endContract, listDevices as listContract } from './contract.ts';
import { standingOf } from './device.ts';
import { offline } from './queries.ts';

const shownDays = 30;

/** Who looks after the devices of others. */
const oversees = ({ kernel, actor }: Context): boolean =>
  holds(kernel.roles, actor, 'approve caseload') || holds(kernel.roles, actor, 'write account');

export const listDevices = useCase(listContract, async (context) => {
  const { tx, orgId, actor, clock } = context;
  const all = oversees(context);
  const since = new Date(clock.millis() - shownDays * 86_400_000).toISOString();
  const rows = await offline(tx)
    .selectFrom('casework.device as d')
    .selectAll('d')
    .select((eb) =>
      eb
        .selectFrom('casework.device_record as r')
        .whereRef('r.org_id', '=', 'd.org_id')
        .whereRef('r.device_id', '=', 'd.id')
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('records'),
    )
    .where('d.org_id', '=', orgId)
    .where('d.lease_until', '>', since)
    .$if(!all, (own) => own.where('d.person_id', '=', actor.userId))
    .orderBy('d.taken_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(500)
    .execute();
  const person = await peopleOf(
    tx,
    rows.map(({ person_id }) => person_id),
  );
  return {
    all,
    devices: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      person: person(row.person_id),
      mine: row.person_id === actor.userId,
      takenAt: row.taken_at,
      leaseUntil: row.lease_until,
      seenAt: row.seen_at,
      endedAt: row.ended_at,
      endedWhy: row.ended_why,
      standing: standingOf(row, clock.now()),
      records: Number(row.records ?? 0),
    })),
  };
});

/** Takes the caseload back; ending it twice changes nothing. */
export const endDevice = useCase(endContract, async (context, { deviceId, why }) => {
  const { tx, orgId, actor, clock, note } = context;
  const mine = oversees(context);
  const device = await offline(tx)
    .selectFrom('casework.device')
    .select(['id', 'ended_at'])
    .where('org_id', '=', orgId)
    .where('id', '=', deviceId)
    .$if(!mine, (own) => own.where('person_id', '=', actor.userId))
    .executeTakeFirst()
    .then(orRefuse());
  if (device.ended_at === null) {
    await offline(tx)
      .updateTable('casework.device')
      .set({ ended_at: clock.now(), ended_by: actor.userId, ended_why: why })
      .where('org_id', '=', orgId)
      .where('id', '=', deviceId)
      .execute();
  }
  note(deviceId, { why });
  return { id: deviceId };
});
