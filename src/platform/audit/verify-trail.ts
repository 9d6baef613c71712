import { refuse } from '../errors/index.ts';
import { useCase } from '../kernel/index.ts';
import { verifyTrail as contract, mostToVerify } from './contract.ts';
import { lanes } from './queries.ts';
import { verifyAudit } from './verify.ts';

/** Recomputes the organisation's own chain. */
export const verifyTrail = useCase(contract, async ({ tx, orgId, clock, note }) => {
  const expected = (await lanes(tx, orgId)).reduce((sum, { seq }) => sum + seq, 0);
  if (expected > mostToVerify) refuse('AUDIT_TOO_LONG_TO_VERIFY_HERE', { entries: expected, most: mostToVerify });
  const { entries, head, broken } = await verifyAudit(tx, orgId);
  note([], { entries, broken: broken !== null });
  return { at: clock.now(), entries, head, broken };
});
