import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { newId } from '../ids/index.ts';
import type { Kernel } from '../kernel/index.ts';
import * as queries from './queries.ts';
import { hashOf } from './secret.ts';
import type { Invitation, Tables } from './tables.ts';

export interface OpenInvitation {
  readonly row: Invitation;
  readonly orgName: string;
  /** The account of the invited address, where there is one. */
  readonly personId: Id | null;
}

/** The invitation behind a secret, while it lives. In a transaction of the platform. */
export const openInvitation = async (tx: Tx, kernel: Kernel, secret: string): Promise<OpenInvitation | null> => {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('accounts.invitation')
    .selectAll()
    .where('token_hash', '=', hashOf(secret))
    .where('expires_at', '>', kernel.clock.now())
    .forUpdate()
    .executeTakeFirst();
  const organisation = row && (await queries.organisationById(tx, row.org_id));
  if (!row || !organisation) return null;
  const person = await queries.personByEmail(tx, row.email);
  return { row, orgName: organisation.name, personId: person?.id ?? null };
};

/** Makes the invited person a member, with an account where there was none, and ends the invitation. In a transaction of the platform. */
export const acceptInvitation = async (tx: Tx, kernel: Kernel, { row, personId }: OpenInvitation): Promise<Id> => {
  const now = kernel.clock.now();
  const q = tx.withTables<Tables>();
  const id = personId ?? newId(kernel.clock, kernel.random);
  if (!personId) {
    await q
      .insertInto('accounts.person')
      .values({
        id,
        email: row.email,
        display_name: row.display_name,
        language: row.language,
        sample: false,
        created_at: now,
        email_verified_at: row.mailed ? now : null,
      })
      .execute();
  }
  await q
    .insertInto('accounts.membership')
    .values({ org_id: row.org_id, person_id: id, roles: row.roles, created_at: now })
    .onConflict((c) => c.columns(['org_id', 'person_id']).doNothing())
    .execute();
  await q.deleteFrom('accounts.invitation').where('org_id', '=', row.org_id).where('id', '=', row.id).execute();
  return id;
};
