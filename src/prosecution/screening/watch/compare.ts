import { type Directory, keyOf } from '../search/cards.ts';
import type { HitView } from '../search/contract.ts';
import type { WatchHitRow } from '../tables.ts';
import type { AlertFacts } from './contract.ts';

/** A match of a watched subject at one look. */
export type Standing = Omit<WatchHitRow, 'org_id' | 'watch_id'>;

export interface Difference {
  readonly kind: 'new' | 'changed' | 'gone';
  readonly list: string;
  readonly sourceId: string;
  readonly before: AlertFacts | null;
  readonly after: AlertFacts | null;
}

export const standingOf = (hit: HitView, directory: Directory, lists: readonly string[] | undefined): Standing => ({
  list_id: hit.list,
  source_id: hit.sourceId,
  party_hash: directory.party(keyOf(hit), lists)?.hash ?? '',
  caption: hit.caption,
  score: Math.round(hit.score * 10_000),
  band: hit.band === 'hit' ? 'hit' : 'review',
  measures: hit.measures,
  programmes: hit.programmes,
});

const factsOf = ({ caption, score, band, measures, programmes }: Standing): AlertFacts => ({
  caption,
  score: score / 10_000,
  band,
  measures,
  programmes,
});

const keyOfStanding = ({ list_id, source_id }: Standing): string => `${list_id}/${source_id}`;

/** What is different for one subject between two looks. A score that moved while the list says the same is no change. */
export const differences = (before: readonly Standing[], after: readonly Standing[]): Difference[] => {
  const old = new Map(before.map((one) => [keyOfStanding(one), one]));
  const now = new Map(after.map((one) => [keyOfStanding(one), one]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key): Difference[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const one = is ?? was;
    if (!one || was?.party_hash === is?.party_hash) return [];
    return [
      {
        kind: was === undefined ? 'new' : is === undefined ? 'gone' : 'changed',
        list: one.list_id,
        sourceId: one.source_id,
        before: was ? factsOf(was) : null,
        after: is ? factsOf(is) : null,
      },
    ];
  });
};
