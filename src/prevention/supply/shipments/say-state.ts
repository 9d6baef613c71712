import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { sayShipmentState as contract } from './contract.ts';
import { bills, shipmentById, standing } from './queries.ts';

/** A word on where a shipment stands is kept beside the ones before it; the last one up to a day counts. */
export const sayShipmentState = useCase(contract, async (context, { shipmentId, state, on, reason }) => {
  const { tx, orgId, kernel, actor, clock, newId, note } = context;
  const shipment = await shipmentById(tx, orgId, shipmentId);
  permit(kernel.roles, policy, actor, 'write supply', shipment);
  if (shipment.kind === 'master') refuse('SUPPLY_SHIPMENT_MASTER', { bill: shipment.bill });
  await bills(tx)
    .insertInto('supply.shipment_said')
    .values({
      ...{ org_id: orgId, id: newId(), shipment_id: shipmentId, state, on_day: on ?? clock.today(), reason },
      ...{ load_id: null, said_by: actor.userId as Id, said_at: clock.now() },
    })
    .execute();
  note(shipmentId, { state });
  const now = await standing(tx, orgId, clock.today())
    .select('standing.state')
    .where('standing.id', '=', shipmentId)
    .executeTakeFirstOrThrow();
  return { state: now.state };
});
