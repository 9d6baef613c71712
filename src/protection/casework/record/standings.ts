import type { Id, Instant } from '../../../platform/contract/index.ts';

export interface Version {
  readonly id: Id;
  readonly replaces: readonly Id[];
  /** When it was said; ids decide between the same moment. */
  readonly at: Instant;
}

/**
 * Which versions of one field or paper hold: replaced ones are past; of the rest the latest is current, and the others, written by
 * somebody who had not seen it, are contested until a person settles them. The outcome is the same in whatever order they arrive.
 */
export const standingsOf = <V extends Version>(
  versions: readonly V[],
): ReadonlyMap<Id, 'current' | 'past' | 'contested'> => {
  const replaced = new Set(versions.flatMap(({ id, replaces }) => replaces.filter((other) => other !== id)));
  const heads = versions.filter(({ id }) => !replaced.has(id));
  const current = heads.toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id)).at(-1);
  return new Map(
    versions.map(({ id }) => [id, replaced.has(id) ? 'past' : id === current?.id ? 'current' : 'contested']),
  );
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
