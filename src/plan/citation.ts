import type { Citation } from '../platform/packs/contract.ts';
import type { Entry, Packs } from '../platform/packs/index.ts';

/** What an answer says of the pack entry it rests on. */
export const citationOf = (packs: Pick<Packs, 'cite'>, entry: Entry): Citation => {
  const { effective, ...citation } = packs.cite(entry);
  return { ...citation, effective: { from: effective.from, to: effective.to ?? null } };
};
