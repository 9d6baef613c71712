import { sql } from 'kysely';
import type { Actor } from '../platform/actor/index.ts';
import { type Condition, ownOrganisation, type Policy } from '../platform/policy/index.ts';

/** What the policy looks at in a record of the plan. */
export interface Governed {
  readonly org_id: string;
  readonly author_id?: string | null;
}

const notOwnWork: Condition<Governed> = {
  says: 'somebody else wrote it',
  holds: (actor, row) => actor.userId === null || (row.author_id ?? null) !== actor.userId,
  sql: (actor: Actor) => sql`author_id is distinct from ${actor.userId}::uuid or ${actor.userId}::uuid is null`,
};

/** Who may do what to a plan, beside the role: the own organisation's, and nobody approves what they wrote themselves. */
export const policy: Policy<Governed> = {
  'read plan': [ownOrganisation],
  'read plan-internal': [ownOrganisation],
  'write plan': [ownOrganisation],
  'approve plan': [ownOrganisation, notOwnWork],
  'share plan': [ownOrganisation],
  'export plan': [ownOrganisation],
};
