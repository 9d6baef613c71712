import type { NameToken } from '../types.ts';
import type { Part } from './parts.ts';
import { tokenSimilarity } from './token-similarity.ts';

const least = 0.85;

const joinable = ({ token }: Part): boolean =>
  token.role !== 'initial' && token.role !== 'legal-form' && token.role !== 'number' && token.role !== 'title';

const joinedToken = (run: readonly Part[]): NameToken => {
  const first = (run[0] as Part).token;
  const heaviest = run.reduce((a, b) => (b.weight > a.weight ? b : a)).token;
  return {
    text: run.map(({ token }) => token.text).join(''),
    start: first.start,
    end: (run.at(-1) as Part).token.end,
    role: heaviest.role,
    script: first.script,
    skeleton: run
      .map(({ token }) => token.skeleton)
      .join('')
      .replace(/(.)\1+/g, '$1'),
    form: '',
  };
};

/** Joins neighbours of one side that are one token on the other: `abu bakr` and `abubakr`. */
export const joinNeighbours = (parts: Part[], others: readonly Part[]): Part[] => {
  if (parts.length < 2) return parts;
  for (const { token } of others) {
    if (token.text.length < 4 || token.form !== '' || token.role === 'number') continue;
    for (let from = 0; from + 1 < parts.length; from++) {
      let length = (parts[from] as Part).token.text.length;
      if (!joinable(parts[from] as Part)) continue;
      for (let to = from + 2; to <= Math.min(parts.length, from + 3); to++) {
        const next = parts[to - 1] as Part;
        if (!joinable(next)) break;
        length += next.token.text.length;
        if (length > token.text.length + 2) break;
        if (length < token.text.length - 2) continue;
        const run = parts.slice(from, to);
        const joined = joinedToken(run);
        const together = tokenSimilarity(joined, token);
        if (together < least || run.some((part) => tokenSimilarity(part.token, token) >= together)) continue;
        const weight = Math.max(...run.map((part) => part.weight));
        const part = { token: joined, weight, joined: true, established: false, core: run.some((one) => one.core) };
        return joinNeighbours([...parts.slice(0, from), part, ...parts.slice(to)], others);
      }
    }
  }
  return parts;
};
