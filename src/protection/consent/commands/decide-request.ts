import { z } from 'zod';
import { FieldRule, Release, Sender, ShareRequest } from '../../../engines/consent/index.ts';

/** What `fourfold consent decide` reads. */
export const DecideRequest = z.strictObject({
  release: Release.nullable().describe('The release; null where there is none.'),
  request: ShareRequest.describe('What somebody asks for, and for whom.'),
  sender: Sender.describe('Who would send it, and what they may share.'),
  catalogue: z.array(FieldRule).optional().describe('Rules of the fields; left out: those of the packs.'),
  now: z.iso.datetime().optional().describe('The moment of the question; left out: now.'),
  record: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Values by field: the answer then holds the part of them that may leave.'),
});
export type DecideRequest = z.infer<typeof DecideRequest>;
