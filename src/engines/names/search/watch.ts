import { kindsAgree } from '../score/qualifiers.ts';
import { scoreEntry } from '../score/score-entry.ts';
import { weightOf } from '../score/weights.ts';
import { readName } from '../text/read-name.ts';
import type { IndexEntry, NameToken, Reading, Subject } from '../types.ts';
import { eachTouched } from './collect.ts';
import { hashText } from './hash.ts';
import { plainIdentifier } from './keys.ts';
import { buildIndex, insideOf, type NameIndex } from './name-index.ts';
import { kinds } from './record.ts';
import { entryAt, keyAt, tokensAt } from './segment.ts';
import { lookUp } from './table.ts';
import type { Layer, View } from './view.ts';

export interface Watched {
  /** Unique among the watched. */
  readonly key: string;
  readonly subject: Subject;
}

const watchList = 'watched';

/** A watched subject as the index of the watched takes it: `withChanges` adds and removes them like any other. */
export const watchedEntry = ({ key, subject }: Watched): IndexEntry => ({
  key,
  list: watchList,
  kind: subject.kind,
  names: [{ text: subject.name, kind: 'primary' }],
  births: subject.births,
  countries: subject.countries,
  gender: subject.gender,
  identifiers: subject.identifiers,
});

const subjectOf = ({ names, ...entry }: IndexEntry): Subject => ({
  name: names[0]?.text ?? '',
  kind: entry.kind,
  births: entry.births,
  countries: entry.countries,
  gender: entry.gender,
  identifiers: entry.identifiers,
});

/**
 * Subjects that are screened again when a list changes, as an index of their own.
 *
 * @throws IndexError as `buildIndex`
 */
export const buildWatch = (watched: Iterable<Watched>): NameIndex => {
  const entries = function* (): Generator<IndexEntry> {
    for (const one of watched) yield watchedEntry(one);
  };
  return buildIndex(entries());
};

/** Two names that share less of the lighter one's weight than this cannot reach review; those that share more are scored. */
const leastShare = 0.2;
/** A change moves the weight of a name by less than this, whatever it does to how frequent its tokens are. */
const margin = 0.05;

const weightOfName = (tokens: readonly NameToken[], { weigh }: View): number =>
  tokens.reduce((sum, token) => sum + weightOf(token, weigh), 0);

/** Calls `each` with every watched entity that shares enough with a name of the entry, or an identifier. */
const eachNear = (
  view: View,
  entry: IndexEntry,
  names: readonly (readonly Reading[])[],
  each: (layer: number, entity: number) => void,
): void => {
  const filter = { kinds: kinds.filter((kind) => kindsAgree(kind, entry.kind)) };
  for (const reading of names.flat()) {
    const changedWeight = weightOfName(reading.tokens, view);
    eachTouched(view, reading, filter, (at, document, gathered) => {
      const { segment } = view.layers[at] as Layer;
      if (gathered < leastShare * changedWeight) {
        const weight = weightOfName(tokensAt(segment, document), view);
        if (gathered < leastShare * weight) return;
      }
      each(at, segment.entityOf[document] as number);
    });
  }
  for (const identifier of entry.identifiers) {
    const hash = hashText(plainIdentifier(identifier));
    view.layers.forEach(({ segment, hidden }, at) => {
      lookUp(segment.identifiers, hash, (entity) => {
        if (hidden?.[entity] !== 1) each(at, entity);
      });
    });
  }
};

/**
 * The keys of the watched subjects whose answer a change may have touched, in order. It may name one too many, never one too few.
 * An entry that did not change but passes a threshold because the tokens of others grew rarer or more frequent is not a change.
 *
 * @param changed what was listed before the change as well as what is listed now: a candidate may have come, gone or become another
 * @param index the index that the subjects are screened in: its weights and thresholds count
 */
export const affectedBy = (watch: NameIndex, changed: Iterable<IndexEntry>, index: NameIndex): string[] => {
  const { view } = insideOf(watch);
  const { view: searched, settings } = insideOf(index);
  const affected = view.layers.map(() => new Set<number>());
  for (const entry of changed) {
    const names = entry.names.map(({ text }) => readName(text, entry.kind));
    const seen = view.layers.map(() => new Set<number>());
    eachNear(view, entry, names, (at, entity) => {
      if (affected[at]?.has(entity) || seen[at]?.has(entity)) return;
      seen[at]?.add(entity);
      const subject = entryAt((view.layers[at] as Layer).segment, entity);
      const readings = subject.names.flatMap((name) => name.readings);
      const { score } = scoreEntry(subjectOf(subject.entry), readings, entry, names, searched.weigh, settings);
      if (score >= settings.review - margin) affected[at]?.add(entity);
    });
  }
  return affected
    .flatMap((entities, at) => [...entities].map((entity) => keyAt((view.layers[at] as Layer).segment, entity)))
    .sort();
};
