import { kindsAgree } from '../score/qualifiers.ts';
import { weightOf } from '../score/weights.ts';
import { readName } from '../text/read-name.ts';
import type { IndexEntry, Subject } from '../types.ts';
import { eachTouched, wantedIn } from './collect.ts';
import { hashText } from './hash.ts';
import { plainIdentifier } from './keys.ts';
import { buildIndex, insideOf, type NameIndex } from './name-index.ts';
import { kinds } from './record.ts';
import { keyAt, type Segment, tokensAt } from './segment.ts';
import { lookUp } from './table.ts';
import type { Layer, View } from './view.ts';

export interface Watched {
  /** Unique among the watched. */
  readonly key: string;
  readonly subject: Subject;
}

const watchList = 'watched';

/** Subjects that are screened again when a list changes, as an index of their own: it changes by `withChanges` like any other. */
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

/** @throws IndexError as `buildIndex` */
export const buildWatch = (watched: Iterable<Watched>): NameIndex => {
  const entries = function* (): Generator<IndexEntry> {
    for (const one of watched) yield watchedEntry(one);
  };
  return buildIndex(entries());
};

/** A watched name that shares less of its weight than this cannot reach review. */
const leastShare = 0.3;

const weightOfDocument = (view: View, segment: Segment, document: number): number =>
  tokensAt(segment, document).reduce((sum, token) => sum + weightOf(token, view.weigh), 0);

/**
 * The keys of the watched subjects that a changed entry could be, in order. Hand in what was listed before as well as what is listed now:
 * a subject is affected when its candidate came, went or changed. It may name a subject too many, never one too few.
 */
export const affectedBy = (watch: NameIndex, changed: Iterable<IndexEntry>): string[] => {
  const { view } = insideOf(watch);
  const affected = view.layers.map(() => new Set<number>());
  const weights = new Map<string, number>();
  const add = (layer: number, document: number, gathered: number): void => {
    const { segment } = view.layers[layer] as Layer;
    const entity = segment.entityOf[document] as number;
    if (affected[layer]?.has(entity)) return;
    const place = `${layer} ${document}`;
    const weight = weights.get(place) ?? weightOfDocument(view, segment, document);
    weights.set(place, weight);
    if (gathered >= leastShare * weight) affected[layer]?.add(entity);
  };
  for (const entry of changed) {
    const filter = { kinds: kinds.filter((kind) => kindsAgree(kind, entry.kind)) };
    for (const { text } of entry.names) {
      for (const reading of readName(text, entry.kind)) eachTouched(view, reading, filter, add);
    }
    for (const identifier of entry.identifiers) {
      const hash = hashText(plainIdentifier(identifier));
      view.layers.forEach((layer, at) => {
        const wanted = wantedIn(layer, {});
        lookUp(layer.segment.identifiers, hash, (entity) => {
          if (wanted(entity)) affected[at]?.add(entity);
        });
      });
    }
  }
  return affected
    .flatMap((entities, at) => [...entities].map((entity) => keyAt((view.layers[at] as Layer).segment, entity)))
    .sort();
};
