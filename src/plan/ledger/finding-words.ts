import type { z } from 'zod';
import type { FindingView } from '../shapes.ts';

/** What fills a finding's sentence in a language: the promise by its title instead of its code. Safe for the browser. */
export const findingValues = (
  { values, subject, thread }: z.infer<typeof FindingView>,
  language: 'en' | 'es',
): Record<string, string | number> => {
  const title = subject ? (subject[language] ?? subject.en) : undefined;
  return {
    ...values,
    ...(title && thread ? { thread: title } : {}),
    ...(title && values.commitment ? { commitment: title } : {}),
  };
};
