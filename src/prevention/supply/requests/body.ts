import { z } from 'zod';
import { CivilDate, Id, Line, Text } from '../../../platform/contract/index.ts';
import { DocumentType } from '../evidence/contract.ts';

/** Who is asked, in the words of whoever asks. */
export const Named = z.object({ name: Line(300), country: Line(80), address: Text(500).default('') });
export type Named = z.infer<typeof Named>;

export const Asks = z.object({
  documents: z.array(DocumentType).max(20).default([]),
  suppliers: z.boolean().default(true),
  quantities: z.boolean().default(false),
  question: Text(2000).default(''),
  corrective: Text(2000).default(''),
});
export type Asks = z.infer<typeof Asks>;

export const mostSuppliers = 200;
export const mostLots = 500;

/** Codes of UN/CEFACT Recommendation 20 that have a name in plain words (`supply.ask.unit.…`). */
export const answerUnits = ['KGM', 'TNE', 'LBR', 'MTR', 'YRD', 'MTK', 'LTR', 'C62', 'DZN'] as const;
export const cannotReasons = ['not-kept', 'not-our-goods', 'secret', 'more-time', 'other'] as const;
export const refusalReasons = ['unreadable', 'incomplete', 'does-not-agree', 'not-about-it', 'other'] as const;

const Quantity = z.number('NUMBER_FORM').positive('NUMBER_FORM').max(1e12, 'NUMBER_FORM');
export const Amount = z.object({ quantity: Quantity, unit: z.enum(answerUnits, 'UNIT_UNKNOWN') });

/** A supplier of whoever answers, and what comes from it. */
export const SupplierSaid = Named.extend({ material: Line(300) });
/** An amount of the goods that were asked about, made in one go. */
export const LotSaid = Amount.extend({
  lot: Line(60),
  madeOn: CivilDate.nullable().default(null),
  shippedOn: CivilDate.nullable().default(null),
});
export type LotSaid = z.infer<typeof LotSaid>;
/** Why no answer can be given, in part or at all. */
export const CannotSaid = z.object({ why: z.enum(cannotReasons), words: Text(2000).default('') });

/** What was told so far, as it is kept. */
export const AnswerBody = z.object({
  suppliers: z.array(SupplierSaid.extend({ id: Id })),
  lots: z.array(LotSaid.extend({ id: Id })),
  quantity: Amount.nullable(),
  words: z.string(),
  corrective: z.string(),
  cannot: CannotSaid.nullable(),
});
export type AnswerBody = z.infer<typeof AnswerBody>;

export const emptyAnswer: AnswerBody = {
  suppliers: [],
  lots: [],
  quantity: null,
  words: '',
  corrective: '',
  cannot: null,
};

/** What a whole answer says, as it comes from outside. */
export const AnswerSaid = z.object({
  suppliers: z.array(SupplierSaid).max(mostSuppliers, 'TOO_MANY').default([]),
  lots: z.array(LotSaid).max(mostLots, 'TOO_MANY').default([]),
  quantity: Amount.nullable().default(null),
  words: Text(5000).default(''),
  corrective: Text(5000).default(''),
  cannot: CannotSaid.nullable().default(null),
});
export type AnswerSaid = z.infer<typeof AnswerSaid>;
