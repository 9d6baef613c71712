import { z } from 'zod';
import { Instant, route } from '../../../platform/contract/index.ts';
import { Address, Pin, PublicKey } from '../transport/address.ts';

/** What a node says of itself. `number` rises with each statement of a key, so that no old one comes back. */
export const Statement = z.strictObject({
  publicKey: PublicKey,
  number: z.number().int().positive(),
  /** Null: files are carried by hand. */
  address: Address.nullable(),
  /** Of the certificate it will show. */
  pin: Pin.nullable(),
  /** The key that takes this one's place; null: none does. */
  nextKey: PublicKey.nullable(),
});
export type Statement = z.output<typeof Statement>;

export const AnnouncementView = Statement.extend({ at: Instant }).meta({ id: 'MatchAnnouncement' });

export const announceNode = route('matching.announce', 'POST /matching/node/announcement', {
  says: 'Tells all partners where the own node is now, and by which key it goes from now on: a statement signed by the key they know. A new key ends the agreements that name the old one.',
  may: 'approve matching',
  stepUp: true,
  takes: z.object({
    address: Address.nullable(),
    pin: Pin.nullable().default(null),
    newKey: z.boolean().default(false),
  }),
  gives: AnnouncementView,
  refuses: ['MATCHING_NO_NODE'],
});

export const announcementFile = route('matching.announcement-file', 'GET /matching/announcements/:publicKey/file', {
  says: 'The newest statement of an own key, present or past, as a file for partners to whom files are carried.',
  may: 'read matching',
  takes: z.object({ publicKey: PublicKey }),
  gives: { file: ['application/octet-stream'] },
  refuses: ['MATCHING_ANNOUNCEMENT_NONE'],
});

export const takeAnnouncement = route('matching.take-announcement', 'POST /matching/announcements', {
  says: 'Takes the statement of a partner that came as a file. Nothing changes before a person accepts it.',
  may: 'write matching',
  takes: z.object({}),
  gives: z.object({ taken: z.enum(['new', 'again']) }),
  upload: { types: ['application/octet-stream'], maxBytes: 16 * 1024 },
  refuses: ['MATCHING_MESSAGE_UNREADABLE', 'MATCHING_MESSAGE_FOREIGN', 'MATCHING_ANNOUNCEMENT_OLD'],
});

export const answerAnnouncement = route(
  'matching.answer-announcement',
  'POST /matching/announcements/:publicKey/answer',
  {
    says: 'Accepts or refuses what a partner says of its node. Accepted, its address and pin are those of the statement; a new key ends the agreements that name the old one.',
    may: 'approve matching',
    stepUp: true,
    takes: z.object({ publicKey: PublicKey, number: z.coerce.number().int().positive(), accept: z.boolean() }),
    gives: z.object({ accepted: z.boolean() }),
    refuses: ['MATCHING_ANNOUNCEMENT_NONE', 'MATCHING_ANNOUNCEMENT_OLD', 'MATCHING_ADDRESS_REFUSED'],
  },
);
