import { z } from 'zod';
import { CivilDate, route } from '../../../platform/contract/index.ts';

/** What needs a person today. Safe for the browser. */
export const importsDesk = route('imports.desk', 'GET /imports/desk', {
  says: 'What needs a person today: lists that are missing or too old, carve-outs and codes that nobody has looked at, editions that wait.',
  may: 'read supply',
  takes: z.object({}),
  gives: z.object({
    today: CivilDate,
    orders: z.object({
      state: z.enum(['missing', 'stale', 'fresh']),
      date: CivilDate.nullable(),
      ageDays: z.number().int(),
      drafts: z.number().int(),
    }),
    goods: z.array(
      z.object({
        list: z.string(),
        state: z.enum(['missing', 'stale', 'fresh']),
        name: z.string(),
        date: CivilDate.nullable(),
        ageDays: z.number().int(),
        maxAgeDays: z.number().int(),
        /** Read, and not taken over yet. */
        waiting: z.number().int(),
      }),
    ),
    codes: z.object({ table: z.boolean(), drafts: z.number().int(), open: z.number().int(), goods: z.number().int() }),
  }),
});
