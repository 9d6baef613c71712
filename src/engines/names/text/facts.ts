import { phoneticKeys, soundOf } from './phonetic.ts';

/** What the scorer wants to know about a token again and again. */
export interface TokenFacts {
  readonly sound: string;
  readonly keys: readonly string[];
}

const known = new Map<string, TokenFacts>();
/** Enough for the tokens in use; when full it starts again, which changes nothing but the time. */
const most = 100_000;

export const factsOf = (token: string): TokenFacts => {
  const found = known.get(token);
  if (found !== undefined) return found;
  const made = { sound: soundOf(token), keys: phoneticKeys(token) };
  if (known.size >= most) known.clear();
  known.set(token, made);
  return made;
};
