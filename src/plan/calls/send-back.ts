import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { agency as agencyOf } from '../queries.ts';
import { sendBack as contract } from './contract.ts';
import { decide, receivedReturn } from './decide.ts';
import { mailSentBack } from './mails.ts';
import { changeRecipient, lockRecipients, openCallOf, sentReturn } from './queries.ts';

/** Sends an answer back. The agency finds its answers and the reason behind the link it has. */
export const sendBack = useCase(contract, async (context, { planId, returnId, why }) => {
  const { tx, note } = context;
  const { call_id: callId, agency_id: agency } = await sentReturn(tx, planId, returnId);
  const call = await openCallOf(tx, planId, callId);
  await receivedReturn(tx, planId, returnId);
  const [recipient] = await lockRecipients(tx, planId, callId, agency);
  if (!recipient) return refuse('RETURN_NOT_FOUND');
  await decide(context, planId, returnId, { state: 'sent_back', why });
  await changeRecipient(tx, recipient, { answered_at: null });
  const { name } = await agencyOf(tx, planId, agency);
  const { email } = recipient;
  if (email) await mailSentBack(context, call, { email, agency: name[call.language] ?? name.en });
  note([planId, callId, returnId]);
  return { agency, mailed: email !== null };
});
