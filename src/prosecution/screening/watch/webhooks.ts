import { nameOf, newSecret } from '../../../platform/accounts/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { useCase, useCaseInParts } from '../../../platform/kernel/index.ts';
import { checkTarget, OutboundError } from '../../../platform/outbound/index.ts';
import { screening } from '../queries.ts';
import {
  addWebhook as addContract,
  listWebhooks as listContract,
  removeWebhook as removeContract,
  tryWebhook as tryContract,
} from './contract.ts';
import { liveWebhooks, queueDelivery, secretPlace } from './deliver.ts';

const mostWebhooks = 10;

/** Checks where the address leads before it is kept; it is checked again each time something is sent there. */
export const addWebhook = useCaseInParts(addContract, async ({ kernel, actor, orgId }, { url }) => {
  const { clock, random } = kernel;
  await checkTarget(url, kernel.env).catch((error: unknown) => {
    if (!(error instanceof OutboundError)) throw error;
    return error.code === 'ADDRESS_PRIVATE'
      ? refuse('SCREENING_WEBHOOK_PRIVATE', {}, [{ field: 'url' }])
      : refuse('SCREENING_WEBHOOK_ADDRESS', {}, [{ field: 'url', code: error.code }]);
  });
  const id = newId(clock, random);
  const secret = newSecret(random);
  await kernel.db.transaction(actor, async (tx) => {
    if ((await liveWebhooks(tx, orgId).execute()).length >= mostWebhooks)
      refuse('SCREENING_WEBHOOK_TOO_MANY', { most: mostWebhooks });
    await screening(tx)
      .insertInto('screening.webhook')
      .values({
        org_id: orgId,
        id,
        url,
        secret_sealed: await kernel.vault.seal(tx, secretPlace(orgId, id), secret),
        created_by: await nameOf(tx, actor),
        created_at: clock.now(),
        removed_at: null,
      })
      .execute();
    await appendAudit(tx, clock, actor, { act: addContract.name, outcome: 'done', records: [id] });
  });
  return { id, url, secret };
});

export const listWebhooks = useCase(listContract, async ({ tx, orgId }) => {
  const hooks = await liveWebhooks(tx, orgId).execute();
  const lines = [];
  for (const hook of hooks) {
    const last = await screening(tx)
      .selectFrom('screening.delivery')
      .select(['state', 'answer', 'created_at', 'ended_at'])
      .where('org_id', '=', orgId)
      .where('webhook_id', '=', hook.id)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    lines.push({
      id: hook.id,
      url: hook.url,
      createdBy: hook.created_by,
      createdAt: hook.created_at,
      last: last ? { state: last.state, answer: last.answer, at: last.ended_at ?? last.created_at } : null,
    });
  }
  return lines;
});

export const removeWebhook = useCase(removeContract, async ({ tx, orgId, kernel, clock, note }, { webhookId }) => {
  note(webhookId);
  const removed = await screening(tx)
    .updateTable('screening.webhook')
    .set({ removed_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', webhookId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse('SCREENING_WEBHOOK_NOT_FOUND'));
  await kernel.vault.shred(tx, orgId, webhookId, 'no longer needed');
  return removed;
});

export const tryWebhook = useCase(tryContract, async ({ tx, orgId, kernel, note }, { webhookId }) => {
  const hook = orRefuse('SCREENING_WEBHOOK_NOT_FOUND')(
    await liveWebhooks(tx, orgId).where('id', '=', webhookId).executeTakeFirst(),
  );
  note(hook.id);
  return queueDelivery(tx, kernel, orgId, hook.id, null);
});
