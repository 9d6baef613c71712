import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import type { Chain } from '../chain/contract.ts';
import { nodeOfProduct } from '../evidence/product-documents.ts';
import { policy } from '../policy.ts';
import { storedChain } from '../stored/read-stored.ts';
import { shareSegment as contract } from './contract.ts';
import { segmentFor } from './segment-for.ts';

/** Gives a partner its part of the chain. The log keeps who got it, why, and its hash, and never what was hidden. */
export const shareSegment = useCase(contract, async (context, { productId, tiers, hide, reason, recipient }) => {
  const { tx, orgId, actor, kernel, clock, note } = context;
  permit(kernel.roles, policy, actor, 'share supply', { org_id: orgId });
  const chained = await storedChain(kernel.db, tx, orgId);
  nodeOfProduct(chained, productId);
  const known = new Set(chained.chain.sites.map(({ id }) => id));
  // what was to be hidden stands in no refusal either
  if (hide.some((id) => !known.has(id))) refuse('SUPPLY_SEGMENT_SITE_UNKNOWN', {}, [{ field: 'hide' }]);
  const names = namesOf(chained.chain, new Set(hide));
  for (const [field, words] of Object.entries({ reason, recipient }))
    if (names.some((name) => words.toLowerCase().includes(name)))
      refuse('SUPPLY_SEGMENT_NAMES_HIDDEN', {}, [{ field }]);
  const segment = segmentFor(chained.chain, { product: productId, tiers, hide });
  const bytes = new TextEncoder().encode(`${JSON.stringify(segment, null, 2)}\n`);
  note([], { recipient, reason, sites: segment.sites.length, hidden: hide.length, sha256: sha256(bytes) });
  return { bytes, type: 'application/json', name: `chain-part-${clock.today()}.json` };
});

const namesOf = ({ sites, parties }: Chain, hidden: ReadonlySet<string>): readonly string[] => {
  const places = sites.filter(({ id }) => hidden.has(id));
  const owners = new Set(places.map(({ party }) => party));
  return [...places, ...parties.filter(({ id }) => owners.has(id))]
    .flatMap(({ name, names }) => [name, ...names])
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
};
