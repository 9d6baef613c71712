import { daysBetween } from '../../../engines/calendar/index.ts';
import type { Settings } from './pack-kinds.ts';

export interface ListLoaded {
  readonly list: string;
  /** Day of the version as the publisher states it; '' where the file states none. */
  readonly date: string;
  /** The last day on which somebody saw this version at its publisher, where that is known; its age counts from then. */
  readonly takenOn?: string;
  readonly sha256: string;
  readonly entries: number;
}

export interface ListStatus extends ListLoaded {
  /** Days from when the list was taken, else from its date, to the day that is asked about; below 0 where the list is later; null where it has no date. */
  readonly age: number | null;
  readonly most: number;
  /** Whether it may say that nothing was found: young enough, and not of a later day than the one that is asked about. */
  readonly fresh: boolean;
}

export const statusOf = (lists: readonly ListLoaded[], on: string, settings: Settings): readonly ListStatus[] =>
  lists.map((one) => {
    const from = one.takenOn ?? one.date;
    const age = from === '' ? null : daysBetween(from, on);
    const most = settings.ageOf(one.list);
    return { ...one, age, most, fresh: age !== null && age >= 0 && age <= most };
  });

/** Why a list may say that nothing was found, or may not. */
export const listState = ({ fresh, age }: Pick<ListStatus, 'fresh' | 'age'>): 'fresh' | 'undated' | 'later' | 'old' =>
  fresh ? 'fresh' : age === null ? 'undated' : age < 0 ? 'later' : 'old';

/** The strongest negative answer there may be. */
export type Negative = 'no-evidence-found' | 'list-too-old' | 'list-later' | 'no-list';

export const negativeOf = (lists: readonly ListStatus[]): Negative =>
  lists.length === 0
    ? 'no-list'
    : lists.every(({ fresh }) => fresh)
      ? 'no-evidence-found'
      : lists.every((one) => one.fresh || listState(one) === 'later')
        ? 'list-later'
        : 'list-too-old';
