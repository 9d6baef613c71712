import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '../actor/index.ts';
import type { Roles } from '../policy/index.ts';

type Row = { may: string; actor_id: string | null };

export const permissionsOf = (roles: Roles, actor: Actor): string[] => [
  ...new Set(actor.roles.flatMap((role) => [...(roles.get(role) ?? [])])),
];

/** A job is seen, and may be cancelled, by who started it and by whoever holds the permission its kind names, in its organisation. */
export const seesJob = (roles: Roles, actor: Actor, row: Row): boolean =>
  (row.actor_id !== null && row.actor_id === actor.userId) || permissionsOf(roles, actor).includes(row.may);

/** The same as a `where` clause. */
export const visibleJobs = (roles: Roles, actor: Actor): Expression<SqlBool> => {
  const held = permissionsOf(roles, actor);
  const byPermission = held.length > 0 ? sql<SqlBool>`may in (${sql.join(held)})` : sql<SqlBool>`false`;
  return actor.userId ? sql<SqlBool>`(actor_id = ${actor.userId}::uuid or ${byPermission})` : byPermission;
};
