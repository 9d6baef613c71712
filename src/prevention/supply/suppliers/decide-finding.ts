import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { supply } from '../queries.ts';
import { holdChain } from '../stored/keep-chain.ts';
import { verdictsOf, waitingOf } from './answers.ts';
import { decideFinding as contract } from './contract.ts';
import { supplierById } from './read-stored-suppliers.ts';

/** An answer is kept beside the ones before it; the last one counts. */
export const decideFinding = useCase(contract, async (context, { supplierId, finding, verdict, reason }) => {
  const { tx, orgId, kernel, actor, clock, newId, note } = context;
  await holdChain({ tx, orgId, clock });
  const supplier = await supplierById(tx, orgId, supplierId);
  permit(kernel.roles, policy, actor, 'write supply', supplier);
  const found = supplier.findings.find(({ hash }) => hash === finding) ?? refuse('SUPPLY_FINDING_NOT_FOUND');
  await supply(tx)
    .insertInto('supply.supplier_verdict')
    .values({
      ...{ org_id: orgId, id: newId(), supplier_id: supplierId, finding, says: found.says, verdict, reason },
      ...{ decided_by: actor.userId as Id, decided_at: clock.now() },
    })
    .execute();
  const waiting = waitingOf(supplierId, supplier.findings, await verdictsOf(tx, orgId, supplierId));
  await supply(tx)
    .updateTable('supply.supplier')
    .set({ waiting })
    .where('org_id', '=', orgId)
    .where('id', '=', supplierId)
    .execute();
  note(supplierId, { verdict });
  return { waiting };
});
