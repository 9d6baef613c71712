import { z } from 'zod';
import { CivilDate, Id, Line } from '../../../platform/contract/index.ts';
import { Code } from '../shapes.ts';

export const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'CASEWORK_CLOCK_FORM');

/** A window of the week. Where `to` is not after `from` it runs over midnight, and counts for the day it began on. */
const Hours = z.object({ days: z.array(z.enum(days)).min(1).max(7), from: Clock, to: Clock });

const ChannelRule = z.object({
  /** A code of the list of contact channels. */
  channel: Code,
  allowed: z.boolean(),
  /** No window: at any hour. */
  hours: z.array(Hours).max(21).default([]),
  voicemail: z.enum(['never', 'no-name', 'yes']).default('never'),
});

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** How she may be reached. A channel nobody has spoken of is not allowed. */
export const ContactRules = z.object({
  channels: z.array(ChannelRule).max(20),
  /** Where her clock stands. */
  timeZone: z.string().max(60).refine(isZone, 'CASEWORK_ZONE_UNKNOWN'),
  codeWord: Line(100).optional(),
  neverMention: z.array(Line(200)).max(20).default([]),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'CASEWORK_VALUE_FORM')
    .default('en'),
  interpreter: z
    .object({ needed: z.boolean(), avoid: z.array(Id).max(50).default([]) })
    .default({ needed: false, avoid: [] }),
  /** Nobody reaches out before this day. */
  notBefore: CivilDate.optional(),
});
export type ContactRules = z.infer<typeof ContactRules>;

/** Why somebody may be reached, or not. */
export const contactReasons = ['allowed', 'no rules', 'not before', 'channel not allowed', 'outside hours'] as const;
