import type { NameToken } from '../types.ts';

/** Natural logarithm of how rare a token is: about 2 for the most frequent, `rarest` for one never seen. */
export type Weigh = (token: string) => number;

const factors: Readonly<Record<NameToken['role'], number>> = {
  given: 1,
  family: 1.3,
  name: 1.1,
  particle: 0.3,
  patronymic: 0.7,
  initial: 0.5,
  title: 0.1,
  'legal-form': 0,
  generic: 0.7,
  number: 0.8,
  noise: 0.05,
};

/** A legal form says little of who a party is; in units of a middling token. */
const legalForm = 0.8;
const particle = 2;

/** What a token counts in its name. */
export const weightOf = (token: NameToken, weigh: Weigh): number => {
  if (token.role === 'legal-form') return legalForm;
  const idf = weigh(token.text);
  return factors[token.role] * (token.role === 'particle' ? Math.min(idf, particle) : idf);
};
