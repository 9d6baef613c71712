import { sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { visible } from '../../../platform/policy/index.ts';
import { governed, mayDo, recordOf } from '../access.ts';
import { policy } from '../policy.ts';
import { casework } from '../queries.ts';
import { findDuplicates as contract } from './contract.ts';
import { foundOf } from './search-survivors.ts';

const most = 20;

/**
 * Records of the organisation that have something telling in common with this one. Of a colleague's record it says only that a supervisor
 * can look; of a restricted or closed one, nothing.
 */
export const findDuplicates = useCase(contract, async (context, { survivorId }) => {
  const { tx, orgId, kernel, actor, note } = context;
  mayDo(context, await recordOf(context, survivorId), 'read', 'identity');
  const { rows: common } = await sql<{ id: Id; n: number; shield: string }>`
    select s.id, count(*) as n, s.shield from casework.name_key mine
      join casework.name_key other on other.org_id = mine.org_id and other.key = mine.key
        and other.survivor_id <> mine.survivor_id
      join casework.survivor s on s.org_id = other.org_id and s.id = other.survivor_id and s.purged_at is null
    where mine.org_id = ${orgId} and mine.survivor_id = ${survivorId} and mine.kind = 'same' and other.kind = 'same'
      and s.shield <> 'closed'
    group by s.id, s.shield order by n desc, s.id limit ${most}`.execute(casework(tx));
  const seen =
    common.length === 0
      ? []
      : await governed(context)
          .where(
            's.id',
            'in',
            common.map(({ id }) => id),
          )
          .where(visible(kernel.roles, policy, actor, 'read identity'))
          .execute();
  const found = await foundOf(context, seen);
  const theirs = new Set(seen.map(({ id }) => id));
  note([survivorId, ...theirs], { found: found.length });
  return {
    found: found
      .map((one) => ({ ...one, inCommon: Number(common.find(({ id }) => id === one.survivorId)?.n ?? 0) }))
      .toSorted((a, b) => b.inCommon - a.inCommon),
    ask: common.some(({ id, shield }) => shield === 'open' && !theirs.has(id)),
  };
});
