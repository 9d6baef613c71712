import { papers } from './queries.ts';
import type { Held } from './token.ts';

/** What the request is about, in words: the goods of the link, or what the one who passed it on buys. */
export const materialOf = async ({ tx, orgId, row }: Held): Promise<string | null> => {
  if (row.link_id === null) return row.named.material ?? null;
  const link = await papers(tx)
    .selectFrom('supply.link as l')
    .innerJoin('supply.material as m', (on) =>
      on.onRef('m.org_id', '=', 'l.org_id').onRef('m.id', '=', 'l.material_id'),
    )
    .select('m.name')
    .where('l.org_id', '=', orgId)
    .where('l.id', '=', row.link_id)
    .executeTakeFirst();
  return link?.name ?? null;
};
