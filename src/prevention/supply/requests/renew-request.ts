import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { renewRequest as contract } from './contract.ts';
import { answerTo, mailLink, requestById } from './desk.ts';
import { freshLink } from './put-request.ts';
import { papers } from './queries.ts';
import { pathOf } from './token.ts';

/** One hash a row: writing the new one ends the old link. */
export const renewRequest = useCase(contract, async (context, { requestId: id, email }) => {
  const { tx, orgId, actor, kernel, note } = context;
  const row = await requestById(context, id);
  permit(kernel.roles, policy, actor, 'write supply', row);
  const answer = await answerTo(context, id);
  if (answer && answer.state !== 'held') refuse('SUPPLY_REQUEST_DECIDED');
  const { token, secretHash, expiresAt } = freshLink(kernel, orgId, row.due_on);
  await papers(tx)
    .updateTable('supply.request')
    .set({ secret_hash: secretHash, expires_at: expiresAt, opened_at: null, revoked_at: null })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute();
  const mailed = email !== undefined;
  if (mailed) await mailLink(context, { email, token, dueOn: row.due_on, language: row.language });
  note(id, { mailed });
  return { id, path: pathOf(token), expiresAt, mailed };
});
