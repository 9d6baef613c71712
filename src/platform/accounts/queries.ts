import { type RawBuilder, sql } from 'kysely';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { Invitation, Tables } from './tables.ts';

export const personByEmail = (tx: Tx, email: string) =>
  tx.withTables<Tables>().selectFrom('accounts.person').selectAll().where('email', '=', email).executeTakeFirst();

export const personById = (tx: Tx, personId: Id) =>
  tx.withTables<Tables>().selectFrom('accounts.person').selectAll().where('id', '=', personId).executeTakeFirst();

export const organisationById = (tx: Tx, orgId: Id) =>
  tx.withTables<Tables>().selectFrom('accounts.organisation').selectAll().where('id', '=', orgId).executeTakeFirst();

/** The organisations a person can act for, the first one joined first. */
export const organisationsOf = (tx: Tx, personId: Id) =>
  tx
    .withTables<Tables>()
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.organisation as o', 'o.id', 'm.org_id')
    .select(['o.id as orgId', 'o.name as orgName', 'm.roles'])
    .where('m.person_id', '=', personId)
    .where('m.disabled_at', 'is', null)
    .orderBy('m.created_at')
    .orderBy('o.id')
    .execute();

export const members = (tx: Tx, orgId: Id) =>
  tx
    .withTables<Tables>()
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select([
      'p.id as personId',
      'p.display_name as name',
      'p.email',
      'p.language',
      'm.roles',
      'm.created_at as memberSince',
      'm.disabled_at as disabledAt',
    ])
    .where('m.org_id', '=', orgId)
    .orderBy('p.display_name')
    .orderBy('p.id');

/** The people of an organisation, also those on hold, by name. */
export const membersOf = (tx: Tx, orgId: Id) => members(tx, orgId).execute();

export const invitationsOf = (tx: Tx, orgId: Id) =>
  tx
    .withTables<Tables>()
    .selectFrom('accounts.invitation')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('created_at', 'desc')
    .execute();

/** A second invitation of one address replaces the first, whose link stops working. */
export const putInvitation = async (tx: Tx, row: Invitation): Promise<void> => {
  const q = tx.withTables<Tables>();
  await q.deleteFrom('accounts.invitation').where('org_id', '=', row.org_id).where('email', '=', row.email).execute();
  await q.insertInto('accounts.invitation').values(row).execute();
};

/** Who a session or token stands for, as things are now. */
export interface Standing {
  readonly language: 'en' | 'es';
  /** Null: not, or no longer, a member of the organisation. */
  readonly roles: string[] | null;
  readonly member_since: string | null;
}

/**
 * One row for a person who may sign in, with the roles in one organisation, to be joined laterally by the query that found the session:
 * a request is authenticated in one statement, and the tables stay this room's.
 */
export const standingOf = (personId: RawBuilder<unknown>, orgId: RawBuilder<unknown>) => sql<Standing>`lateral (
  select p.language, m.roles, m.created_at as member_since
  from accounts.person p
  left join accounts.membership m on m.person_id = p.id and m.org_id = ${orgId} and m.disabled_at is null
  where p.id = ${personId} and p.disabled_at is null)`;
