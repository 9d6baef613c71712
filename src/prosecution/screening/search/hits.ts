import type { Candidate } from '../../../engines/names/types.ts';
import type { Measure } from '../lists/entity.ts';
import { type Consequence, consequenceOn, type Directory, keyOf, type Party } from './cards.ts';
import type { HitView } from './contract.ts';

export type Hit = HitView;

export interface HitOptions {
  /** The civil date on which measures are read: one that has ended by then is named as ended. */
  readonly day: string;
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
  readonly consequence: Consequence;
  readonly best: Candidate;
}

/** The higher score first; of equals the key decides, so that the same question always gives the same order. */
const better = (a: Candidate, b: Candidate): boolean => a.score > b.score || (a.score === b.score && a.key < b.key);

/**
 * The candidates of the engine as hits: entries of one party are one hit, under the entry that the others point to, with all the lists
 * it stands on. Pure: the command line, the server and the batch give the same bytes.
 */
export const hitsOf = (candidates: readonly Candidate[], directory: Directory, options: HitOptions): Hit[] => {
  const { day, limit, lists, measures, threshold } = options;
  const shown = ({ band, score }: Candidate): boolean =>
    threshold === undefined ? band !== 'none' : score >= threshold;
  const found = new Map<string, Found>();
  for (const candidate of candidates) {
    if (!shown(candidate)) continue;
    const party = directory.party(candidate.key, lists);
    if (!party) continue;
    const consequence = consequenceOn(party.members, day);
    if (measures && !consequence.measures.some((measure) => measures.includes(measure))) continue;
    const key = keyOf(party.head);
    const before = found.get(key);
    if (!before || better(candidate, before.best)) found.set(key, { party, consequence, best: candidate });
  }
  return [...found.values()]
    .sort((a, b) => (better(a.best, b.best) ? -1 : 1))
    .slice(0, limit)
    .map((one) => hitOf(one, directory));
};

const hitOf = ({ party: { head, members }, consequence, best }: Found, directory: Directory): Hit => ({
  score: best.score,
  band: best.band,
  ofac: best.ofac,
  list: head.list,
  sourceId: head.sourceId,
  members: members.map(({ list, sourceId }) => ({ list, sourceId })),
  caption: head.caption,
  matchedName: best.matchedName,
  schema: head.schema,
  measures: [...consequence.measures],
  ended: [...consequence.ended],
  programmes: [...consequence.programmes],
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
