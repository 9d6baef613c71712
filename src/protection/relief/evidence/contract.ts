import { z } from 'zod';
import { Id, route } from '../../../platform/contract/index.ts';
import { RuleId, SurvivorOnly } from '../shapes.ts';

export const paperStates = ['there', 'asked-for', 'not-to-be-had'] as const;

export const setEvidence = route('relief.set-evidence', 'PUT /survivors/:survivorId/relief/evidence', {
  says: 'Says where a paper stands that a rule asks for, and which document of her record it is.',
  may: 'write legal',
  takes: SurvivorOnly.extend({
    rule: RuleId,
    paper: RuleId,
    /** Left out: nobody knows. */
    state: z.enum(paperStates).optional(),
    documentId: Id.optional(),
  }),
  gives: z.object({ rule: z.string(), paper: z.string() }),
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'CASEWORK_RECORD_CLOSED',
    'RELIEF_PAPER_UNKNOWN',
    'RELIEF_PAPER_NOT_HERE',
    'SHREDDED',
  ],
});
