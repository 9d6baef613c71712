import type { Tx } from '../../../platform/db/index.ts';
import { json } from '../../../platform/db/index.ts';
import { matching } from '../queries.ts';
import type { AnnouncementRow } from '../tables.ts';

export const announcementOf = (tx: Tx, publicKey: string): Promise<AnnouncementRow | undefined> =>
  matching(tx).selectFrom('matching.announcement').selectAll().where('public_key', '=', publicKey).executeTakeFirst();

export const ownAnnouncements = (tx: Tx): Promise<AnnouncementRow[]> =>
  matching(tx)
    .selectFrom('matching.announcement')
    .selectAll()
    .where('own', '=', true)
    .orderBy('at', 'desc')
    .orderBy('public_key')
    .limit(5)
    .execute();

/** Keeps the newest statement of a key in the place of the one before it. */
export const keepAnnouncement = async (
  tx: Tx,
  row: Pick<AnnouncementRow, 'org_id' | 'public_key' | 'own' | 'statement' | 'bytes' | 'at'>,
): Promise<void> => {
  const change = {
    statement: json(row.statement),
    bytes: row.bytes,
    at: row.at,
    answered_at: null,
    answered_by: null,
    accepted: null,
  };
  await matching(tx)
    .insertInto('matching.announcement')
    .values({ org_id: row.org_id, public_key: row.public_key, own: row.own, ...change })
    .onConflict((on) => on.columns(['org_id', 'public_key']).doUpdateSet(change))
    .execute();
};
