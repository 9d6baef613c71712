import type { z } from 'zod';
import type { FindingView } from './shapes.ts';

/** What fills a finding's sentence in a language: the promise by its title instead of its code, days as `date` says them. Safe for the browser. */
export const findingValues = (
  { values, subject, thread }: z.infer<typeof FindingView>,
  language: 'en' | 'es',
  date: (day: string) => string = (day) => day,
): Record<string, string | number> => {
  const title = subject ? (subject[language] ?? subject.en) : undefined;
  const inWords = (value: string | number): string | number =>
    typeof value === 'string' ? value.replace(/\b\d{4}-\d{2}-\d{2}\b/g, date) : value;
  return {
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(value)])),
    ...(title && thread ? { thread: title } : {}),
    ...(title && values.commitment ? { commitment: title } : {}),
  };
};
