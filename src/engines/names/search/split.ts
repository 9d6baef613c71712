import type { NameToken } from '../types.ts';
import { findToken } from './dictionary.ts';
import { similarityTo } from './jaro-winkler.ts';
import { isHidden, type Layer, postingsOf, type View } from './view.ts';

/** Documents that gain the same. */
export interface Gain {
  readonly documents: Uint32Array;
  readonly gain: number;
}

const shortest = 6;
const longest = 24;
/** A half that stands in more documents than this says too little; a lower bound where the other half may be misspelt. */
const mostDocuments = 5_000;
const mostForMisspelt = 1_000;
const shortestHalf = 2;
/** Where the other half may be misspelt. */
const shortestSureHalf = 4;
const leastSimilarity = 0.84;
const misspeltShare = 0.8;

const lettersOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

interface Half {
  /** The half that is spelt as it is listed. */
  readonly sure: string;
  readonly other: string;
  /** How many places after the sure half the other stands: 1 or -1. */
  readonly step: 1 | -1;
  readonly mayBeMisspelt: boolean;
}

/** The halves to look for. It depends on the entries as a whole, not on how they are spread over the layers. */
const halvesOf = (view: View, text: string): Half[] => {
  const unknown = view.frequency(text) === 0;
  const halves: Half[] = [];
  for (let cut = shortestHalf; cut <= text.length - shortestHalf; cut++) {
    const [first, second] = [text.slice(0, cut), text.slice(cut)];
    const [ofFirst, ofSecond] = [view.frequency(first), view.frequency(second)];
    const add = (sure: string, other: string, times: number, timesOther: number, step: 1 | -1): void => {
      const mayBeMisspelt =
        unknown &&
        timesOther === 0 &&
        sure.length >= shortestSureHalf &&
        other.length > shortestHalf &&
        times <= mostForMisspelt;
      const rarer =
        timesOther > 0 && (times < timesOther || (times === timesOther && step === 1)) && times <= mostDocuments;
      if (times > 0 && (mayBeMisspelt || rarer)) halves.push({ sure, other, step, mayBeMisspelt });
    };
    add(first, second, ofFirst, ofSecond, 1);
    add(second, first, ofSecond, ofFirst, -1);
  }
  return halves;
};

const documentsWith = (layer: Layer, { sure, other, step, mayBeMisspelt }: Half): Uint32Array => {
  const { dictionary, tokens } = layer.segment;
  const sureId = findToken(dictionary, sure);
  const otherId = findToken(dictionary, other);
  if (sureId < 0 || (otherId < 0 && !mayBeMisspelt)) return new Uint32Array(0);
  const letters = lettersOf(other);
  const isOther = (id: number): boolean => {
    if (!mayBeMisspelt) return id === otherId;
    const at = dictionary.offsets[id] as number;
    const size = (dictionary.offsets[id + 1] as number) - at;
    return similarityTo(letters, letters.length, dictionary.pool, at, size) >= leastSimilarity;
  };
  return postingsOf(layer, sureId).filter((document) => {
    if (isHidden(layer, document)) return false;
    const from = tokens.offsets[document] as number;
    const to = tokens.offsets[document + 1] as number;
    for (let at = from; at < to; at++) {
      const beside = at + step;
      if (tokens.ids[at] === sureId && beside >= from && beside < to && isOther(tokens.ids[beside] as number))
        return true;
    }
    return false;
  });
};

/**
 * Documents in which the two halves of a token stand side by side, by layer: `abubakr` for `abu bakr`. Of a token that is listed nowhere one
 * half may be misspelt as well.
 */
export const splitGains = (view: View, { text, role }: NameToken, weight: number): Gain[][] => {
  if (text.length < shortest || text.length > longest || role === 'number') return view.layers.map(() => []);
  const halves = halvesOf(view, text);
  return view.layers.map((layer) =>
    halves.map((half) => ({
      documents: documentsWith(layer, half),
      gain: half.mayBeMisspelt ? misspeltShare * weight : weight,
    })),
  );
};
