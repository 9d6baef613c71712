import { type RecordClass, recordClasses } from '../../engines/consent/index.ts';
import type { Id } from '../../platform/contract/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { recall } from './gate/recall.ts';
import { consent } from './queries.ts';

type Forgetting = Pick<Context, 'tx' | 'orgId' | 'actor' | 'kernel' | 'clock'>;

/** Ends and destroys packets: each has a key of its own. That they were sent, to whom, and who read them stays. */
const destroyPackets = async (context: Forgetting, packetIds: readonly Id[], why: string): Promise<void> => {
  if (packetIds.length === 0) return;
  const { tx, orgId, kernel } = context;
  await recall(context, { packetIds }, 'destroyed');
  for (const packetId of packetIds) await kernel.vault.shred(tx, orgId, packetId, why);
  await consent(tx).updateTable('consent.packet').set({ snapshot_sealed: null }).where('id', 'in', packetIds).execute();
};

const packetsHolding = async ({ tx }: Forgetting, subjectId: Id, classes: readonly RecordClass[]): Promise<Id[]> => {
  const rows = await consent(tx)
    .selectFrom('consent.packet')
    .select(['id', 'classes'])
    .where('subject_id', '=', subjectId)
    .where('snapshot_sealed', 'is not', null)
    .execute();
  return rows.filter((row) => classes.some((one) => row.classes.includes(one))).map(({ id }) => id);
};

/**
 * For a purge of some classes of a record: destroys every packet that holds one of them. Casework calls it in the transaction of the purge.
 *
 * @returns how many packets were destroyed
 */
export const forgetClasses = async (
  context: Forgetting,
  subjectId: Id,
  classes: readonly RecordClass[],
  why: string,
): Promise<number> => {
  const packets = await packetsHolding(context, subjectId, classes);
  await destroyPackets(context, packets, why);
  return packets.length;
};

/**
 * For the purge of a whole record: destroys every packet, and the key that seals her releases, demands and reports. Releases are ended;
 * that there were any, and who saw what, stays without a name in it.
 */
export const forgetSubject = async (context: Forgetting, subjectId: Id, why: string): Promise<number> => {
  const { tx, orgId, actor, clock, kernel } = context;
  const destroyed = await forgetClasses(context, subjectId, recordClasses, why);
  await consent(tx)
    .updateTable('consent.release')
    .set({ state: 'revoked', ended_at: clock.now(), ended_by: actor.userId, ended_way: null })
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'active')
    .execute();
  if (await sealedAnything(context, subjectId)) await kernel.vault.shred(tx, orgId, subjectId, why);
  await consent(tx).deleteFrom('consent.circle').where('subject_id', '=', subjectId).execute();
  return destroyed;
};

/** Whether there is a key to destroy: the first sealed word made it. */
const sealedAnything = async ({ tx }: Forgetting, subjectId: Id): Promise<boolean> => {
  const rooms = ['consent.release', 'consent.disclosure', 'consent.report'] as const;
  for (const room of rooms) {
    const found = await consent(tx)
      .selectFrom(room)
      .select('id')
      .where('subject_id', '=', subjectId)
      .executeTakeFirst();
    if (found) return true;
  }
  return false;
};
