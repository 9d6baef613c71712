import { z } from 'zod';
import { CivilDate, Id, route, Where } from '../../../platform/contract/index.ts';

/** What a column of a time sheet or of pay slips can hold. */
export const sheetFields = ['date', 'hours', 'start', 'end', 'amount', 'from', 'to'] as const;
export type SheetField = (typeof sheetFields)[number];

const Heading = z.string().trim().min(1).max(200).optional();

export const readSheet = route('restitution.read-sheet', 'POST /survivors/:survivorId/restitution/sheet', {
  says: 'Reads a time sheet or pay slips (CSV, XLSX): which column seems to hold what, the first rows, what is wrong, and the days or payments found. Keeps nothing.',
  may: 'write financial',
  takes: z.object({
    survivorId: Id,
    holds: z.enum(['hours', 'pay']),
    /** How days such as 3/4/2015 are meant. */
    dayOrder: z.enum(['month-first', 'day-first']).default('month-first'),
    fileName: z.string().max(300).optional(),
    date: Heading,
    hours: Heading,
    start: Heading,
    end: Heading,
    amount: Heading,
    from: Heading,
    to: Heading,
  }),
  gives: z.object({
    headings: z.array(z.string()),
    columns: z.record(z.string(), z.string()),
    rows: z.array(z.array(z.string())),
    total: z.number().int(),
    problems: z.array(Where),
    /** Nothing is wrong: the days or payments can be taken over. */
    ready: z.boolean(),
    days: z.array(z.object({ date: CivilDate, hours: z.string() })),
    paid: z.array(
      z.object({
        date: CivilDate,
        amount: z.string(),
        from: CivilDate.optional(),
        to: CivilDate.optional(),
        basis: z.string().optional(),
      }),
    ),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_RECORD_CLOSED', 'RESTITUTION_SHEET_UNREADABLE', 'SHREDDED'],
  upload: {
    types: [
      'application/octet-stream',
      'text/csv',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    maxBytes: 8 * 1024 * 1024,
  },
});
