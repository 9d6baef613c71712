import { z } from 'zod';
import { Day, Money, Text } from './work-shape.ts';

const PERCENT = /^\d{1,2}(\.\d{1,4})?$/;

/** ORDER.json: what a court ordered for several people against several defendants, and what was paid since. */
export const OrderShape = z.strictObject({
  judgmentOn: Day,
  survivors: z
    .array(z.strictObject({ id: Text, amount: Money }))
    .min(1, { error: 'WAGES_MISSING' })
    .max(1000),
  defendants: z
    .array(
      z.strictObject({
        id: Text,
        most: Money.optional().describe('Where the court set a part; without it the defendant owes the whole'),
      }),
    )
    .min(1, { error: 'WAGES_MISSING' })
    .max(1000),
  payments: z
    .array(
      z.strictObject({
        date: Day,
        by: Text,
        amount: Money,
        to: Text.optional().describe('One person; without it all share by what is left to each'),
      }),
    )
    .max(20_000)
    .optional(),
  interest: z
    .strictObject({
      yearlyPercent: z
        .string()
        .regex(PERCENT, { error: 'WAGES_WANTS_PERCENT' })
        .describe('The one-year Treasury yield of the week before, such as "4.25"'),
      basis: Text.describe('Where the rate was read'),
      waived: z.boolean().optional(),
    })
    .optional(),
});
export type OrderShape = z.infer<typeof OrderShape>;

export const orderSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(OrderShape, { io: 'input', unrepresentable: 'any' }),
  title: 'Order: what was ordered and paid',
});
