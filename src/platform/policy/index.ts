export { roleKind, rolesFrom } from './role-kind.ts';
export { holds, mayEnter, type Roles } from './roles.ts';
export { type Condition, can, ownOrganisation, type Policy, permit, visible } from './rules.ts';
