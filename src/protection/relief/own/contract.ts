import { z } from 'zod';
import { CivilDate, route } from '../../../platform/contract/index.ts';
import { Said } from '../shapes.ts';

export const ownOptions = route('relief.own-options', 'GET /own/options', {
  says: 'What may be open to her, on her own page: in few words, with days and sources, and no verdict.',
  may: 'read own-record',
  takes: z.object({}),
  gives: z.object({
    on: CivilDate,
    notice: Said,
    doors: z.array(
      z.object({ rule: z.string(), title: Said, says: Said, inDispute: z.boolean(), cite: z.string().nullable() }),
    ),
    days: z.array(z.object({ says: Said, due: z.string(), title: Said })),
    /** Doors of which more must be known. */
    open: z.number().int(),
    questions: z.array(z.object({ asks: Said, why: Said })),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
