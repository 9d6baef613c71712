import { compareSites } from '../sites/compare-sites.ts';
import { conflictsOf, inputsOf, scoreOf, thresholds } from '../sites/match-sites.ts';
import { readSite } from '../sites/site-text.ts';
import { learn } from './learn.ts';

/** Two entries, and whether people said they are one site. */
export interface LabelledPair {
  readonly a: { readonly name: string; readonly address: string; readonly country: string };
  readonly b: LabelledPair['a'];
  readonly same: boolean;
}

/** The labelled pairs as Open Supply Hub publishes them. */
export const labelledPairs = (json: string): readonly LabelledPair[] => {
  const labelled = JSON.parse(json) as {
    readonly [kind: string]: readonly { readonly __value__: LabelledPair['a'][] }[];
  };
  return ['distinct', 'match'].flatMap((kind) =>
    (labelled[kind] ?? []).flatMap(({ __value__: [a, b] }) => (a && b ? [{ a, b, same: kind === 'match' }] : [])),
  );
};

export const folds = 5;

/** What is learnt from, and whether numbers, units or countries disagree: then nothing is merged. */
export const readPairs = (pairs: readonly LabelledPair[]) =>
  pairs.map(({ a, b, same }) => {
    const [one, other] = [readSite(a), readSite(b)];
    const features = compareSites(one, other);
    return { inputs: inputsOf(features), same, conflict: conflictsOf(one, other, features).length > 0 };
  });

/** Which pairs the machine merges when it has learnt from the other four fifths. */
export const mergedFiveFold = (pairs: readonly LabelledPair[]): boolean[] => {
  const rows = readPairs(pairs);
  const learnt = Array.from({ length: folds }, (_, fold) =>
    learn(rows.filter((row, i) => i % folds !== fold && !row.conflict)),
  );
  return rows.map(({ inputs, conflict }, i) => !conflict && scoreOf(inputs, learnt[i % folds]) >= thresholds.same);
};

export const qualityOf = (pairs: readonly LabelledPair[], merged: readonly boolean[]) => {
  const count = (is: (pair: LabelledPair, merges: boolean) => boolean): number =>
    pairs.filter((pair, i) => is(pair, merged[i] === true)).length;
  const right = count(({ same }, merges) => merges && same);
  const wrong = count(({ same }, merges) => merges && !same);
  const missed = count(({ same }, merges) => !merges && same);
  return {
    precision: right / (right + wrong),
    recall: right / (right + missed),
    f: (2 * right) / (2 * right + wrong + missed),
  };
};
