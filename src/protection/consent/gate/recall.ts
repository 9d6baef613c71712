import { systemActor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';
import type { RecallWhy } from '../tables.ts';
import { endLinks } from './packet-link.ts';
import { recallNotice } from './recall-notice.ts';

type Recalling = Pick<Context, 'tx' | 'orgId' | 'actor' | 'kernel' | 'clock'>;

/**
 * Ends the reading of packets at once, here and in the recipient's inbox, and queues a notice that says no more than that.
 * Those whose time was already over are left as they are.
 *
 * @returns the ids of the packets that could still be read until now
 */
export const recall = async (
  { tx, orgId, actor, kernel, clock }: Recalling,
  which: { readonly groundId: Id } | { readonly packetIds: readonly Id[] },
  why: RecallWhy,
): Promise<Id[]> => {
  const now = clock.now();
  const rows = await consent(tx)
    .updateTable('consent.packet')
    .set({ recalled_at: now, recalled_by: actor.userId, recall_why: why })
    .where((eb) => ('groundId' in which ? eb('ground_id', '=', which.groundId) : eb('id', 'in', which.packetIds)))
    .where('recalled_at', 'is', null)
    .where('access_until', '>', now)
    .returning('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  await endLinks(tx, now, ids);
  await consent(tx)
    .updateTable('consent.delivery')
    .set({ recalled_at: now })
    .where('sender_id', '=', orgId)
    .where('packet_id', 'in', ids)
    .execute();
  for (const packetId of ids) {
    await enqueue(tx, kernel, systemActor(orgId), recallNotice, { packetId }, { key: packetId });
  }
  return ids;
};
