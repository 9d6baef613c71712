import { z } from 'zod';
import { Id, Instant, route } from '../../../platform/contract/index.ts';
import { PacketLink } from '../../consent/contract.ts';
import { Code, SurvivorOnly } from '../shapes.ts';

export const sendRecord = route('casework.send', 'POST /survivors/:survivorId/packets', {
  says: 'Sends what a release lets out of a record to the one recipient it names. What may not leave stays, with its reason.',
  may: 'share packet',
  takes: SurvivorOnly.extend({
    releaseId: Id,
    fields: z.array(Code).min(1).max(500),
    /** Reading ends here, if the release lasts longer. */
    until: Instant.optional(),
  }),
  gives: z.object({
    packetId: Id,
    /** Can be said over the phone. */
    code: z.string(),
    /** What left. */
    fields: z.array(z.string()),
    accessUntil: Instant,
    sha256: z.string(),
    /** For a recipient without an account; shown this once. */
    link: PacketLink.nullable(),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CONSENT_NOTHING_MAY_LEAVE', 'CONSENT_NOTHING_TO_SEND', 'SHREDDED'],
});

export const handOverHtcds = route('casework.packet-htcds', 'GET /received-packets/:packetId/htcds', {
  says: 'A packet that was sent to your organisation as HTCDS case data, for another system: what the release lets out, while it lives. It is a reading like any other, noted on both sides.',
  may: 'export packet',
  takes: z.object({ packetId: Id, format: z.enum(['csv', 'xlsx', 'json']).default('xlsx') }),
  gives: {
    file: [
      'application/json',
      'text/csv; charset=utf-8',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  },
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'PACKET_ENDED', 'PACKET_DAMAGED', 'HTCDS_NOTHING_TO_EXPORT'],
});
