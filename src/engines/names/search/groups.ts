import { type Weigh, weightOf } from '../score/weights.ts';
import type { NameToken, Reading } from '../types.ts';
import { findToken, tokenText } from './dictionary.ts';
import { type Expansion, expand, expandClosely } from './expand.ts';
import { hashText } from './hash.ts';
import { acronymsOf, searchedTokens } from './keys.ts';
import { scratchOf } from './scratch.ts';
import { type Gain, splitGains } from './split.ts';
import { lookUp } from './table.ts';
import { frequencyOfId, isHidden, type Layer, postingsOf, type View } from './view.ts';

/** All the documents that one piece of the searched name leads to; each gains once, by the best of its lists. */
export interface Group {
  /** For each layer its lists, the highest gain first. */
  readonly layers: readonly (readonly Gain[])[];
  /** How many documents the lists hold together. */
  readonly size: number;
  readonly most: number;
  /** Gives only to documents that other groups have found. */
  readonly late: boolean;
}

const mostExpansions = 200;
const aimedAt = 0.85;
/** A name's heaviest tokens; the rest of a very long name says nothing new. */
const mostTokens = 16;
const acronymShare = 0.6;
const initialShare = 0.4;

/** A token that may be meant, by its places in the layers, and how like the searched one it is. */
interface Meant {
  readonly similarity: number;
  readonly places: readonly { readonly layer: number; readonly id: number }[];
}

const compareText = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** Those that are alive, and of more than are wanted only the best, with all that are equal to the last. */
const mostAlike = (layer: Layer, expansions: readonly Expansion[]): readonly Expansion[] => {
  const alive = expansions.filter(({ id }) => frequencyOfId(layer, id) > 0);
  if (alive.length <= mostExpansions) return alive;
  const similarities = Float64Array.from(alive, ({ similarity }) => similarity).sort();
  const least = similarities[similarities.length - mostExpansions] as number;
  return alive.filter(({ similarity }) => similarity >= least);
};

/** Ids are in the order of `compareText`. */
const meantInOne = (layer: Layer, expansions: readonly Expansion[]): Meant[] =>
  [...mostAlike(layer, expansions)]
    .sort(
      (a, b) => b.similarity - a.similarity || frequencyOfId(layer, b.id) - frequencyOfId(layer, a.id) || a.id - b.id,
    )
    .slice(0, mostExpansions)
    .map(({ id, similarity }) => ({ similarity, places: [{ layer: 0, id }] }));

const meantInMany = (layers: readonly Layer[], find: (layer: Layer) => readonly Expansion[]): Meant[] => {
  const merged = new Map<
    string,
    { text: string; similarity: number; frequency: number; places: { layer: number; id: number }[] }
  >();
  layers.forEach((layer, at) => {
    for (const { id, similarity } of mostAlike(layer, find(layer))) {
      const text = tokenText(layer.segment.dictionary, id);
      const known = merged.get(text) ?? { text, similarity, frequency: 0, places: [] };
      known.places.push({ layer: at, id });
      known.frequency += frequencyOfId(layer, id);
      merged.set(text, known);
    }
  });
  return [...merged.values()]
    .sort((a, b) => b.similarity - a.similarity || b.frequency - a.frequency || compareText(a.text, b.text))
    .slice(0, mostExpansions);
};

/** The best expansions of all layers together. Which they are does not depend on how the entries are spread over the layers. */
const meantBy = ({ layers }: View, find: (layer: Layer) => readonly Expansion[]): Meant[] =>
  layers.length === 1 ? meantInOne(layers[0] as Layer, find(layers[0] as Layer)) : meantInMany(layers, find);

const groupOf = (layers: Gain[][], late = false): Group[] => {
  let size = 0;
  let most = 0;
  for (const gains of layers) {
    gains.sort((a, b) => b.gain - a.gain);
    for (const { documents, gain } of gains) {
      size += documents.length;
      if (documents.length > 0) most = Math.max(most, gain);
    }
  }
  return size === 0 ? [] : [{ layers, size, most, late }];
};

/**
 * What a matched token adds to a document. The score is sum(similarity x weight) / sum(weight), where a matched pair weighs as its lighter
 * side and an unmatched token .8 of its own; this is the same, made a sum: positive for what lifts a score above `aimedAt`.
 */
const gainOf = (similarity: number, weight: number, listedWeight: number): number =>
  Math.min(weight, listedWeight) * (similarity * similarity - aimedAt) + 0.8 * aimedAt * weight;

/** A piece of the name and the dictionary tokens it may mean; `weight` is its own. */
const tokenGroup = (view: View, weight: number, factor: number, find: (layer: Layer) => Expansion[]): Group[] => {
  const layers: Gain[][] = view.layers.map(() => []);
  for (const { similarity, places } of meantBy(view, find)) {
    const [first] = places as [Meant['places'][number]];
    const gain = gainOf(similarity, weight, factor * view.weighPlace(first.layer, first.id));
    for (const { layer, id } of places) {
      (layers[layer] as Gain[]).push({ documents: postingsOf(view.layers[layer] as Layer, id), gain });
    }
  }
  return groupOf(layers);
};

const exactly =
  (text: string) =>
  ({ segment }: Layer): Expansion[] => {
    const id = findToken(segment.dictionary, text);
    return id < 0 ? [] : [{ id, similarity: 1 }];
  };

const acronymGroup = (view: View, { text, role }: NameToken, weight: number): Group[] => {
  if (role === 'number' || text.length < 3 || text.length > 10) return [];
  const hash = hashText(text);
  return groupOf(
    view.layers.map((layer) => {
      const found: number[] = [];
      lookUp(layer.segment.acronyms, hash, (document) => {
        if (!isHidden(layer, document)) found.push(document);
      });
      return [{ documents: Uint32Array.from(found), gain: acronymShare * weight }];
    }),
  );
};

/** Listed initials of a token that is written out in the searched name. */
const initialGroup = (view: View, { text, role }: NameToken, weight: number): Group[] =>
  role === 'number' || text.length < 2
    ? []
    : tokenGroup(view, initialShare * weight, 1, exactly(text.charAt(0))).map((group) => ({ ...group, late: true }));

export interface Plan {
  readonly groups: readonly Group[];
  /** How many tokens the name is searched by. */
  readonly length: number;
  /** Letters that stand for names in the searched name. */
  readonly initials: readonly number[];
}

const heaviest = (tokens: readonly NameToken[], weigh: Weigh): NameToken[] => {
  const seen = new Set<string>();
  const distinct = tokens.filter(({ text, skeleton }) => {
    const known = seen.has(`${text} ${skeleton}`);
    seen.add(`${text} ${skeleton}`);
    return !known;
  });
  if (distinct.length <= mostTokens) return distinct;
  const kept = new Set([...distinct].sort((a, b) => weightOf(b, weigh) - weightOf(a, weigh)).slice(0, mostTokens));
  return distinct.filter((token) => kept.has(token));
};

/** Where one reading of a searched name leads. */
export const planFor = (view: View, reading: Reading): Plan => {
  const { weigh } = view;
  const searched = reading.tokens.filter(({ text, skeleton }) => text !== '' || skeleton !== '');
  const telling = searchedTokens(searched);
  const tokens = heaviest(telling.length > 0 ? telling : searched, weigh);
  const person = reading.kind === 'person';
  const groups = tokens.flatMap((token, at) => {
    // a legal form that is all there is weighs like a word
    const factor = weightOf(token, weigh) / weigh(token.text);
    const weight = Math.max(weightOf(token, weigh), 0.5);
    if (token.role === 'initial') return [];
    const next = tokens[at + 1];
    return [
      ...tokenGroup(view, weight, Math.max(factor, 0.1), (layer) =>
        expand(layer.segment, scratchOf(layer.segment), token),
      ),
      ...(next === undefined || next.role === 'initial' || tokens.length > 8
        ? []
        : tokenGroup(view, weight + weightOf(next, weigh), 1, (layer) =>
            expandClosely(layer.segment, scratchOf(layer.segment), token.text + next.text),
          )),
      ...groupOf(splitGains(view, token, weight)),
      ...(person ? [] : acronymGroup(view, token, weight)),
      ...initialGroup(view, token, weight),
    ];
  });
  const initials = tokens.filter(({ role }) => role === 'initial').map(({ text }) => text.charCodeAt(0));
  return {
    groups: [
      ...groups,
      ...acronymsOf(reading.kind, tokens).flatMap((acronym) =>
        tokenGroup(view, acronymShare * weigh(acronym), 1, exactly(acronym)),
      ),
      // initials and nothing else: then they are what is searched for
      ...(groups.length > 0 ? [] : tokens.flatMap(({ text }) => tokenGroup(view, weigh(text), 1, exactly(text)))),
    ],
    length: tokens.length,
    initials: groups.length > 0 ? initials : [],
  };
};
