import { sql } from 'kysely';
import type { Actor } from '../../platform/actor/index.ts';
import type { Condition, Policy } from '../../platform/policy/index.ts';

/** What the policy looks at in an agreement or a round. */
export interface Governed {
  readonly org_id: string;
}

const ownOrganisation: Condition<Governed> = {
  says: 'it belongs to the own organisation',
  holds: (actor, row) => actor.orgId !== null && row.org_id === actor.orgId,
  sql: (actor: Actor) => sql`org_id = ${actor.orgId}::uuid`,
};

/** Agreements and rounds are the own organisation's; partners see what is carried to them and nothing else. */
export const policy: Policy<Governed> = {
  'read matching': [ownOrganisation],
  'write matching': [ownOrganisation],
  'approve matching': [ownOrganisation],
};
