import { decide, recordClasses } from '../../../engines/consent/index.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id, Instant } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { fieldRules } from '../catalogue/record-fields.ts';
import { consent, lockedRelease } from '../queries.ts';
import { purposeTitle } from '../releases/purpose.ts';
import { releaseOf } from '../releases/release-row.ts';
import type { PacketReadRow, PacketRow } from '../tables.ts';
import type { PacketContent } from './contract.ts';
import { placeOfSnapshot, thaw } from './snapshot.ts';

/** What a reader comes away with. */
export type Reading = { readonly content: PacketContent } | { readonly ended: string };

export interface Reader {
  readonly actor: Actor;
  readonly orgId: Id | null;
  readonly way: PacketReadRow['way'];
}

/** The fields that may still be read now, or why none: the same decision as at sending, over what was sent. */
const stillOpen = async (kernel: Kernel, tx: Tx, packet: PacketRow): Promise<readonly string[] | string> => {
  const now = kernel.clock.now();
  if (packet.ground !== 'release') return 'not by platform';
  if (packet.recall_why !== null) return packet.recall_why;
  if (Date.parse(now) >= Date.parse(packet.access_until)) return 'expired';
  const decision = decide({
    release: releaseOf(await lockedRelease(tx, packet.ground_id)),
    request: {
      subject: packet.subject_id,
      to: packet.recipient_id,
      purpose: packet.purpose,
      fields: [...packet.fields],
    },
    // what the sender could share was asked when it was sent
    sender: { organisation: packet.org_id, mayShare: [...recordClasses], onCaseload: true },
    catalogue: fieldRules(kernel.packs, kernel.clock.today()),
    now,
  });
  return decision.allowed.length > 0 ? decision.allowed : (decision.refused[0]?.reason ?? 'expired');
};

const unseal = async (kernel: Kernel, tx: Tx, packet: PacketRow, open: readonly string[]): Promise<PacketContent> => {
  const sealed = packet.snapshot_sealed ?? refuse('PACKET_ENDED');
  const text = await kernel.vault.openText(tx, placeOfSnapshot(packet.org_id, packet.id), sealed);
  const snapshot = thaw(text);
  if (sha256(text) !== packet.sha256 || snapshot.packetId !== packet.id) refuse('PACKET_DAMAGED');
  return {
    id: packet.id,
    code: packet.code,
    from: snapshot.from,
    purpose: { id: packet.purpose, title: purposeTitle(kernel.packs, packet.purpose) },
    sentAt: packet.sent_at,
    accessUntil: packet.access_until,
    sha256: packet.sha256,
    fields: snapshot.fields.filter(({ id }) => open.includes(id)),
  };
};

/**
 * Reads one packet on the sender's side, in a transaction of the sender's organisation that is already open: decides anew, notes the
 * reading or the try, writes the sender's audit entry, opens the snapshot.
 */
export const readPacketHere = async (kernel: Kernel, tx: Tx, packet: PacketRow, reader: Reader): Promise<Reading> => {
  const open = await stillOpen(kernel, tx, packet);
  const ended = typeof open === 'string' ? open : null;
  const at: Instant = kernel.clock.now();
  const { actor, orgId, way } = reader;
  await consent(tx)
    .insertInto('consent.packet_read')
    .values({
      org_id: packet.org_id,
      packet_id: packet.id,
      id: newId(kernel.clock, kernel.random),
      at,
      reader_org: orgId,
      reader_id: actor.userId,
      way,
      outcome: ended ?? 'read',
    })
    .execute();
  await appendAudit(
    tx,
    kernel.clock,
    { ...actor, orgId: packet.org_id },
    {
      act: 'consent.packet-read',
      outcome: ended === null ? 'done' : 'PACKET_ENDED',
      records: [packet.id, packet.subject_id],
      details: { way, ...(orgId ? { reader: orgId } : {}), ...(ended ? { ended } : {}) },
    },
  );
  return typeof open === 'string' ? { ended: open } : { content: await unseal(kernel, tx, packet, open) };
};

/**
 * The narrow path between two organisations: for one packet, addressed to the reader's organisation, a transaction runs on behalf of its
 * sender. It reads that packet, its release and its snapshot, and nothing else; the sender's keys never reach the reader's transaction.
 */
export const readAtSender = (
  kernel: Kernel,
  reader: Reader & { readonly orgId: Id },
  { senderId, packetId }: { readonly senderId: Id; readonly packetId: Id },
): Promise<Reading> =>
  kernel.db.transaction({ orgId: senderId, userId: null }, async (tx) => {
    const packet = await consent(tx)
      .selectFrom('consent.packet')
      .selectAll()
      .where('id', '=', packetId)
      .where('recipient_kind', '=', 'organisation')
      .where('recipient_id', '=', reader.orgId)
      .executeTakeFirst();
    return packet ? readPacketHere(kernel, tx, packet, reader) : refuse('NOT_FOUND_OR_NO_ACCESS');
  });
