import { z } from 'zod';
import { RefusalReason } from '../../../engines/consent/index.ts';
import { Id, Instant, route, Text } from '../../../platform/contract/index.ts';
import { ReleaseCard } from '../releases/contract.ts';

const Words = z.object({ en: z.string(), es: z.string() });

/** One sending: to whom, what, until when, and every time it was opened. */
export const SharedPacket = z
  .object({
    id: Id,
    code: z.string(),
    /** By consent, or because a law or court compelled it. */
    ground: z.enum(['release', 'disclosure']),
    groundId: Id,
    to: z.string(),
    purpose: Words,
    fields: z.array(z.object({ id: z.string(), title: Words })),
    /** What was asked for and stayed. */
    kept: z.array(z.object({ id: z.string(), title: Words, reason: RefusalReason })),
    /** Opened by a one-time link: its recipient has no account here. */
    byLink: z.boolean(),
    sha256: z.string(),
    sentAt: Instant,
    accessUntil: Instant,
    state: z.enum(['open', 'ended', 'recalled']),
    recalledAt: Instant.nullable(),
    reads: z.array(
      z.object({
        at: Instant,
        way: z.enum(['screen', 'csv', 'pdf', 'link', 'htcds']),
        /** False: a try after the end, which showed nothing. */
        opened: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'SharedPacket' });
export type SharedPacket = z.infer<typeof SharedPacket>;

export const SharedReport = z
  .object({ id: Id, duty: Words, reportedAt: Instant, fields: z.array(z.object({ id: z.string(), title: Words })) })
  .meta({ id: 'SharedReport' });

/** Everything that left the record of one survivor, whatever the ground. */
export const WhoSawWhat = z
  .object({ releases: z.array(ReleaseCard), packets: z.array(SharedPacket), reports: z.array(SharedReport) })
  .meta({ id: 'WhoSawWhat' });

export const whoSawWhat = route('consent.shared', 'GET /consent/subjects/:subjectId/shared', {
  says: 'What was shared of a survivor, with whom, until when, and every time it was read.',
  may: 'read release',
  within: ['approve release'],
  takes: z.object({ subjectId: Id }),
  gives: WhoSawWhat,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const mySharing = route('consent.mine', 'GET /consent/mine', {
  says: 'What was shared of me, with whom, until when, and every time it was read.',
  may: 'read own-record',
  takes: z.object({}),
  gives: WhoSawWhat,
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const revokeMine = route('consent.revoke-mine', 'POST /consent/mine/:releaseId/revocation', {
  says: 'I take this consent back. Reading stops at once.',
  may: 'write own-record',
  takes: z.object({ releaseId: Id, note: Text(2000).default('') }),
  gives: z.object({ release: ReleaseCard, packetsRecalled: z.number().int() }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CONSENT_NOT_ACTIVE'],
});
