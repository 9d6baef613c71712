import { orRefuse, refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import { openEvidence as contract } from './contract.ts';

/** Hands out a file as it came. It is never shown in the page: what it holds is not ours. */
export const openEvidence = useCase(contract, async ({ tx, note }, { planId, evidenceId }) => {
  const found = await plan(tx)
    .selectFrom('plan.evidence')
    .select(['bytes', 'uri', 'hash'])
    .where('plan_id', '=', planId)
    .where('id', '=', evidenceId)
    .executeTakeFirst()
    .then(orRefuse('PLAN_EVIDENCE_NOT_FOUND'));
  note([planId, evidenceId], { hash: found.hash });
  return {
    bytes: found.bytes ?? refuse('PLAN_EVIDENCE_NOT_FOUND'),
    type: 'application/octet-stream',
    name: found.uri ?? 'evidence',
  };
});
