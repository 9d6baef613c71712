import { siteMatcher, thresholds } from '../sites/match-sites.ts';
import type { Supplier } from '../suppliers/read-suppliers.ts';
import { asRow } from './resolve-parties.ts';
import type { PartyText } from './shipment.ts';
import type { Candidate } from './tables.ts';

/** A name under which the organisation knows a site: its own, or that of a supplier there. */
export interface Known {
  readonly site: string;
  readonly at: Supplier;
}

export interface Resolved {
  readonly state: 'sure' | 'asked' | 'none';
  readonly site: string | null;
  /** What it may be, surest first; empty where it is sure. */
  readonly candidates: readonly Candidate[];
}

const mostOffered = 3;

/** A weak likeness whose numbers, units or countries disagree is no question. */
const worthAsking = ({ score, reasons }: Candidate): boolean =>
  score >= thresholds.same || !reasons.some((reason) => reason.endsWith('-differs'));

/**
 * Which site of the organisation a party of a bill is: sure where one alone is the same, asked where one may be. A bill that gives no country or no address is
 * compared without it, and then never sure. `not` are sites that a person said it is not.
 */
export const resolverWith = (known: readonly Known[]): ((party: PartyText, not?: readonly string[]) => Resolved) => {
  const matchers = new Map<string, ReturnType<typeof siteMatcher>>();
  const matcherFor = (missing: readonly ('country' | 'address')[]): ReturnType<typeof siteMatcher> => {
    const key = missing.join(' ');
    const blank = Object.fromEntries(missing.map((field) => [field, '']));
    const made = matchers.get(key) ?? siteMatcher(known.map(({ at }, row) => ({ ...at, ...blank, row })));
    matchers.set(key, made);
    return made;
  };
  return (party, not = []) => {
    const missing = (['country', 'address'] as const).filter((field) => party[field] === '');
    const pairs = matcherFor(missing)(asRow(party, -1));
    const best = new Map<string, Candidate & { readonly sure: boolean }>();
    for (const { b, score, decision, reasons } of pairs.sort((x, y) => y.score - x.score)) {
      const one = known[b.row];
      if (!one || not.includes(one.site) || best.has(one.site)) continue;
      const { name, address, country } = one.at;
      const sure = decision === 'same' && missing.length === 0;
      best.set(one.site, { ...{ site: one.site, name, address, country }, score, reasons, sure });
    }
    const found = [...best.values()];
    const sure = found.filter((one) => one.sure);
    const [first, second] = sure;
    if (first && (!second || (first.score === 1 && second.score < 1)))
      return { state: 'sure', site: first.site, candidates: [] };
    const candidates = found
      .filter(worthAsking)
      .slice(0, mostOffered)
      .map(({ sure: _, ...one }) => one);
    return { state: candidates.length > 0 ? 'asked' : 'none', site: null, candidates };
  };
};
