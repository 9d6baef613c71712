import { phoneticKeys, soundOf } from './phonetic.ts';

/** What the scorer wants to know about a token again and again. */
export interface TokenFacts {
  /** Which letters stand in it, a bit each; digits share the last ones. */
  readonly letters: number;
  readonly sound: string;
  readonly soundLetters: number;
  /** Made when they are first asked for. */
  keys: readonly string[] | null;
}

const lettersOf = (text: string): number => {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
};

const known = new Map<string, TokenFacts>();
/** Enough for the tokens in use; when full it starts again, which changes nothing but the time. */
const most = 100_000;

export const factsOf = (token: string): TokenFacts => {
  const found = known.get(token);
  if (found !== undefined) return found;
  const sound = soundOf(token);
  const made = { letters: lettersOf(token), sound, soundLetters: lettersOf(sound), keys: null };
  if (known.size >= most) known.clear();
  known.set(token, made);
  return made;
};

export const keysOf = (token: string, facts: TokenFacts): readonly string[] => {
  facts.keys ??= phoneticKeys(token);
  return facts.keys;
};
