import { z } from 'zod';
import { route } from '../../../platform/contract/index.ts';

const Cell = z.number().int().nullable();

export const CountTable = z.object({
  rows: z.array(z.string()),
  /** Quarters of the calendar year. */
  columns: z.array(z.string()),
  cells: z.array(z.array(Cell)),
  rowTotals: z.array(Cell),
  columnTotals: z.array(Cell),
  total: Cell,
});

export const caseCounts = route('casework.counts', 'GET /casework/counts', {
  says: 'Counts of a calendar year for funders: services by kind, cases opened and closed by reason. Counts from 1 to 10 are left out, with as many others as hide them; zero is shown.',
  may: 'read aggregate-only',
  takes: z.object({ year: z.coerce.number().int().min(2000).max(2199) }),
  gives: z.object({
    year: z.number().int(),
    services: CountTable,
    opened: CountTable,
    closed: CountTable,
    /** People with a case open in the year, each once: those new in it, and those from before. */
    people: z.object({ total: Cell, new: Cell, before: Cell }),
    hidden: z.object({ from: z.number().int(), to: z.number().int() }),
  }),
});
