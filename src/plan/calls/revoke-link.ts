import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { revokeLink as contract } from './contract.ts';
import { changeRecipient, lockRecipients, openCallOf } from './queries.ts';

/** Ends a link. What the agency has saved stays for whoever gets the next one. */
export const revokeLink = useCase(contract, async ({ tx, clock, note }, { planId, callId, agency }) => {
  await openCallOf(tx, planId, callId);
  const [recipient] = await lockRecipients(tx, planId, callId, agency);
  if (!recipient) return refuse('CALL_AGENCY_NOT_ASKED', { agency });
  await changeRecipient(tx, recipient, { revoked_at: clock.now() });
  note([planId, callId, recipient.link_id]);
  return { agency };
});
