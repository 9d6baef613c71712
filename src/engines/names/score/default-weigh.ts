import { frequentNames } from '../text/tables/frequent.ts';
import { connectives, genericWords, particles } from '../text/tables/words.ts';

const rarest = 9.5;

/**
 * How rare a token is where no list is at hand: very frequent names and words of business weigh little, what is not known weighs most.
 */
export const defaultWeigh = (token: string): number => {
  const rank = frequentNames.get(token);
  if (rank !== undefined) return rank;
  if (particles.has(token) || connectives.has(token)) return 2.5;
  if (genericWords.has(token)) return 4;
  return token.length < 3 ? 5 : rarest;
};
