import { z } from 'zod';
import { CivilDate, route } from '../../../platform/contract/index.ts';

const Words = z.object({ en: z.string(), es: z.string() });

export const confidentialityLaw = route('consent.law', 'GET /consent/law', {
  says: "What the law asks of whoever keeps a survivor's record, with its sources. Not legal advice.",
  may: 'signed in',
  takes: z.object({ asOf: CivilDate.optional() }),
  gives: z.object({
    asOf: CivilDate,
    notice: z.string(),
    rules: z.array(
      z
        .object({
          id: z.string(),
          title: Words,
          says: Words,
          binds: Words,
          topics: z.array(z.string()),
          cite: z.string(),
          status: z.string(),
          reviewed: z.boolean(),
        })
        .meta({ id: 'ConfidentialityRule' }),
    ),
  }),
});
