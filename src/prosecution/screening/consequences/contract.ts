import { z } from 'zod';
import { CivilDate, route } from '../../../platform/contract/index.ts';
import { MeasureCode } from '../shapes.ts';

const Cite = z.object({ cite: z.string(), url: z.string().nullable(), says: z.string() });

/** What follows from a measure, in the reader's language, with where it is written. */
export const MeasureMeaning = z
  .object({
    measure: MeasureCode,
    title: z.string(),
    says: z.string(),
    forbids: z.array(z.string()),
    next: z.array(z.string()),
    tell: z.array(z.object({ who: z.string(), how: z.string(), within: z.string().nullable() })),
    cites: z.array(Cite),
    status: z.string(),
    effectiveFrom: z.string(),
    /** Who has checked it; null: no attorney has. */
    reviewed: z.string().nullable(),
    pack: z.string(),
    packVersion: z.string(),
  })
  .meta({ id: 'MeasureMeaning' });

export const consequences = route('screening.consequences', 'GET /screening/consequences', {
  says: 'What each measure means and forbids, what to do next, whom to tell and by when, with citations. No legal advice.',
  may: 'read screening-list',
  takes: z.object({
    /** Several with commas between; all, where it is left out. */
    measures: z.string().max(300).optional(),
    asOf: CivilDate.optional(),
  }),
  gives: z.object({
    asOf: CivilDate,
    notice: z.string(),
    measures: z.array(MeasureMeaning),
    walk: z.array(
      z.object({
        step: z.number().int(),
        title: z.string(),
        question: z.string(),
        yes: z.string(),
        no: z.string(),
        cite: z.string(),
        reviewed: z.string().nullable(),
      }),
    ),
    /** Measures no pack speaks of. */
    unknown: z.array(z.string()),
  }),
});
