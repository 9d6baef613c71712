import { defaultWeigh } from '../score/default-weigh.ts';
import type { Weigh } from '../score/weights.ts';
import { findToken, tokenText } from './dictionary.ts';
import type { Segment } from './segment.ts';

/** A segment as it is seen: some of its entities may be hidden, because they were removed or a later segment has them anew. */
export interface Layer {
  readonly segment: Segment;
  /** 1 where an entity is hidden; null where none is. */
  readonly hidden: Uint8Array | null;
  /** Token -> in how many hidden documents it stands. */
  readonly hiddenFrequencies: ReadonlyMap<number, number>;
  readonly hiddenDocuments: number;
}

/** What a search sees: the layers together are one set of entries. */
export interface View {
  readonly layers: readonly Layer[];
  readonly documents: number;
  /** In how many documents a token stands. */
  readonly frequency: (token: string) => number;
  readonly weigh: Weigh;
  /** The weight of the token with this id in this layer. */
  readonly weighPlace: (layer: number, id: number) => number;
}

/** A token in fewer documents weighs no more. */
const rarest = 3;
/** A short list says little of how frequent a name is in the world. */
const leastDocuments = 40_000;

const none: ReadonlyMap<number, number> = new Map();

export const wholeLayer = (segment: Segment): Layer => ({
  segment,
  hidden: null,
  hiddenFrequencies: none,
  hiddenDocuments: 0,
});

/** The segment without these entities. */
export const layerWithout = (segment: Segment, hiddenEntities: Iterable<number>): Layer => {
  const hidden = new Uint8Array(segment.entities);
  const hiddenFrequencies = new Map<number, number>();
  let hiddenDocuments = 0;
  let some = false;
  const { offsets, ids } = segment.tokens;
  for (const entity of hiddenEntities) {
    if (hidden[entity] === 1) continue;
    hidden[entity] = 1;
    some = true;
    for (let d = segment.documentsFrom[entity] as number; d < (segment.documentsFrom[entity + 1] as number); d++) {
      hiddenDocuments++;
      for (const id of new Set(ids.subarray(offsets[d], offsets[d + 1]))) {
        hiddenFrequencies.set(id, (hiddenFrequencies.get(id) ?? 0) + 1);
      }
    }
  }
  return some ? { segment, hidden, hiddenFrequencies, hiddenDocuments } : wholeLayer(segment);
};

export const frequencyOfId = ({ segment, hiddenFrequencies }: Layer, id: number): number =>
  (segment.frequencies[id] as number) - (hiddenFrequencies.size === 0 ? 0 : (hiddenFrequencies.get(id) ?? 0));

export const postingsOf = ({ segment: { postings } }: Layer, id: number): Uint32Array =>
  postings.values.subarray(postings.offsets[id], postings.offsets[id + 1]);

export const isHidden = ({ segment, hidden }: Layer, document: number): boolean =>
  hidden !== null && hidden[segment.entityOf[document] as number] === 1;

/** How many tokens' weights are kept at hand; when full it starts again, which changes nothing but the time. */
const mostKept = 50_000;

export const viewOf = (layers: readonly Layer[]): View => {
  const documents = layers.reduce((sum, { segment, hiddenDocuments }) => sum + segment.documents - hiddenDocuments, 0);
  const known = new Map<string, number>();
  const frequency = (token: string): number =>
    layers.reduce((sum, layer) => {
      const id = findToken(layer.segment.dictionary, token);
      return id < 0 ? sum : sum + frequencyOfId(layer, id);
    }, 0);
  const weightAt = (token: string, times: number): number =>
    Math.min(Math.log(1 + Math.max(documents, leastDocuments) / Math.max(times, rarest)), defaultWeigh(token));
  const weigh: Weigh = (token) => {
    const kept = known.get(token);
    if (kept !== undefined) return kept;
    const weight = weightAt(token, frequency(token));
    if (known.size >= mostKept) known.clear();
    known.set(token, weight);
    return weight;
  };
  const byPlace = layers.map(({ segment }) => new Float64Array(segment.dictionary.size));
  return {
    layers,
    documents,
    frequency,
    weigh,
    weighPlace: (layer, id) => {
      const weights = byPlace[layer] as Float64Array;
      if (weights[id] !== 0) return weights[id] as number;
      const at = layers[layer] as Layer;
      const token = tokenText(at.segment.dictionary, id);
      const weight = weightAt(token, layers.length === 1 ? frequencyOfId(at, id) : frequency(token));
      weights[id] = weight;
      return weight;
    },
  };
};

/** The entities a layer hides, ascending. */
export const hiddenIn = ({ hidden }: Layer): number[] => {
  const entities: number[] = [];
  hidden?.forEach((one, entity) => {
    if (one === 1) entities.push(entity);
  });
  return entities;
};
