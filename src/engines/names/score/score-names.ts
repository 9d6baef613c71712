import { readName } from '../text/read-name.ts';
import type { Kind, NameComparison, Reading } from '../types.ts';
import { compareNames } from './compare-names.ts';
import { defaultWeigh } from './default-weigh.ts';
import { ofacScore } from './ofac.ts';
import { rounded } from './settings.ts';

export interface PairScore extends NameComparison {
  /** 0 to 100: emulation of Treasury's search, not Treasury's answer. */
  readonly ofac: number;
}

const turned = ({ score, matches, unmatchedQuery, unmatchedListed }: NameComparison): NameComparison => ({
  score,
  matches: matches.map((match) => ({ ...match, query: match.listed, listed: match.query })),
  unmatchedQuery: unmatchedListed,
  unmatchedListed: unmatchedQuery,
});

/**
 * Either name may be the one that leaves words out. Of persons the way round in which more is explained counts; of others both, as a branch
 * has its owner's whole name in its own.
 */
const bothWays = (one: Reading, other: Reading): NameComparison => {
  const forth = compareNames(one, other, defaultWeigh);
  const back = compareNames(other, one, defaultWeigh);
  if (one.kind === 'person' || one.kind === 'unknown') return back.score > forth.score ? turned(back) : forth;
  return { ...forth, score: rounded((forth.score + back.score) / 2) };
};

/**
 * How alike two names are where no list tells how rare their words are. Which is given first matters to `ofac` alone: there it is what is asked.
 *
 * @param kind of both; where it is not known a legal form or a word of business in either name tells
 */
export const scoreNames = (one: string, other: string, kind: Kind): PairScore => {
  const ones = readName(one, kind);
  const others = readName(other, kind);
  const told = kind === 'unknown' && [...ones, ...others].some((reading) => reading.kind === 'organisation');
  const [left, right] = told ? [readName(one, 'organisation'), readName(other, 'organisation')] : [ones, others];
  const [best] = left.flatMap((a) => right.map((b) => bothWays(a, b))).sort((a, b) => b.score - a.score) as [
    NameComparison,
    ...NameComparison[],
  ];
  return { ...best, ofac: ofacScore(one, other) };
};
