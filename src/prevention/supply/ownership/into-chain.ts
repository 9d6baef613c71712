import type { Chain, Party } from '../chain/contract.ts';
import type { Ownership } from './read-bods.ts';

export interface OwnersMerged {
  readonly chain: Chain;
  readonly added: number;
  /** Parties of the chain that statements name by the same id, or by the same name where only one has it. */
  readonly met: readonly { readonly record: string; readonly party: string }[];
  /** Indirect interests restate a chain of direct ones: none was added. */
  readonly indirect: number;
}

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Statements of ownership as parties of a chain with their direct owners. A share between bounds keeps them; `share` itself is the least that is stated. An owner
 * that the chain has already gets the share of the statements; others stay.
 */
export const ownersIntoChain = ({ names, holdings }: Ownership, chain: Chain): OwnersMerged => {
  const records = [...new Set([...names.keys(), ...holdings.flatMap(({ owner, entity }) => [owner, entity])])];
  const byName = new Map<string, Party | null>();
  for (const party of chain.parties) byName.set(folded(party.name), byName.has(folded(party.name)) ? null : party);
  const own = new Set(chain.parties.map(({ id }) => id));
  const met = records.flatMap((record) => {
    const party = own.has(record) ? record : byName.get(folded(names.get(record) ?? ''))?.id;
    return party === undefined ? [] : [{ record, party }];
  });
  const place = new Map(met.map(({ record, party }) => [record, party]));
  const idOf = (record: string): string => place.get(record) ?? record;
  const owners = new Map<string, Map<string, Party['owners'][number]>>();
  for (const { owner, entity, direct } of holdings) {
    if (!direct) continue;
    const into = owners.get(idOf(entity)) ?? new Map<string, Party['owners'][number]>();
    owners.set(idOf(entity), into);
    const before = into.get(idOf(owner));
    // two statements of one owner in one entity are two holdings
    const [min, max] = [
      Math.min(1, direct[0] + (before?.min ?? before?.share ?? 0)),
      Math.min(1, direct[1] + (before?.max ?? before?.share ?? 0)),
    ];
    into.set(idOf(owner), { party: idOf(owner), share: min, ...(min === max ? {} : { min, max }) });
  }
  const withOwners = (party: Party): Party => {
    const stated = owners.get(party.id);
    if (!stated) return party;
    return { ...party, owners: [...party.owners.filter((one) => !stated.has(one.party)), ...stated.values()] };
  };
  const fresh = records
    .filter((record) => !place.has(record))
    .map((id): Party => ({ id, name: names.get(id) ?? id, names: [], identifiers: [], owners: [] }));
  return {
    chain: { ...chain, parties: [...chain.parties, ...fresh].map(withOwners) },
    added: fresh.length,
    met,
    indirect: holdings.filter(({ indirect }) => indirect !== null).length,
  };
};
