import { sql } from 'kysely';
import type { Actor } from '../../platform/actor/index.ts';
import { type Condition, ownOrganisation, type Policy } from '../../platform/policy/index.ts';

/** What the policy looks at: whose organisation it is, and how the actor stands to the survivor (`circle/standing.ts`). */
export interface Governed {
  readonly org_id: string;
  /** The actor, where they work with the survivor. */
  readonly worker_id: string | null;
  /** The actor, where the record is not shielded: then whoever supervises may look, without working with her. */
  readonly overseer_id: string | null;
  /** The actor, where they are the survivor. */
  readonly self_id: string | null;
}

const worksWithHer: Condition<Governed> = {
  says: 'they work with the survivor',
  holds: (actor, row) => actor.userId !== null && row.worker_id === actor.userId,
  sql: (actor: Actor) => sql`worker_id = ${actor.userId}::uuid`,
};

const maySupervise: Condition<Governed> = {
  says: 'they work with the survivor, or her record is not shielded',
  holds: ({ userId }, row) => userId !== null && [row.worker_id, row.overseer_id].includes(userId),
  sql: ({ userId }: Actor) => sql`coalesce(${userId}::uuid in (worker_id, overseer_id), false)`,
};

const isHerself: Condition<Governed> = {
  says: 'it is about themselves',
  holds: (actor, row) => actor.userId !== null && row.self_id === actor.userId,
  sql: (actor: Actor) => sql`self_id = ${actor.userId}::uuid`,
};

/** Who may do what at the door, beside the role. What a packet holds is asked field by field (`decide`). */
export const policy: Policy<Governed> = {
  'read release': [ownOrganisation, worksWithHer],
  'write release': [ownOrganisation, worksWithHer],
  'approve release': [ownOrganisation, maySupervise],
  'share packet': [ownOrganisation, worksWithHer],
  'read disclosure': [ownOrganisation, worksWithHer],
  'write disclosure': [ownOrganisation, worksWithHer],
  'approve disclosure': [ownOrganisation, maySupervise],
  'read own-record': [ownOrganisation, isHerself],
  'write own-record': [ownOrganisation, isHerself],
};
