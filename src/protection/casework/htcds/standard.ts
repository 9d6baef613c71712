import { type Standard, standardFromRows } from '../../../engines/htcds/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import { htcdsKind } from './pack-kinds.ts';

/** The standard that holds on a day, as the packs have it, and the pack that an answer resting on it names. */
export interface ShippedStandard {
  readonly standard: Standard;
  readonly pack: {
    readonly id: string;
    readonly version: string;
    readonly hash: string;
    readonly licence: string;
  } | null;
}

export const shippedStandard = (packs: Packs, asOf: string): ShippedStandard => {
  const entries = packs.entriesOn(htcdsKind, asOf);
  const pack = entries[0] ? packs.pack(packs.cite(entries[0]).pack) : undefined;
  return {
    standard: standardFromRows(entries, pack?.head.version ?? ''),
    pack: pack ? { id: pack.head.id, version: pack.head.version, hash: pack.hash, licence: pack.head.licence } : null,
  };
};
