import { sha256 } from '../../../platform/hash/index.ts';
import { canonicalJson } from '../../../platform/packs/canonical.ts';
import type { EntityMeasure, ListedEntity, Measure } from '../lists/entity.ts';
import { measureStatus } from '../lists/measures.ts';
import type { VersionRef } from '../shapes.ts';

/** A measure on a party, and from when to when. */
export type Term = Pick<EntityMeasure, 'measure' | 'programme' | 'from' | 'until' | 'status'>;

/** What an answer needs of a listed party, and nothing more: thousands of them stay in memory beside the index. */
export interface Card {
  readonly list: string;
  readonly sourceId: string;
  /** Of everything the list says of the party. */
  readonly hash: string;
  readonly caption: string;
  readonly schema: string;
  /** With their first and last days: what is in force depends on the day that is asked about. */
  readonly terms: readonly Term[];
  /** Keys of the same party on other lists, as the lists say themselves. */
  readonly sameAs: readonly string[];
}

/** `us-ofac-sdn/12345`: what the index calls an entry. */
export const keyOf = ({ list, sourceId }: { list: string; sourceId: string }): string => `${list}/${sourceId}`;

/**
 * The hash of what a list says of a party: its canonical JSON (RFC 8785) without the raw row, so that a column nobody reads, or another
 * order of the file, changes nothing.
 */
export const entityHash = ({ raw: _raw, ...said }: ListedEntity): string => sha256(canonicalJson(said));

/** Measures first to last as they weigh: what forbids most stands first. */
export const gravestFirst: readonly Measure[] = [
  'block',
  'debar',
  'visa',
  'import-ban',
  'reject',
  'correspondent-account',
  'sectoral',
  'securities',
  'export',
  'restriction',
  'notice',
];

export const gravityOf = (measures: readonly Measure[]): number =>
  Math.min(gravestFirst.length, ...measures.map((one) => gravestFirst.indexOf(one)).filter((at) => at >= 0));

const inOrder = (measures: Iterable<Measure>): Measure[] => {
  const set = new Set(measures);
  return gravestFirst.filter((measure) => set.has(measure));
};

export const cardOf = (entity: ListedEntity, hash: string = entityHash(entity)): Card => ({
  list: entity.listId,
  sourceId: entity.sourceId,
  hash,
  caption: entity.names[0]?.text ?? entity.sourceId,
  schema: entity.schema,
  terms: entity.measures.map(({ measure, programme, from, until, status }) => ({
    measure,
    programme,
    from,
    until,
    status,
  })),
  sameAs: withSharedIds(entity),
});

/** What follows from standing on lists, on a day. */
export interface Consequence {
  readonly measures: readonly Measure[];
  /** Measures that have ended and forbid nothing any more. */
  readonly ended: readonly Measure[];
  /** Of the measures in force; where none is, of those that ended. */
  readonly programmes: readonly string[];
}

export const consequenceOn = (cards: readonly Card[], day: string): Consequence => {
  const terms = cards.flatMap((card) => card.terms);
  const live = terms.filter((term) => measureStatus(term, day) !== 'ended');
  const measures = inOrder(live.map(({ measure }) => measure));
  const named = live.length > 0 ? live : terms;
  return {
    measures,
    ended: inOrder(terms.map(({ measure }) => measure)).filter((measure) => !measures.includes(measure)),
    programmes: [...new Set(named.map(({ programme }) => programme).filter((programme) => programme !== ''))].sort(),
  };
};

/** OFAC numbers both of its lists in one row: a number that stands on both is one party under two measures. */
const withSharedIds = ({ listId, sourceId, sameAs }: ListedEntity): readonly string[] =>
  listId === 'us-ofac-cons' ? [...new Set([...sameAs, `us-ofac-sdn/${sourceId}`])] : sameAs;

/** A party: one or more entries that the lists themselves say are the same. */
export interface Party {
  /** The entry the others point to. */
  readonly head: Card;
  readonly members: readonly Card[];
  /** Of all its entries. */
  readonly hash: string;
}

export interface Directory {
  readonly size: number;
  card(key: string): Card | undefined;
  /** The party an entry belongs to; with `lists`, as far as it stands on these. */
  party(key: string, lists?: readonly string[]): Party | undefined;
  /** The version of a list that was loaded. */
  version(list: string): VersionRef;
  readonly cards: () => Iterable<Card>;
}

const noVersion: VersionRef = { date: '', sha256: '' };

const byKey = (a: Card, b: Card): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/**
 * Lays the entries of several lists side by side and joins those that are one party. Two that point to the same third are one also where
 * the third is not loaded.
 */
export const directoryOf = (cards: Iterable<Card>, versions: ReadonlyMap<string, VersionRef>): Directory => {
  const all = new Map<string, Card>();
  for (const card of cards) all.set(keyOf(card), card);

  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const pointedTo = new Map<string, number>();
  for (const [key, card] of all) {
    for (const other of card.sameAs) {
      pointedTo.set(other, (pointedTo.get(other) ?? 0) + 1);
      const [one, two] = [root(key), root(other)];
      if (one !== two) parent.set(one, two);
    }
  }
  const groups = new Map<string, Card[]>();
  for (const [key, card] of all) {
    if (card.sameAs.length === 0 && !pointedTo.has(key)) continue;
    const at = root(key);
    const group = groups.get(at);
    if (group) group.push(card);
    else groups.set(at, [card]);
  }

  const partyOf = (members: readonly Card[]): Party => {
    const sorted = [...members].sort(byKey);
    const head = sorted.reduce((best, card) =>
      (pointedTo.get(keyOf(card)) ?? 0) > (pointedTo.get(keyOf(best)) ?? 0) ? card : best,
    );
    return {
      head,
      members: [head, ...sorted.filter((card) => card !== head)],
      hash: sorted.length === 1 ? head.hash : sha256(sorted.map((card) => `${keyOf(card)} ${card.hash}\n`).join('')),
    };
  };

  return {
    size: all.size,
    card: (key) => all.get(key),
    party: (key, lists) => {
      const card = all.get(key);
      const group = card && (groups.get(root(key)) ?? [card]).filter(({ list }) => !lists || lists.includes(list));
      return group && group.length > 0 ? partyOf(group) : undefined;
    },
    version: (list) => versions.get(list) ?? noVersion,
    cards: () => all.values(),
  };
};
