import type { Actor, Language } from '../actor/index.ts';
import type { Permission } from '../contract/index.ts';
import { refuse } from '../errors/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { wordsIn } from '../packs/index.ts';
import { holds, roleKind } from '../policy/index.ts';

export interface RoleWords {
  readonly id: string;
  readonly title: string;
  readonly says: string;
}

/** Permissions over the whole platform: only who holds them may hand them on. */
const aboveOrganisations: readonly Permission[] = ['write organisation', 'write deployment'];

const rolesToday = (kernel: Kernel) => kernel.packs.entriesOn(roleKind, kernel.clock.today());

/** The roles a person can have, in a language; those of links and of the platform itself hold no account and are left out. */
export const rolesForPeople = (kernel: Kernel, language: Language): readonly RoleWords[] =>
  rolesToday(kernel)
    .filter((role) => role.grants.includes('read own-account'))
    .map((role) => ({ id: role.id, title: role.title[language], says: wordsIn(role.says, language) }));

/** Role ids with their titles; an id the pack no longer knows is its own title. */
export const titlesOf = (
  kernel: Kernel,
  language: Language,
  ids: readonly string[],
): { id: string; title: string }[] => {
  const titles = new Map(rolesToday(kernel).map((role) => [role.id, role.title[language]]));
  return ids.map((id) => ({ id, title: titles.get(id) ?? id }));
};

export const mayGive = (kernel: Kernel, actor: Actor, role: string): boolean =>
  aboveOrganisations.every(
    (permission) => !kernel.roles.get(role)?.has(permission) || holds(kernel.roles, actor, permission),
  );

/**
 * Refuses ROLE_UNKNOWN for a role no person can have, and ROLE_NOT_YOURS_TO_GIVE where the change would give or take one that reaches
 * beyond what the actor holds.
 */
export const checkRoles = (
  kernel: Kernel,
  actor: Actor,
  next: readonly string[],
  before: readonly string[] = [],
): void => {
  const known = new Set(rolesForPeople(kernel, actor.language).map((role) => role.id));
  const unknown = next.find((role) => !known.has(role));
  if (unknown !== undefined) refuse('ROLE_UNKNOWN', {}, [{ field: 'roles', says: 'ROLE_UNKNOWN' }]);
  const changed = [...next.filter((r) => !before.includes(r)), ...before.filter((r) => !next.includes(r))];
  if (!changed.every((role) => mayGive(kernel, actor, role))) refuse('ROLE_NOT_YOURS_TO_GIVE');
};

/** Whether these roles let somebody manage the organisation's accounts. */
export const isAdmin = (kernel: Kernel, roles: readonly string[]): boolean =>
  roles.some((role) => kernel.roles.get(role)?.has('write account') ?? false);
