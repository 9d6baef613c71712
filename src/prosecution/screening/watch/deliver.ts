import { z } from 'zod';
import { systemActor } from '../../../platform/actor/index.ts';
import { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { hmacSha256 } from '../../../platform/hash/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { enqueue, jobKind } from '../../../platform/jobs/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { OutboundError, post } from '../../../platform/outbound/index.ts';
import { screening } from '../queries.ts';
import type { AlertRow, DeliveryRow, WebhookRow } from '../tables.ts';

export const secretPlace = (orgId: Id, webhookId: Id) =>
  ({ orgId, subjectId: webhookId, address: `screening.webhook.secret_sealed/${webhookId}` }) as const;

export const liveWebhooks = (tx: Tx, orgId: Id) =>
  screening(tx)
    .selectFrom('screening.webhook')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id');

/** Queues one message to one address in the transaction that has something to say. */
export const queueDelivery = async (tx: Tx, kernel: Kernel, orgId: Id, webhookId: Id, alertId: Id | null) => {
  const deliveryId = newId(kernel.clock, kernel.random);
  await screening(tx)
    .insertInto('screening.delivery')
    .values({
      org_id: orgId,
      id: deliveryId,
      webhook_id: webhookId,
      alert_id: alertId,
      state: 'waiting',
      attempts: 0,
      answer: null,
      created_at: kernel.clock.now(),
      ended_at: null,
    })
    .execute();
  const jobId = await enqueue(tx, kernel, systemActor(orgId), deliverKind, { deliveryId }, { key: deliveryId });
  return { deliveryId, jobId };
};

export const queueDeliveries = async (tx: Tx, kernel: Kernel, orgId: Id, alerts: readonly Id[]): Promise<void> => {
  if (alerts.length === 0) return;
  for (const { id } of await liveWebhooks(tx, orgId).execute())
    for (const alertId of alerts) await queueDelivery(tx, kernel, orgId, id, alertId);
};

/** What leaves the house: ids, what the lists say, and the organisation's own number of the subject. Never who it is. */
const messageOf = (delivery: DeliveryRow, alert: AlertRow | undefined, reference: string | null): string =>
  JSON.stringify(
    alert
      ? {
          id: delivery.id,
          type: 'screening.alert',
          alert: {
            id: alert.id,
            kind: alert.kind,
            watchId: alert.watch_id,
            reference,
            list: alert.list_id,
            sourceId: alert.source_id,
            before: alert.before,
            after: alert.after,
            requestId: alert.request_id,
            raisedAt: alert.raised_at,
          },
        }
      : { id: delivery.id, type: 'screening.trial' },
  );

/**
 * `t=SECONDS,v1=HEX`: HMAC-SHA-256 under the address's secret over `SECONDS.BODY`. Whoever receives it compares, and refuses what is
 * older than a few minutes.
 */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${hmacSha256(secret, `${seconds}.${body}`)}`;

const found = async (tx: Tx, kernel: Kernel, orgId: Id, deliveryId: Id) => {
  const q = screening(tx);
  const delivery = await q
    .selectFrom('screening.delivery')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', deliveryId)
    .executeTakeFirst();
  if (delivery?.state !== 'waiting') return null;
  const webhook: WebhookRow | undefined = await q
    .selectFrom('screening.webhook')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', delivery.webhook_id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!webhook) return { delivery, webhook: null };
  const alert = delivery.alert_id
    ? await q
        .selectFrom('screening.alert')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', delivery.alert_id)
        .executeTakeFirst()
    : undefined;
  const watch = alert
    ? await q
        .selectFrom('screening.watch')
        .select('reference')
        .where('org_id', '=', orgId)
        .where('id', '=', alert.watch_id)
        .executeTakeFirst()
    : undefined;
  const secret = await kernel.vault.openText(tx, secretPlace(orgId, webhook.id), webhook.secret_sealed);
  return { delivery, webhook, secret, body: messageOf(delivery, alert, watch?.reference ?? null) };
};

const change = async (tx: Tx, orgId: Id, deliveryId: Id, to: Partial<DeliveryRow>): Promise<void> => {
  await screening(tx)
    .updateTable('screening.delivery')
    .set(to)
    .where('org_id', '=', orgId)
    .where('id', '=', deliveryId)
    .where('state', '=', 'waiting')
    .execute();
};

/** The status of the answer, or why there was none. */
const send = async (
  kernel: Kernel,
  webhook: WebhookRow,
  secret: string,
  body: string,
  deliveryId: Id,
): Promise<string> => {
  const seconds = Math.floor(kernel.clock.millis() / 1000);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Fourfold',
    'fourfold-delivery': deliveryId,
    'fourfold-signature': signatureOf(secret, seconds, body),
  };
  try {
    return String(await post({ url: webhook.url, headers, body }, kernel.env));
  } catch (error) {
    if (error instanceof OutboundError) return error.code;
    throw error;
  }
};

/** Sends one message; where nobody takes it, again after longer and longer pauses, for about an hour. */
export const deliverKind = jobKind('screening.deliver', {
  may: 'write screening',
  takes: z.object({ deliveryId: Id }),
  gives: z.object({ answer: z.string() }),
  retries: { attempts: 8, baseMs: 30_000, codes: ['SCREENING_WEBHOOK_UNREACHED'] },
  run: async ({ kernel, actor }, { deliveryId }) => {
    const orgId = actor.orgId as Id;
    const message = await kernel.db.transaction(actor, (tx) => found(tx, kernel, orgId, deliveryId));
    if (!message) return { answer: 'gone' };
    const { delivery, webhook } = message;
    if (!webhook) {
      await kernel.db.transaction(actor, (tx) =>
        change(tx, orgId, deliveryId, { state: 'failed', answer: 'removed', ended_at: kernel.clock.now() }),
      );
      return { answer: 'removed' };
    }
    const answer = await send(kernel, webhook, message.secret, message.body, deliveryId);
    const taken = /^2\d\d$/.test(answer);
    await kernel.db.transaction(actor, (tx) =>
      change(tx, orgId, deliveryId, {
        attempts: delivery.attempts + 1,
        answer,
        ...(taken ? { state: 'delivered', ended_at: kernel.clock.now() } : {}),
      }),
    );
    if (!taken) throw new Refusal('SCREENING_WEBHOOK_UNREACHED', { answer });
    return { answer };
  },
  failed: ({ kernel, tx, orgId }, { deliveryId }) =>
    change(tx, orgId, deliveryId, { state: 'failed', ended_at: kernel.clock.now() }),
});
