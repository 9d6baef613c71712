import { namesOf } from '../accounts/index.ts';
import { useCase } from '../kernel/index.ts';
import { listAudit as contract } from './contract.ts';
import { countOf, entries, viewOf } from './queries.ts';

/** A page of the organisation's own trail. Reading it is itself an act and stands in it afterwards. */
export const listAudit = useCase(contract, async ({ tx, orgId, note }, { limit, offset, ...filter }) => {
  const found = await entries(tx, orgId, filter, limit, offset);
  const names = await namesOf(
    tx,
    found.flatMap((entry) => entry.actor_id ?? []),
  );
  note(filter.recordId ?? [], { rows: found.length });
  return {
    rows: found.map((entry) => viewOf(entry, names)),
    total: await countOf(tx, orgId, filter),
    limit,
    offset,
  };
});
