import { sql } from 'kysely';
import type { Actor } from '../../platform/actor/index.ts';
import type { Condition, Policy } from '../../platform/policy/index.ts';

/** What the policy looks at in a row of a supply chain. */
export interface Governed {
  readonly org_id: string;
}

const ownOrganisation: Condition<Governed> = {
  says: 'it belongs to the own organisation',
  holds: (actor, row) => actor.orgId !== null && row.org_id === actor.orgId,
  sql: (actor: Actor) => sql`org_id = ${actor.orgId}::uuid`,
};

/** Who may do what with a supply chain, beside the role: all within the own organisation. */
export const policy: Policy<Governed> = {
  'read supply': [ownOrganisation],
  'write supply': [ownOrganisation],
  'approve supply': [ownOrganisation],
  'share supply': [ownOrganisation],
  'export supply': [ownOrganisation],
};
