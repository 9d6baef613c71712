import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { consent, lockedRelease } from '../queries.ts';
import { releaseOf, standingAt } from '../releases/release-row.ts';
import { newPacketLink as linkContract, recallPacket as recallContract } from './contract.ts';
import { makeLink } from './packet-link.ts';
import { recall } from './recall.ts';

/** Takes one packet back. */
export const recallPacket = useCase(recallContract, async (context, { packetId }) => {
  const { tx, clock, note } = context;
  const packet = await packetById(tx, packetId);
  await requireStanding(context, packet.subject_id, 'share packet');
  const [recalled] = await recall(context, { packetIds: [packetId] }, 'sender');
  if (!recalled) refuse('PACKET_ALREADY_ENDED');
  note([packetId, packet.subject_id]);
  return { id: packetId, recalledAt: clock.now() };
});

/** A new way in, where the first was lost or has opened already. The release is asked again: it may have ended since. */
export const newPacketLink = useCase(linkContract, async (context, { packetId }) => {
  const { tx, clock, note } = context;
  const packet = await packetById(tx, packetId);
  await requireStanding(context, packet.subject_id, 'share packet');
  if (packet.recipient_kind !== 'external' || packet.ground !== 'release') refuse('PACKET_HAS_NO_LINK');
  const release = await lockedRelease(tx, packet.ground_id);
  const live = standingAt(release, clock.now()) === 'active' && releaseOf(release).recipient === packet.recipient_id;
  if (packet.recalled_at !== null || !live || Date.parse(packet.access_until) <= clock.millis())
    refuse('PACKET_ALREADY_ENDED');
  note([packetId, packet.subject_id]);
  return makeLink(context, packet);
});

const packetById = (tx: Tx, packetId: string) =>
  consent(tx).selectFrom('consent.packet').selectAll().where('id', '=', packetId).executeTakeFirst().then(orRefuse());
