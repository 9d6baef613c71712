import { z } from 'zod';
import { isPermission, type Permission } from '../contract/index.ts';
import { definePackKind, type Packs } from '../packs/index.ts';
import { type Roles, rolesOf } from './roles.ts';

const Grant = z.custom<Permission>((value) => typeof value === 'string' && isPermission(value), 'no such permission');

/** A role of the pack: its name on screens and what it may do. */
export const roleKind = definePackKind(
  'role',
  z.strictObject({ title: z.strictObject({ en: z.string(), es: z.string() }), grants: z.array(Grant) }),
);

/** The roles in force on a day. */
export const rolesFrom = (packs: Packs, asOf: string): Roles =>
  rolesOf(Object.fromEntries(packs.entriesOn(roleKind, asOf).map((role) => [role.id, role.grants])));
