import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '../actor/index.ts';
import type { Permission } from '../contract/index.ts';
import { refuse } from '../errors/index.ts';
import { holds, type Roles } from './roles.ts';

/** A condition on a row, said twice: for a row at hand and for rows still in the database. A property test holds the two together. */
export interface Condition<Row> {
  readonly says: string;
  holds(actor: Actor, row: Row): boolean;
  sql(actor: Actor): Expression<SqlBool>;
}

export const ownOrganisation: Condition<{ readonly org_id: string }> = {
  says: 'it belongs to the own organisation',
  holds: (actor, row) => actor.orgId !== null && row.org_id === actor.orgId,
  sql: (actor) => sql`org_id = ${actor.orgId}::uuid`,
};

/** A capability's policy: what must hold of a row, beside the role, for each permission. A permission without a sentence is nobody's. */
export type Policy<Row> = Partial<Record<Permission, readonly Condition<Row>[]>>;

export const can = <Row>(
  roles: Roles,
  policy: Policy<Row>,
  actor: Actor,
  permission: Permission,
  row: Row,
): boolean => {
  const conditions = policy[permission];
  return conditions !== undefined && holds(roles, actor, permission) && conditions.every((c) => c.holds(actor, row));
};

/** Refuses NOT_PERMITTED unless the actor may; a row that is missing refuses the same way as one that is not the actor's. */
export const permit = <Row>(
  roles: Roles,
  policy: Policy<Row>,
  actor: Actor,
  permission: Permission,
  row: Row,
): void => {
  if (!can(roles, policy, actor, permission, row)) refuse('NOT_PERMITTED', { permission });
};

/** The same policy as a `where` clause. */
export const visible = <Row>(
  roles: Roles,
  policy: Policy<Row>,
  actor: Actor,
  permission: Permission,
): Expression<SqlBool> => {
  const conditions = policy[permission];
  if (conditions === undefined || !holds(roles, actor, permission)) return sql<SqlBool>`false`;
  return conditions.reduce<Expression<SqlBool>>(
    (all, c) => sql<SqlBool>`${all} and (${c.sql(actor)})`,
    sql<SqlBool>`true`,
  );
};
