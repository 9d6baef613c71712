import type { Band, Evidence, IndexEntry, NameComparison, Qualifier, Reading, Subject } from '../types.ts';
import { compareNames } from './compare-names.ts';
import { checkIdentifier, plainIdentifier } from './identifiers.ts';
import { kindsAgree, qualify } from './qualifiers.ts';
import { bandOf, rounded, type ScoreSettings } from './settings.ts';
import type { Weigh } from './weights.ts';

export interface EntryScore {
  readonly score: number;
  readonly band: Band;
  readonly matchedName: string;
  readonly evidence: Evidence;
}

const nothing: NameComparison = { score: 0, matches: [], unmatchedQuery: [], unmatchedListed: [] };

/** A number that only one country gives; the others are the same all over the world. */
const ofCountry = new Set(['passport', 'national-id', 'tax-id', 'other']);

const identifierMatch = (subject: Subject, entry: IndexEntry): { score: number; qualifier: Qualifier } | null => {
  for (const asked of subject.identifiers) {
    const value = plainIdentifier(asked);
    if (value.length < 4) continue;
    for (const listed of entry.identifiers) {
      if (listed.type !== asked.type || plainIdentifier(listed) !== value) continue;
      const local = ofCountry.has(asked.type);
      if (local && asked.country !== '' && listed.country !== '' && asked.country !== listed.country) continue;
      const sure = local
        ? asked.country !== '' && asked.country === listed.country
        : checkIdentifier(asked.type, asked.value) !== false;
      const score = sure ? 0.98 : 0.95;
      const show = (country: string, shown: string): string =>
        [asked.type, country, shown].filter((part) => part !== '').join(' ');
      return {
        score,
        qualifier: {
          what: 'identifier',
          verdict: 'agrees',
          shift: 0,
          query: show(asked.country, asked.value),
          listed: show(listed.country, listed.value),
        },
      };
    }
  }
  return null;
};

/**
 * The score of one listed party for one subject, with all that speaks for and against it.
 *
 * @param readings how the subject's name may be read
 * @param listedReadings for each name of the entry how it may be read, in the order of `entry.names`
 */
export const scoreEntry = (
  subject: Subject,
  readings: readonly Reading[],
  entry: IndexEntry,
  listedReadings: readonly (readonly Reading[])[],
  weigh: Weigh,
  settings: ScoreSettings,
): EntryScore => {
  let best = nothing;
  let bestAt = 0;
  let ceiling = 1;
  entry.names.forEach((name, at) => {
    const most = name.kind === 'weak' ? settings.hit - 0.0001 : 1;
    for (const listed of listedReadings[at] ?? []) {
      for (const reading of readings) {
        const comparison = compareNames(reading, listed, weigh);
        if (Math.min(comparison.score, most) <= Math.min(best.score, ceiling)) continue;
        best = comparison;
        bestAt = at;
        ceiling = most;
      }
    }
  });
  const qualifiers = qualify(subject, entry);
  let score = best.score + qualifiers.reduce((sum, { shift }) => sum + shift, 0);
  if (best.score > ceiling)
    qualifiers.push({
      what: 'weak-name',
      verdict: 'neutral',
      shift: rounded(ceiling - best.score),
      query: '',
      listed: entry.names[bestAt]?.text ?? '',
    });
  score = Math.min(score, ceiling);
  if (!kindsAgree(subject.kind, entry.kind)) {
    qualifiers.push({ what: 'kind', verdict: 'disagrees', shift: -1, query: subject.kind, listed: entry.kind });
    score = 0;
  }
  const identified = identifierMatch(subject, entry);
  if (identified !== null) {
    qualifiers.push(identified.qualifier);
    score = Math.max(score, identified.score);
  }
  const settled = rounded(Math.min(1, Math.max(0, score)));
  return {
    score: settled,
    band: bandOf(settled, settings),
    matchedName: entry.names[bestAt]?.text ?? '',
    evidence: { ...best, qualifiers },
  };
};
