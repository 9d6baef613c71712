import type { Id } from '../../../platform/contract/index.ts';
import { upsertMany } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { supply } from '../queries.ts';
import type { Tables } from '../tables.ts';
import { decidePairs as contract } from './contract.ts';
import { merge } from './merge-sites.ts';
import { holdRegistry } from './registry.ts';

export const decidePairs = useCase(contract, async (context, { pairs, same, why }) => {
  const { tx, orgId, actor, clock, note } = context;
  const registry = await holdRegistry(context);
  const rows = await supply(tx)
    .selectFrom('supply.site_pair')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('fingerprint', 'in', pairs)
    .orderBy('fingerprint')
    .execute();
  if (rows.length !== new Set(pairs).size) refuse('SUPPLY_PAIR_NOT_FOUND', {}, [{ field: 'pairs' }]);
  let merged = 0;
  for (const row of same ? rows : []) {
    const [stays, goes] = [registry.today(row.b_site), registry.today(row.a_site)];
    if (stays.id === goes.id) continue;
    await merge(context, registry, stays, goes, why, [row]);
    merged += 1;
  }
  await upsertMany<Tables, 'supply.site_pair'>(
    tx,
    'supply.site_pair',
    ['org_id', 'fingerprint'],
    rows.map((row) => ({
      ...{ ...row, state: same ? ('same' as const) : ('different' as const), why },
      ...{ decided_by: actor.userId as Id, decided_at: clock.now() },
    })),
  );
  note([], { pairs: rows.length, merged });
  return { merged, kept: rows.length };
});
