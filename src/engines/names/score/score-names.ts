import { readName } from '../text/read-name.ts';
import type { Kind, NameComparison } from '../types.ts';
import { compareNames } from './compare-names.ts';
import { defaultWeigh } from './default-weigh.ts';
import { ofacScore } from './ofac.ts';

export interface PairScore extends NameComparison {
  /** 0 to 100: emulation of Treasury's search, not Treasury's answer. */
  readonly ofac: number;
}

/**
 * How alike two names are where no list tells how rare their words are. It does not matter which is given first: the way round in which
 * more is explained counts.
 *
 * @param kind of both; where it is not known a legal form or a word of business in either name tells
 */
export const scoreNames = (one: string, other: string, kind: Kind): PairScore => {
  const ones = readName(one, kind);
  const others = readName(other, kind);
  const told = kind === 'unknown' && [...ones, ...others].some((reading) => reading.kind === 'organisation');
  const [left, right] = told ? [readName(one, 'organisation'), readName(other, 'organisation')] : [ones, others];
  let best: NameComparison | null = null;
  for (const a of left) {
    for (const b of right) {
      const forth = compareNames(a, b, defaultWeigh);
      if (best === null || forth.score > best.score) best = forth;
      const back = compareNames(b, a, defaultWeigh);
      if (back.score > best.score) best = turned(back);
    }
  }
  return { ...(best as NameComparison), ofac: ofacScore(one, other) };
};

const turned = ({ score, matches, unmatchedQuery, unmatchedListed }: NameComparison): NameComparison => ({
  score,
  matches: matches.map((match) => ({ ...match, query: match.listed, listed: match.query })),
  unmatchedQuery: unmatchedListed,
  unmatchedListed: unmatchedQuery,
});
