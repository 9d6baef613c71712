import { newSigningKeys } from '../../../engines/matching/index.ts';
import { systemActor } from '../../../platform/actor/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import { placeOfNode, privateKeyOf } from '../agreements/use-cases.ts';
import { matching, nodeOrRefuse } from '../queries.ts';
import { keepAddress, requireCallable } from '../transport/partners.ts';
import { noteAnnouncement } from './arrive.ts';
import * as contract from './contract.ts';
import { endOldKey } from './end-old-key.ts';
import { announcementOf, keepAnnouncement } from './queries.ts';
import { announceKind } from './send.ts';
import { writeStatement } from './statement.ts';

/** A statement goes by itself to every partner whose node is known: with a new key by hand, since that key is a stranger's there until it is accepted. */
const sendToAll = async ({ tx, kernel, orgId }: Context): Promise<void> => {
  const partners = await matching(tx)
    .selectFrom('matching.partner')
    .select('public_key')
    .where('address', 'is not', null)
    .execute();
  for (const { public_key } of partners)
    await enqueue(tx, kernel, systemActor(orgId), announceKind, { partner: `key/${public_key}` });
};

export const announceNode = useCase(contract.announceNode, async (context, { address, pin, newKey }) => {
  const { tx, orgId, clock, kernel, note } = context;
  const node = await nodeOrRefuse(tx);
  const own = { publicKey: node.public_key, privateKey: await privateKeyOf(context, node) };
  const next = newKey ? newSigningKeys(secureRandom) : null;
  const before = await announcementOf(tx, own.publicKey);
  const number = Math.max(clock.millis(), (before?.statement.number ?? 0) + 1);
  const statement = { publicKey: own.publicKey, number, address, pin, nextKey: next?.publicKey ?? null };
  const bytes = writeStatement(statement, own, next);
  const at = clock.now();
  await keepAnnouncement(tx, { org_id: orgId, public_key: own.publicKey, own: true, statement, bytes, at });
  let ended = 0;
  if (next) {
    ended = await endOldKey(context, own.publicKey);
    const private_sealed = await kernel.vault.seal(tx, placeOfNode(orgId), next.privateKey);
    await matching(tx).updateTable('matching.node').set({ public_key: next.publicKey, private_sealed }).execute();
  } else await sendToAll(context);
  note([orgId], { address: address !== null, pinned: pin !== null, newKey, ended });
  return { ...statement, at };
});

export const announcementFile = useCase(contract.announcementFile, async ({ tx, orgId, note }, { publicKey }) => {
  const row = await announcementOf(tx, publicKey);
  note([orgId]);
  if (!row?.own) return refuse('MATCHING_ANNOUNCEMENT_NONE');
  return { bytes: row.bytes, type: 'application/octet-stream', name: `node-${row.statement.number}.node` };
});

export const takeAnnouncement = useCase(contract.takeAnnouncement, async ({ tx, orgId, clock, file, note }) => {
  const taken = await noteAnnouncement({ tx, orgId, at: clock.now() }, file.bytes, null);
  note([orgId], { taken });
  return { taken };
});

export const answerAnnouncement = useCase(
  contract.answerAnnouncement,
  async (context, { publicKey, number, accept }) => {
    const { tx, orgId, actor, clock, kernel, note } = context;
    const row = await announcementOf(tx, publicKey).then(orRefuse('MATCHING_ANNOUNCEMENT_NONE'));
    if (row.own || row.answered_at !== null) refuse('MATCHING_ANNOUNCEMENT_NONE');
    // the person answers what was shown: a newer statement is shown first
    if (row.statement.number !== number) refuse('MATCHING_ANNOUNCEMENT_OLD');
    const { address, pin, nextKey } = row.statement;
    if (accept && address !== null) await requireCallable(address, kernel.env);
    await matching(tx)
      .updateTable('matching.announcement')
      .set({ answered_at: clock.now(), answered_by: actor.userId, accepted: accept })
      .where('public_key', '=', publicKey)
      .execute();
    let ended = 0;
    if (accept && nextKey !== null) {
      ended = await endOldKey(context, publicKey);
      await keepAddress(context, publicKey, { address: null, pin: null });
    }
    if (accept) await keepAddress(context, nextKey ?? publicKey, { address, pin });
    note([orgId], { accept, newKey: nextKey !== null, ended });
    return { accepted: accept };
  },
);

export const announcementUseCases = [announceNode, announcementFile, takeAnnouncement, answerAnnouncement];
