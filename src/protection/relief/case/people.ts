import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';

/** Answers for an id who the colleague is. */
export const peopleOf = async (tx: Tx, ids: readonly (Id | null)[]) => {
  const names = await namesOf(
    tx,
    ids.flatMap((id) => id ?? []),
  );
  return (id: Id | null) => (id ? { id, name: names.get(id) ?? '' } : null);
};
