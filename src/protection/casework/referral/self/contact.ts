import { z } from 'zod';
import { selfContactWays } from './contract.ts';

/** How to reach somebody who asked. It exists sealed only. */
export const Contact = z.object({
  way: z.enum(selfContactWays),
  reach: z.string(),
  hours: z.string().nullable(),
  voicemail: z.boolean(),
});
export type Contact = z.infer<typeof Contact>;
