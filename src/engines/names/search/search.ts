import { ofacScore } from '../score/ofac.ts';
import { kindsAgree } from '../score/qualifiers.ts';
import { scoreEntry } from '../score/score-entry.ts';
import type { ScoreSettings } from '../score/settings.ts';
import { readName } from '../text/read-name.ts';
import type { Candidate, Kind, Reading, Subject } from '../types.ts';
import { collect, type Filter, type Found, wantedIn } from './collect.ts';
import { hashText } from './hash.ts';
import { plainIdentifier } from './keys.ts';
import { kinds as allKinds } from './record.ts';
import { entryAt, keyAt } from './segment.ts';
import { lookUp } from './table.ts';
import type { View } from './view.ts';

export interface SearchOptions {
  /** The most candidates to give; 10 where left out. The sixty most alike names are scored, so that there are never many more. */
  readonly limit?: number;
  /** The least score of a candidate; the review threshold of the settings where left out. */
  readonly threshold?: number;
  /** Only entries of these lists. */
  readonly lists?: readonly string[];
  /** Only entries of these kinds. */
  readonly kinds?: readonly Kind[];
}

/** Listed readings that are scored in full. */
const mostScored = 60;
/** A reading that gathered less than this share of the best is not scored. */
const leastShare = 0.3;
/** Ways to read a searched name. */
const mostReadings = 4;

/** Documents to score, by layer and entity. An entity found by an identifier alone has none. */
type ToScore = readonly Map<number, Set<number>>[];

const documentsOf = (toScore: ToScore, layer: number, entity: number): Set<number> => {
  const entities = toScore[layer] as Map<number, Set<number>>;
  const documents = entities.get(entity) ?? new Set();
  entities.set(entity, documents);
  return documents;
};

const entityOf = ({ layers }: View, { layer, document }: Found): number =>
  layers[layer]?.segment.entityOf[document] as number;

/** The order of the whole index, however it is spread over layers: rank, then key, then place in the entry. */
const inOrder =
  (view: View) =>
  (a: Found, b: Found): number => {
    if (a.rank !== b.rank) return b.rank - a.rank;
    if (a.layer === b.layer) return a.document - b.document;
    const [one, other] = [a, b].map((found) =>
      keyAt((view.layers[found.layer] as View['layers'][number]).segment, entityOf(view, found)),
    ) as [string, string];
    return one < other ? -1 : 1;
  };

const addNamed = (view: View, reading: Reading, filter: Filter, toScore: ToScore): void => {
  const found = collect(view, reading, filter, mostScored).sort(inOrder(view)).slice(0, mostScored);
  const best = found[0]?.rank ?? 0;
  const least = best > 0 ? best * leastShare : Number.NEGATIVE_INFINITY;
  for (const one of found) {
    if (one.rank >= least) documentsOf(toScore, one.layer, entityOf(view, one)).add(one.document);
  }
};

const addIdentified = ({ layers }: View, subject: Subject, filter: Filter, toScore: ToScore): void => {
  for (const identifier of subject.identifiers) {
    const plain = plainIdentifier(identifier);
    if (plain === '') continue;
    layers.forEach((layer, at) => {
      const wanted = wantedIn(layer, filter);
      lookUp(layer.segment.identifiers, hashText(plain), (entity) => {
        if (wanted(entity)) documentsOf(toScore, at, entity);
      });
    });
  }
};

/** Treasury's tool shows the best name of an entry. */
const bestOfac = (query: string, names: readonly { readonly text: string }[]): number =>
  names.reduce((best, { text }) => Math.max(best, ofacScore(query, text)), 0);

const byScore = (a: Candidate, b: Candidate): number => b.score - a.score || (a.key < b.key ? -1 : 1);

/** The listed parties that the subject may be, best first; of equal scores in the order of their keys. */
export const searchView = (
  view: View,
  settings: ScoreSettings,
  subject: Subject,
  { limit = 10, threshold = settings.review, lists, kinds }: SearchOptions = {},
): Candidate[] => {
  const readings = readName(subject.name, subject.kind).slice(0, mostReadings);
  const toScore: ToScore = view.layers.map(() => new Map());
  const asked = kinds ?? allKinds;
  const named = asked.filter((kind) => kindsAgree(subject.kind, kind));
  for (const reading of readings) addNamed(view, reading, { lists, kinds: named }, toScore);
  addIdentified(view, subject, { lists, kinds: asked }, toScore);

  const scored = toScore.flatMap((entities, at) => {
    const { segment } = view.layers[at] as View['layers'][number];
    return [...entities].flatMap(([entity, documents]) => {
      const { entry, names } = entryAt(segment, entity, documents.size > 0 ? documents : undefined);
      const listed = names.map((name) => name.readings);
      const result = scoreEntry(subject, readings, entry, listed, view.weigh, settings);
      return result.score > 0 && result.score >= threshold ? [{ entry, result }] : [];
    });
  });
  return scored
    .map(({ entry, result: { score, band, matchedName, evidence } }) => ({
      names: entry.names,
      candidate: { key: entry.key, score, band, ofac: 0, matchedName, evidence },
    }))
    .sort((a, b) => byScore(a.candidate, b.candidate))
    .slice(0, Math.max(0, limit))
    .map(({ names, candidate }) => ({ ...candidate, ofac: bestOfac(subject.name, names) }));
};
