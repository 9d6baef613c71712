import { z } from 'zod';
import { route } from '../../../platform/contract/index.ts';
import { LawDay, onEachClass, SurvivorOnly } from '../shapes.ts';

export const packetKinds = [
  'declaration',
  'supplement-b',
  'continued-presence',
  'motion-exhibits',
  'credit-letter',
  'loss-worksheet',
] as const;
export type PacketKind = (typeof packetKinds)[number];

export const makePacket = route('relief.packet', 'GET /survivors/:survivorId/relief/packets/:packet', {
  says: 'A draft that an attorney finishes. It holds facts of the classes you may hand out and no name; nothing is sent.',
  may: 'export legal',
  within: onEachClass('export'),
  takes: SurvivorOnly.extend({
    packet: z.enum(packetKinds),
    as: z.enum(['docx', 'pdf']).default('docx'),
    on: LawDay.optional(),
  }),
  gives: { file: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/pdf'] },
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
