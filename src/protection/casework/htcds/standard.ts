import { type Standard, standardFromRows } from '../../../engines/htcds/index.ts';
import type { Citation, Packs } from '../../../platform/packs/index.ts';
import { htcdsKind } from './pack-kinds.ts';

/** The standard that holds on a day, as the packs have it, and what an answer that rests on it cites. */
export interface ShippedStandard {
  readonly standard: Standard;
  readonly citation: Citation | null;
}

export const shippedStandard = (packs: Packs, asOf: string): ShippedStandard => {
  const entries = packs.entriesOn(htcdsKind, asOf);
  const [first] = entries;
  const citation = first ? packs.cite(first) : null;
  return { standard: standardFromRows(entries, citation?.version ?? ''), citation };
};
