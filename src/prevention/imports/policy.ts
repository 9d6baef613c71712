import { type SqlBool, sql } from 'kysely';
import type { Actor } from '../../platform/actor/index.ts';
import { type Condition, ownOrganisation, type Policy } from '../../platform/policy/index.ts';

/** What the policy looks at in a detention or an allegation. */
export interface Governed {
  readonly org_id: string;
  /** Of an allegation: the actor, where they are among those who wrote it. */
  readonly writer_id?: string | null;
}

const notWriter: Condition<Governed> = {
  says: 'others wrote it',
  holds: (actor, row) => actor.userId !== null && (row.writer_id ?? null) !== actor.userId,
  sql: (actor: Actor) =>
    sql<SqlBool>`${actor.userId}::uuid is not null and writer_id is distinct from ${actor.userId}::uuid`,
};

/** Who may do what beside the role: all within the own organisation, and nobody approves an allegation they wrote. */
export const policy: Policy<Governed> = {
  'read supply': [ownOrganisation],
  'write supply': [ownOrganisation],
  'read allegation': [ownOrganisation],
  'write allegation': [ownOrganisation],
  'approve allegation': [ownOrganisation, notWriter],
  'export allegation': [ownOrganisation],
};
