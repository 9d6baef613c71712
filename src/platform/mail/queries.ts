import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { orRefuse } from '../errors/index.ts';
import type { Outbox, Tables } from './tables.ts';

/** @throws Refusal NOT_FOUND_OR_NO_ACCESS */
export const mailById = (tx: Tx, orgId: Id, mailId: Id): Promise<Outbox> =>
  tx
    .withTables<Tables>()
    .selectFrom('mail.outbox')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', mailId)
    .executeTakeFirst()
    .then(orRefuse());

/** Changes a mail that is in one of these states. */
export const updateMail = (
  tx: Tx,
  orgId: Id,
  mailId: Id,
  from: readonly Outbox['state'][],
  to: Partial<Outbox>,
): Promise<Outbox | undefined> =>
  tx
    .withTables<Tables>()
    .updateTable('mail.outbox')
    .set(to)
    .where('org_id', '=', orgId)
    .where('id', '=', mailId)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();
