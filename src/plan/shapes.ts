import { z } from 'zod';
import { FindingAnswer, Words } from '../engines/plan/document.ts';

/** Shapes that more than one room of the plan speaks of. */

/** Node and agency ids are the document's own. */
export const Key = z.string().min(1).max(120);

/** A question of the ledger; `key` names its sentence in the catalogues, `values` fill it, `rows` are the commitments behind it. */
export const FindingView = z
  .object({
    id: z.string(),
    kind: z.string(),
    key: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    rows: z.array(z.string()),
    thread: z.string().nullable(),
    /** The title of the promise it is about, where it is about one. */
    subject: Words.nullable(),
    answer: FindingAnswer.nullable(),
  })
  .meta({ id: 'LedgerFinding' });
