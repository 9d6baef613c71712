import type { Candidate } from '../../../engines/names/types.ts';
import type { Measure } from '../lists/entity.ts';
import { type Directory, keyOf, type Party } from './cards.ts';
import type { HitView } from './contract.ts';

export type Hit = HitView;

export interface HitOptions {
  readonly limit: number;
  /** Only parties that stand on one of these lists. */
  readonly lists?: readonly string[] | undefined;
  /** Only parties under one of these measures. */
  readonly measures?: readonly Measure[] | undefined;
  /** Show what scores at least this instead of what the bands let through. */
  readonly threshold?: number | undefined;
}

interface Found {
  readonly party: Party;
  readonly best: Candidate;
}

/** The higher score first; of equals the key decides, so that the same question always gives the same order. */
const better = (a: Candidate, b: Candidate): boolean => a.score > b.score || (a.score === b.score && a.key < b.key);

/**
 * The candidates of the engine as hits: entries of one party are one hit, under the entry that the others point to, with all the lists
 * it stands on. Pure: the command line, the server and the batch give the same bytes.
 */
export const hitsOf = (candidates: readonly Candidate[], directory: Directory, options: HitOptions): Hit[] => {
  const { limit, lists, measures, threshold } = options;
  const shown = ({ band, score }: Candidate): boolean =>
    threshold === undefined ? band !== 'none' : score >= threshold;
  const found = new Map<string, Found>();
  for (const candidate of candidates) {
    if (!shown(candidate)) continue;
    const party = directory.party(candidate.key, lists);
    if (!party) continue;
    if (measures && !party.measures.some((measure) => measures.includes(measure))) continue;
    const key = keyOf(party.head);
    const before = found.get(key);
    if (!before || better(candidate, before.best)) found.set(key, { party, best: candidate });
  }
  return [...found.values()]
    .sort((a, b) => (better(a.best, b.best) ? -1 : 1))
    .slice(0, limit)
    .map(({ party, best }) => hitOf(party, best, directory));
};

const hitOf = ({ head, members, measures, programmes }: Party, best: Candidate, directory: Directory): Hit => ({
  score: best.score,
  band: best.band,
  ofac: best.ofac,
  list: head.list,
  sourceId: head.sourceId,
  members: members.map(({ list, sourceId }) => ({ list, sourceId })),
  caption: head.caption,
  matchedName: best.matchedName,
  schema: head.schema,
  measures: [...measures],
  programmes: [...programmes],
  listVersion: directory.version(head.list),
  evidence: {
    score: best.evidence.score,
    matches: best.evidence.matches.map(({ query, listed, ...rest }) => ({
      query: { ...query },
      listed: { ...listed },
      ...rest,
    })),
    unmatchedQuery: [...best.evidence.unmatchedQuery],
    unmatchedListed: [...best.evidence.unmatchedListed],
    qualifiers: best.evidence.qualifiers.map((one) => ({ ...one })),
  },
});
