import { createHash } from 'node:crypto';
import { useCase } from '../kernel/index.ts';
import { auditHead as contract } from './contract.ts';
import { lanes } from './queries.ts';

/** The same hash that `verifyAudit` computes, taken from the lanes' heads without reading the entries. */
export const readHead = useCase(contract, async ({ tx, orgId, clock }) => {
  const heads = await lanes(tx, orgId);
  const total = createHash('sha256');
  for (const { hash } of heads) total.update(hash);
  return {
    at: clock.now(),
    entries: heads.reduce((sum, { seq }) => sum + seq, 0),
    head: total.digest('hex'),
    lanes: heads.map(({ lane, seq, hash }) => ({ lane, seq, hash: Buffer.from(hash).toString('hex') })),
  };
});
