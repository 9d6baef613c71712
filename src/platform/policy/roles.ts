import type { Actor } from '../actor/index.ts';
import type { May, Permission } from '../contract/index.ts';

/** What each role of the pack may do; a role nobody described may nothing. */
export type Roles = ReadonlyMap<string, ReadonlySet<Permission>>;

export const rolesOf = (grants: Readonly<Record<string, readonly Permission[]>>): Roles =>
  new Map(Object.entries(grants).map(([role, may]) => [role, new Set(may)]));

export const holds = (roles: Roles, actor: Actor, permission: Permission): boolean =>
  actor.roles.some((role) => roles.get(role)?.has(permission) ?? false);

/** Whether the actor may knock at this door at all; what lies behind it is asked row by row. */
export const mayEnter = (roles: Roles, actor: Actor, may: May): boolean => {
  if (may === 'anyone') return true;
  if (may === 'signed in') return actor.kind === 'user';
  return holds(roles, actor, may);
};
