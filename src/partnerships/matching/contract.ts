import { z } from 'zod';

/** Everything that goes into or comes out of matching. Safe for the browser. */

/** On what ground people may enter a round. Each node checks it for each record. */
export const LegalBasis = z.enum(['consent', 'suspects-only', 'statistics']);
export type LegalBasis = z.output<typeof LegalBasis>;

/** What a round yields. */
export const RoundOutput = z.enum(['membership', 'cardinality', 'capture-table']);
export type RoundOutput = z.output<typeof RoundOutput>;
