import type { CivilDate, Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { listsInSight, versionsOn } from '../queries.ts';
import { ageOf, refOf } from '../register/views.ts';
import type { ListUsed } from './contract.ts';
import type { Chosen } from './snapshots.ts';

/** Of a question about an earlier day nobody expects the newest list. */
const isStale = ({ list, version }: Chosen, nowMillis: number, asOf: CivilDate | null): boolean =>
  asOf === null && ageOf(version, nowMillis) > list.max_age_hours;

export const listUsed = (chosen: Chosen, nowMillis: number, asOf: CivilDate | null): ListUsed => ({
  list: chosen.list.id,
  title: chosen.list.title,
  versionId: chosen.version.id,
  version: refOf(chosen.version),
  retrievedAt: chosen.version.retrieved_at,
  ageHours: ageOf(chosen.version, nowMillis),
  maxAgeHours: chosen.list.max_age_hours,
  stale: isStale(chosen, nowMillis, asOf),
  proven: chosen.list.proven,
});

/** Every list in sight as it is now. */
export const currentLists = async (tx: Tx, orgId: Id): Promise<Chosen[]> =>
  versionsOn(tx, await listsInSight(tx, orgId), null);

export interface Wanted {
  readonly lists?: readonly string[] | undefined;
  readonly asOf?: CivilDate | undefined;
}

/**
 * Every list in sight in the version that is to be searched. The index is made over all of them, also where only some are asked for: so
 * it is one index for everybody.
 *
 * @throws Refusal SCREENING_NO_LISTS, SCREENING_LIST_NOT_FOUND
 */
export const chooseLists = async (tx: Tx, orgId: Id, { lists, asOf }: Wanted): Promise<Chosen[]> => {
  const chosen = await versionsOn(tx, await listsInSight(tx, orgId), asOf ?? null);
  if (chosen.length === 0) refuse('SCREENING_NO_LISTS');
  const missing = lists?.find((id) => !chosen.some(({ list }) => list.id === id));
  if (missing !== undefined) refuse('SCREENING_LIST_NOT_FOUND', { list: missing });
  return chosen;
};

/** The lists of an answer: those that were asked for. */
export const listsUsed = (chosen: readonly Chosen[], { lists, asOf }: Wanted, nowMillis: number): ListUsed[] =>
  chosen
    .filter(({ list }) => !lists || lists.includes(list.id))
    .map((one) => listUsed(one, nowMillis, asOf ?? null))
    .sort((a, b) => (a.list < b.list ? -1 : 1));

/** @throws Refusal SCREENING_LIST_STALE naming the lists */
export const requireFresh = (used: readonly ListUsed[]): void => {
  const stale = used.filter((one) => one.stale);
  if (stale.length > 0) {
    refuse(
      'SCREENING_LIST_STALE',
      { lists: stale.map(({ list }) => list).join(', ') },
      stale.map(({ list }) => ({ field: 'lists', code: list })),
    );
  }
};

export type Outcome = 'possible-matches' | 'nothing-found' | 'nothing-found-stale';

/** Never more than what was looked at: no answer says that somebody is free of anything. */
export const outcomeOf = (hits: number, used: readonly ListUsed[]): Outcome =>
  hits > 0 ? 'possible-matches' : used.some(({ stale }) => stale) ? 'nothing-found-stale' : 'nothing-found';

export const sayOutcome = (t: Translate, outcome: Outcome, hits: number, used: readonly ListUsed[]): string => {
  const lists = used.map(({ list, version }) => `${list} (${version.date})`).join(', ');
  const stale = used
    .filter((one) => one.stale)
    .map(({ list }) => list)
    .join(', ');
  switch (outcome) {
    case 'possible-matches':
      return t('screening.outcome.possible-matches', { hits, lists });
    case 'nothing-found':
      return t('screening.outcome.nothing-found', { lists });
    case 'nothing-found-stale':
      return t('screening.outcome.nothing-found-stale', { lists, stale });
  }
};
