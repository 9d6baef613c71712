import { z } from 'zod';
import { CLOCKS, COVERAGES, STEPS } from '../../../engines/wages/index.ts';
import { definePackKind } from '../../../platform/packs/index.ts';

/** One rate of a minimum wage, for a time. A state has the same rows under its own jurisdiction. */
export const minimumWageKind = definePackKind(
  'minimum-wage',
  z.strictObject({
    jurisdiction: z.string().regex(/^US(-[A-Z]{2})?$/, 'a jurisdiction is US or a state such as US-CA'),
    coverage: z.enum([...COVERAGES, 'all']),
    rate: z.string().regex(/^\d{1,3}\.\d{2,4}$/, 'a rate is dollars and cents, such as 7.25'),
  }),
);

/** What a computation rests on: the law of a step, an exemption, what a circuit says, a time limit. */
export const wageRuleKind = definePackKind(
  'wage-rule',
  z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('step'), step: z.enum(STEPS) }),
    z.strictObject({ is: z.literal('overtime'), after: z.number().int().positive() }),
    z.strictObject({
      is: z.literal('exemption'),
      name: z.string().regex(/^[a-z][a-z-]*$/),
      lifts: z.array(z.enum(['overtime', 'minimum'])).min(1),
    }),
    z.strictObject({
      is: z.literal('circuit'),
      circuit: z.string().regex(/^(1[01]|[1-9]|DC)$/),
      liquidated: z.boolean(),
    }),
    z.strictObject({
      is: z.literal('limit'),
      clock: z.enum(CLOCKS),
      years: z.number().int().nonnegative().default(0),
      days: z.number().int().nonnegative().default(0),
      yearsFromBirth: z.number().int().positive().optional(),
      unsure: z.literal(true).optional(),
    }),
  ]),
);

export const restitutionPackKinds = [minimumWageKind, wageRuleKind];
