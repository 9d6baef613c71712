import { z } from 'zod';
import { Instant, route } from '../../../platform/contract/index.ts';
import { AnnouncementView } from '../announcements/contract.ts';
import { Address, Pin, PublicKey } from './address.ts';

export const PartnerView = z
  .object({
    publicKey: z.string(),
    /** What agreements call it. */
    name: z.string(),
    address: z.string().nullable(),
    pin: z.string().nullable(),
    setAt: Instant.nullable(),
    /** When a signed message came from its node last, and when it took one of ours. */
    heardAt: Instant.nullable(),
    reachedAt: Instant.nullable(),
    /** Why the last try to reach it was in vain. */
    trouble: z.string().nullable(),
    /** Messages that wait for it. */
    waiting: z.number().int(),
    /** What it says of itself and nobody has answered yet. */
    announced: AnnouncementView.nullable(),
    /** The key that took this one's place, as it said and a person here accepted. */
    succeededBy: z.string().nullable(),
  })
  .meta({ id: 'MatchPartner' });
export type PartnerView = z.output<typeof PartnerView>;

export const listPartners = route('matching.partners', 'GET /matching/partners', {
  says: 'The partners of all agreements: where the node of each is, when it was last heard, and what waits for it.',
  may: 'read matching',
  takes: z.object({}),
  gives: z.object({
    ownAddress: z.string().nullable(),
    /** What the own node said of itself, newest first. */
    announced: z.array(AnnouncementView),
    partners: z.array(PartnerView),
  }),
});

export const setPartner = route('matching.set-partner', 'PUT /matching/partners/:publicKey', {
  says: 'Says where the node of a partner is; null where messages are carried by hand again. What waits is sent at once.',
  may: 'approve matching',
  stepUp: true,
  takes: z.object({ publicKey: PublicKey, address: Address.nullable(), pin: Pin.nullable().default(null) }),
  gives: PartnerView,
  refuses: ['MATCHING_PARTNER_UNKNOWN', 'MATCHING_ADDRESS_REFUSED'],
});

export const receiveMessage = route('matching.receive', 'POST /matching/nodes/:nodeId/messages', {
  says: "Takes a message of a round from a partner's node: signed after RFC 9421 with the key the agreement pins, Content-Digest after RFC 9530. Nobody signs in.",
  may: 'anyone',
  perMinute: 600,
  takes: z.object({ nodeId: z.string() }),
  gives: z.object({ taken: z.enum(['new', 'again']) }),
  upload: { types: ['application/octet-stream'], maxBytes: 64 * 1024 * 1024 },
  refuses: [
    'MATCHING_NOT_A_PARTNER',
    'MATCHING_MESSAGE_LATE',
    'MATCHING_MESSAGE_UNREADABLE',
    'MATCHING_MESSAGE_FOREIGN',
    'MATCHING_MESSAGE_TOO_MUCH',
    'MATCHING_NOT_IN_FORCE',
    'MATCHING_QUOTA_USED',
    'MATCHING_ANNOUNCEMENT_OLD',
    'MATCHING_ROUND_ELSEWHERE',
  ],
});
