import { frequentNames } from '../text/tables/frequent.ts';
import type { NameToken, Reading } from '../types.ts';
import { mostTokens } from './assign.ts';
import { type Weigh, weightOf } from './weights.ts';

/** A token as the scorer takes it; neighbours may have been joined into one. */
export interface Part {
  readonly token: NameToken;
  readonly weight: number;
  readonly joined: boolean;
  /** Borne by several parties: a name of its own, hardly a slip of the pen. */
  readonly established: boolean;
  /** A first given name, a first family name, an organisation's own name: missing it is worse than missing a middle name. */
  readonly core: boolean;
}

/** Rarer than this a token may be a misspelling. */
const rare = 8;

const heaviest = (parts: readonly Part[]): Part[] => {
  const kept = new Set([...parts].sort((a, b) => b.weight - a.weight).slice(0, mostTokens));
  return parts.filter((part) => kept.has(part));
};

const isNameWord = ({ role }: NameToken): boolean => role === 'given' || role === 'family' || role === 'name';

/** Where the words stand without which a person's name is another one. */
const coreAt = (tokens: readonly NameToken[]): ReadonlySet<number> => {
  const core = new Set<number>();
  const given = tokens.findIndex(({ role }) => role === 'given');
  const family = tokens.findIndex(({ role }) => role === 'family');
  if (family >= 0) {
    core.add(family);
    core.add(given >= 0 ? given : tokens.findIndex(({ role }) => role === 'name'));
  } else {
    core.add(tokens.findIndex(isNameWord));
    core.add(tokens.findLastIndex(isNameWord));
  }
  return core;
};

/** The tokens of a reading with their weights; of a very long name those that count most. */
export const partsOf = (reading: Reading, weigh: Weigh): Part[] => {
  const core = reading.kind === 'person' || reading.kind === 'unknown' ? coreAt(reading.tokens) : null;
  const parts = reading.tokens.map((token, at) => ({
    token,
    weight: weightOf(token, weigh),
    joined: false,
    established: token.role !== 'initial' && (frequentNames.has(token.text) || weigh(token.text) < rare),
    core: core === null ? token.role === 'name' : core.has(at),
  }));
  return parts.length <= mostTokens ? parts : heaviest(parts);
};

/** Words that make the name; the others may be there or not. */
export const counts = ({ token }: Part): boolean =>
  token.role === 'given' ||
  token.role === 'family' ||
  token.role === 'name' ||
  token.role === 'generic' ||
  token.role === 'number';
