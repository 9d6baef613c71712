import { nameOf } from '../../../platform/accounts/index.ts';
import { json } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { shareSegment as contract } from './contract.ts';
import { cutSegment, refuseNames, segments } from './cut.ts';

/** Gives a partner its part of the chain. The log keeps who got it, why, and its hash, and never what was hidden. */
export const shareSegment = useCase(contract, async (context, input) => {
  const { tx, orgId, actor, kernel, clock, newId, note } = context;
  const { productId, tiers, hide, reason, recipient, sha256: seen } = input;
  permit(kernel.roles, policy, actor, 'share supply', { org_id: orgId });
  const { product, chain, revision, segment, text, sha256 } = await cutSegment(context, {
    product: productId,
    tiers,
    hide,
  });
  refuseNames(chain, hide, { reason, recipient });
  if (seen !== undefined && seen !== sha256) refuse('SUPPLY_SEGMENT_CHANGED');
  const id = newId();
  const counts = { sites: segment.sites.length, hidden: new Set(hide).size };
  await segments(tx)
    .insertInto('supply.segment')
    .values({
      ...{ org_id: orgId, id, product_id: productId, product_name: product, recipient, reason },
      ...{ tiers: tiers ?? null, ...counts, hidden_sites: json([...new Set(hide)]), revision, sha256, content: text },
      ...{ shared_by: actor.userId, shared_by_name: await nameOf(tx, actor), shared_at: clock.now() },
      ...{ withdrawn_at: null, withdrawn_by_name: null, withdrawn_why: null },
    })
    .execute();
  note(id, { recipient, reason, ...counts, revision, sha256 });
  return { id, recipient, sha256, ...counts };
});
