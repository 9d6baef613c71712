import { sql } from 'kysely';
import { jaroWinkler } from '../../../engines/names/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { supply } from '../queries.ts';
import { readSite } from '../sites/site-text.ts';

const alikeFrom = 0.92;

/** What is left of a firm's name without legal form and trade words. */
const coreOf = (name: string): string => readSite({ name, address: '', country: '' }).core;

/** Parent firms as they are written in the rows that are or may be the one that is asked for: `Keldholm Group`, `KELDHOLM GRUOP LTD`. */
export const parentsLike = async (tx: Tx, orgId: Id, asked: string): Promise<string[]> => {
  const core = coreOf(asked);
  if (core.length < 3) return [];
  const parent = sql<string>`fields->>'parent'`;
  const rows = await supply(tx)
    .selectFrom('supply.supplier')
    .select(parent.as('parent'))
    .distinct()
    .where('org_id', '=', orgId)
    .where(parent, '<>', '')
    .execute();
  return rows
    .map((one) => one.parent)
    .filter((name) => {
      const other = coreOf(name);
      // a word more behind the name is still the name
      return (
        other.includes(core) || [other, other.slice(0, core.length)].some((one) => jaroWinkler(core, one) >= alikeFrom)
      );
    });
};
