import { z } from 'zod';
import { RecordClass } from '../../../engines/consent/index.ts';
import { Id, Instant, Paging, pageOf, route } from '../../../platform/contract/index.ts';

const Words = z.object({ en: z.string(), es: z.string() });

/** What a record says of one field. */
export const FieldValue = z.union([
  z.string().max(50_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(1000)).max(200),
]);
export type FieldValue = z.infer<typeof FieldValue>;

export const PacketField = z
  .object({
    id: z.string(),
    title: Words,
    dataClass: RecordClass,
    value: FieldValue,
    /** The value in words, where it is a code. */
    shown: Words.nullable(),
  })
  .meta({ id: 'PacketField' });
export type PacketField = z.infer<typeof PacketField>;

/** A packet as its recipient reads it: frozen when it was sent. */
export const PacketContent = z
  .object({
    id: Id,
    /** Can be said over the phone. */
    code: z.string(),
    from: z.string(),
    purpose: z.object({ id: z.string(), title: Words }),
    sentAt: Instant,
    accessUntil: Instant,
    /** SHA-256 of the frozen snapshot, in hex. */
    sha256: z.string(),
    fields: z.array(PacketField),
  })
  .meta({ id: 'Packet' });
export type PacketContent = z.infer<typeof PacketContent>;

export const InboxRow = z
  .object({
    id: Id,
    code: z.string(),
    from: z.string(),
    purpose: z.object({ id: z.string(), title: Words }),
    sentAt: Instant,
    accessUntil: Instant,
    /** `ended`: its time is over, or it was taken back. */
    state: z.enum(['open', 'ended']),
    recalledAt: Instant.nullable(),
  })
  .meta({ id: 'InboxRow' });

export const inbox = route('consent.inbox', 'GET /consent/inbox', {
  says: 'Packets that were sent to your organisation, the newest first. Nothing of what they hold.',
  may: 'read packet',
  takes: Paging,
  gives: pageOf(InboxRow),
});

const OnePacket = z.object({ packetId: Id });
const reading = ['NOT_FOUND_OR_NO_ACCESS', 'PACKET_ENDED', 'PACKET_DAMAGED'] as const;

export const readPacket = route('consent.read-packet', 'GET /consent/inbox/:packetId', {
  says: 'What a packet holds, while its release lives. Each reading is noted here and at the sender.',
  may: 'read packet',
  takes: OnePacket,
  gives: PacketContent,
  refuses: reading,
});

export const packetFile = route('consent.packet-file', 'GET /consent/inbox/:packetId/file', {
  says: 'The same as a table (CSV) or on paper (PDF). The file says when it has to be destroyed.',
  may: 'export packet',
  takes: OnePacket.extend({ as: z.enum(['csv', 'pdf']), language: z.enum(['en', 'es']).default('en') }),
  gives: { file: ['text/csv', 'application/pdf'] },
  refuses: reading,
});

export const recallPacket = route('consent.recall-packet', 'POST /consent/packets/:packetId/recall', {
  says: 'Takes one packet back that was sent by mistake. The release stays; reading stops at once.',
  may: 'share packet',
  takes: OnePacket,
  gives: z.object({ id: Id, recalledAt: Instant }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'PACKET_ALREADY_ENDED'],
});

export const PacketLink = z
  .object({
    /** `/packet#…`, to be put behind the address of this platform. Shown this once. */
    path: z.string(),
    /** Told by phone, never written. Shown this once. */
    phoneCode: z.string(),
    expiresAt: Instant,
  })
  .meta({ id: 'PacketLink' });
export type PacketLink = z.infer<typeof PacketLink>;

export const newPacketLink = route('consent.new-packet-link', 'POST /consent/packets/:packetId/link', {
  says: 'A new one-time link and phone code for a recipient without an account. The link before opens no more.',
  may: 'share packet',
  takes: OnePacket,
  gives: PacketLink,
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'PACKET_ALREADY_ENDED', 'PACKET_HAS_NO_LINK'],
});

/** Wrong codes after which a link opens no more. */
export const mostWrongCodes = 5;

export const openPacketLink = route('consent.open-packet-link', 'POST /consent/packet-links', {
  says: 'Opens a packet once, with what stands behind the # of its link and the code that was told by phone.',
  may: 'anyone',
  perMinute: 10,
  takes: z.object({ link: z.string().max(200), code: z.string().max(40) }),
  gives: PacketContent,
  refuses: ['PACKET_LINK_NOT_VALID', 'PACKET_CODE_WRONG', 'PACKET_ENDED', 'PACKET_DAMAGED'],
});
