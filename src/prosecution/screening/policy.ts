import { type SqlBool, sql } from 'kysely';
import type { Actor } from '../../platform/actor/index.ts';
import { type Condition, ownOrganisation, type Policy } from '../../platform/policy/index.ts';

/** What the policy looks at in a record of screening. */
export interface Governed {
  readonly org_id: string;
  /** Of a list: who opened it to every organisation. */
  readonly shared_by?: string | null;
  /** Of a match: who gave the first decision. */
  readonly decided_by_id?: string | null;
}

const ownOrShared: Condition<Governed> = {
  says: 'it belongs to the own organisation, or was opened to all',
  holds: (actor, row) => actor.orgId !== null && (row.org_id === actor.orgId || (row.shared_by ?? null) !== null),
  sql: (actor: Actor) =>
    sql<SqlBool>`${actor.orgId}::uuid is not null and (org_id = ${actor.orgId}::uuid or shared_by is not null)`,
};

const notOwnDecision: Condition<Governed> = {
  says: 'somebody else decided it',
  holds: (actor, row) => actor.userId !== null && (row.decided_by_id ?? null) !== actor.userId,
  sql: (actor: Actor) =>
    sql<SqlBool>`${actor.userId}::uuid is not null and decided_by_id is distinct from ${actor.userId}::uuid`,
};

/**
 * Who may do what in screening, beside the role. Lists are read by the own organisation and by all where they were opened; what an
 * organisation asked and decided is its own; nobody takes the second look at a decision of their own.
 */
export const policy: Policy<Governed> = {
  'read screening-list': [ownOrShared],
  'write screening-list': [ownOrganisation],
  'share screening-list': [ownOrganisation],
  'read screening': [ownOrganisation],
  'write screening': [ownOrganisation],
  'approve screening': [ownOrganisation, notOwnDecision],
  'export screening': [ownOrganisation],
};
