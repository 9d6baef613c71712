import { type SqlBool, sql } from 'kysely';
import type { Actor } from '../../platform/actor/index.ts';
import { type Condition, ownOrganisation, type Policy } from '../../platform/policy/index.ts';

/** What the policy looks at in a study or one of its runs. */
export interface Governed {
  readonly org_id: string;
  /** Of a run: who started it. */
  readonly started_by_id?: string | null;
}

const notOwnRun: Condition<Governed> = {
  says: 'somebody else made the run',
  holds: (actor, row) => actor.userId !== null && (row.started_by_id ?? null) !== actor.userId,
  sql: (actor: Actor) =>
    sql<SqlBool>`${actor.userId}::uuid is not null and started_by_id is distinct from ${actor.userId}::uuid`,
};

/** Who may do what with a study, beside the role: all within the own organisation, and nobody signs off a run of their own. */
export const policy: Policy<Governed> = {
  'read study': [ownOrganisation],
  'write study': [ownOrganisation],
  'export study': [ownOrganisation],
  'approve study': [ownOrganisation, notOwnRun],
};
