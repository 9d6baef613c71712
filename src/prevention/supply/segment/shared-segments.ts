import { nameOf } from '../../../platform/accounts/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { revisionOf, storedChain } from '../stored/read-stored.ts';
import {
  segmentFile as fileContract,
  listSegments as listContract,
  withdrawSegment as withdrawContract,
} from './contract.ts';
import { refuseNames, segmentById, segments } from './cut.ts';

export const listSegments = useCase(listContract, async ({ tx, orgId }, { limit, offset }) => {
  const all = segments(tx).selectFrom('supply.segment').where('org_id', '=', orgId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const now = await revisionOf(tx, orgId);
  const rows = await all
    .select(['id', 'product_id', 'product_name', 'recipient', 'reason', 'tiers', 'hidden', 'sites', 'revision'])
    .select(['sha256', 'shared_by_name', 'shared_at', 'withdrawn_at', 'withdrawn_by_name', 'withdrawn_why'])
    .orderBy('shared_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    rows: rows.map(({ id, product_id, product_name, recipient, reason, tiers, hidden, sites, revision, ...row }) => ({
      ...{ id, productId: product_id, product: product_name, recipient, reason, tiers, hidden, sites, revision },
      current: revision === now,
      sha256: row.sha256,
      sharedBy: row.shared_by_name,
      sharedAt: row.shared_at,
      withdrawn:
        row.withdrawn_at === null
          ? null
          : { at: row.withdrawn_at, by: row.withdrawn_by_name ?? '', why: row.withdrawn_why ?? '' },
    })),
    total: Number(total),
    limit,
    offset,
  };
});

export const segmentFile = useCase(fileContract, async (context, { segmentId }) => {
  const { tx, orgId, actor, kernel, note } = context;
  permit(kernel.roles, policy, actor, 'share supply', { org_id: orgId });
  const row = (await segmentById(tx, orgId, segmentId)) ?? refuse('SUPPLY_SEGMENT_NOT_FOUND');
  if (row.withdrawn_at !== null) refuse('SUPPLY_SEGMENT_WITHDRAWN');
  note(segmentId, { recipient: row.recipient, sha256: row.sha256 });
  return {
    bytes: new TextEncoder().encode(row.content),
    type: 'application/json',
    name: `chain-part-${row.shared_at.slice(0, 10)}.json`,
  };
});

export const withdrawSegment = useCase(withdrawContract, async (context, { segmentId, reason }) => {
  const { tx, orgId, actor, kernel, clock, note } = context;
  permit(kernel.roles, policy, actor, 'share supply', { org_id: orgId });
  const row = (await segmentById(tx, orgId, segmentId)) ?? refuse('SUPPLY_SEGMENT_NOT_FOUND');
  if (row.withdrawn_at !== null) refuse('SUPPLY_SEGMENT_WITHDRAWN');
  const { chain } = await storedChain(kernel.db, tx, orgId);
  refuseNames(chain, row.hidden_sites, { reason });
  await segments(tx)
    .updateTable('supply.segment')
    .set({ withdrawn_at: clock.now(), withdrawn_by_name: await nameOf(tx, actor), withdrawn_why: reason })
    .where('org_id', '=', orgId)
    .where('id', '=', segmentId)
    .execute();
  note(segmentId, { recipient: row.recipient, reason });
  return { id: segmentId };
});
