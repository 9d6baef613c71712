import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { renewRequest as contract } from './contract.ts';
import { answerTo, lockedRequest } from './desk.ts';
import { mailLink } from './mails.ts';
import { renewLink } from './put-request.ts';
import { pathOf } from './token.ts';

export const renewRequest = useCase(contract, async (context, { requestId: id, email }) => {
  const { tx, kernel, actor, visit, note } = context;
  const row = await lockedRequest(context, id);
  permit(kernel.roles, policy, actor, 'write supply', row);
  if ((await answerTo(context, id))?.state === 'accepted') refuse('SUPPLY_REQUEST_DECIDED');
  const { token, expiresAt } = await renewLink(kernel, tx, row, email);
  const { due_on: dueOn, language } = row;
  if (email !== undefined) await mailLink(context, { email, dueOn, language }, { origin: visit.origin, token });
  note(id, { mailed: email !== undefined });
  return { id, path: pathOf(token, language), expiresAt, mailed: email !== undefined };
});
