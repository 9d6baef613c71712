import { useCase } from '../../../platform/kernel/index.ts';
import { supply } from '../queries.ts';
import { exportChain as exportContract, listProducts as listContract } from './contract.ts';
import { storedChain } from './read-stored.ts';

export const exportChain = useCase(exportContract, async ({ tx, orgId, kernel, clock }) => {
  const { chain } = await storedChain(kernel.db, tx, orgId);
  return {
    bytes: new TextEncoder().encode(`${JSON.stringify(chain, null, 2)}\n`),
    type: 'application/json',
    name: `chain-${clock.today()}.json`,
  };
});

export const listProducts = useCase(listContract, async ({ tx, orgId }, { limit, offset }) => {
  const all = supply(tx).selectFrom('supply.product as p').where('p.org_id', '=', orgId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .select(['p.id', 'p.name', 'p.inputs'])
    .select((eb) =>
      eb
        .selectFrom('supply.link as l')
        .whereRef('l.org_id', '=', 'p.org_id')
        .whereRef('l.to_id', '=', 'p.id')
        .select((q) => q.fn.count<number>('l.from_site').distinct().as('n'))
        .as('suppliers'),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    rows: rows.map(({ id, name, inputs, suppliers }) => ({
      id,
      name,
      inputs: inputs.length,
      suppliers: Number(suppliers ?? 0),
    })),
    total: Number(total),
    limit,
    offset,
  };
});
