import type { EntryBase } from './entry.ts';
import type { PackProblem } from './errors.ts';
import { groupBy } from './group.ts';

/** Dated wordings of one entry. ISO dates compare as text, so no calendar is needed here. */

const OPEN_END = '9999-12-31';
const lastDay = (e: EntryBase): string => e.effective.to ?? OPEN_END;

/** Does this wording hold on the day? First and last day count. */
export const holdsOn = (entry: EntryBase, asOf: string): boolean =>
  entry.effective.from <= asOf && asOf <= lastDay(entry);

/** Oldest first. */
export const inOrder = <E extends EntryBase>(versions: readonly E[]): E[] =>
  [...versions].sort((a, b) =>
    a.effective.from < b.effective.from ? -1 : a.effective.from > b.effective.from ? 1 : 0,
  );

/** Two wordings of one id may not hold on the same day, and a wording does not end before it starts. */
export const versionProblems = (entries: readonly EntryBase[], fileOf: (id: string) => string): PackProblem[] =>
  [...groupBy(entries, (e) => e.id)].flatMap(([id, versions]) => {
    const at = { file: fileOf(id), entry: id };
    const problems: PackProblem[] = [];
    let longest: EntryBase | undefined;
    for (const version of inOrder(versions)) {
      if (lastDay(version) < version.effective.from) {
        problems.push({
          ...at,
          code: 'PACK_ENTRY_INVALID',
          field: 'effective.to',
          fix: 'effective.to lies before effective.from',
        });
      } else if (longest && version.effective.from <= lastDay(longest)) {
        problems.push(sameDays(longest, version) ? twice(at) : overlap(at, longest, version));
      }
      if (!longest || lastDay(version) > lastDay(longest)) longest = version;
    }
    return problems;
  });

type At = { readonly file: string; readonly entry: string };

const sameDays = (a: EntryBase, b: EntryBase) => a.effective.from === b.effective.from && lastDay(a) === lastDay(b);

const twice = (at: At): PackProblem => ({
  ...at,
  code: 'PACK_DUPLICATE_ENTRY',
  field: 'id',
  fix: 'the id is used twice for the same days; give one of them another id or other dates',
});

const overlap = (at: At, held: EntryBase, next: EntryBase): PackProblem => ({
  ...at,
  code: 'PACK_OVERLAPPING_VERSIONS',
  field: 'effective',
  fix: `the wording from ${held.effective.from} still holds when the one from ${next.effective.from} begins; end it the day before`,
});
