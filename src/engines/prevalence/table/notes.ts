import { type CaptureTable, sizeOf } from './table.ts';

/** What a reader of any estimate from the table has to know. */
export type TableNote =
  | { readonly code: 'list-empty'; readonly lists: readonly [string] }
  | { readonly code: 'lists-equal'; readonly lists: readonly [string, string] }
  | { readonly code: 'pair-empty'; readonly lists: readonly [string, string] }
  | { readonly code: 'lists-disjoint'; readonly lists: readonly [] }
  | { readonly code: 'few-people'; readonly lists: readonly [] }
  | { readonly code: 'withheld'; readonly lists: readonly [] };

/** Below this many people on two lists or more, intervals are wide and models hardly told apart. */
const fewOverlaps = 10;

export const notesOn = (table: CaptureTable): readonly TableNote[] => {
  const { lists, cells } = table;
  const seen = cells.filter(({ count }) => count > 0);
  const on = (mask: number): number =>
    seen.reduce((sum, { history, count }) => ((history & mask) === mask ? sum + count : sum), 0);
  const overlapping = seen.reduce((sum, { history, count }) => (sizeOf(history) > 1 ? sum + count : sum), 0);
  const notes: TableNote[] = [];
  lists.forEach((list, i) => {
    if (on(1 << i) === 0) notes.push({ code: 'list-empty', lists: [list] });
  });
  if (overlapping === 0) notes.push({ code: 'lists-disjoint', lists: [] });
  else if (overlapping < fewOverlaps) notes.push({ code: 'few-people', lists: [] });
  for (let i = 0; i < lists.length; i++)
    for (let j = i + 1; j < lists.length; j++) {
      const both = on((1 << i) | (1 << j));
      const pair = [lists[i]!, lists[j]!] as const;
      if (both === 0 && on(1 << i) > 0 && on(1 << j) > 0) notes.push({ code: 'pair-empty', lists: pair });
      if (both > 0 && both === on(1 << i) && both === on(1 << j)) notes.push({ code: 'lists-equal', lists: pair });
    }
  if (cells.some(({ censored }) => censored)) notes.push({ code: 'withheld', lists: [] });
  return notes;
};
