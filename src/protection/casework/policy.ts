import { sql } from 'kysely';
import type { Actor } from '../../platform/actor/index.ts';
import { type Condition, ownOrganisation, type Policy } from '../../platform/policy/index.ts';
import { type RecordClass, recordClasses } from './shapes.ts';

/** What the policy looks at in a record: how the actor stands to it (`access.ts` asks the database). */
export interface Governed {
  readonly org_id: string;
  /** The actor, where the record is on the own caseload. */
  readonly worker_id: string | null;
  /** The same, where the record is not closed either. */
  readonly writer_id: string | null;
  /** The actor, where a right to supervise covers the record: it is neither restricted nor closed. */
  readonly overseer_id: string | null;
  /** The actor, while an emergency access runs. */
  readonly glass_id: string | null;
}

const isOne = (of: readonly (string | null)[], id: string | null): boolean => id !== null && of.includes(id);

const needToKnow: Condition<Governed> = {
  says: 'it is on the own caseload, under the own supervision, or open to the actor in an emergency',
  holds: ({ userId }, row) => isOne([row.worker_id, row.overseer_id, row.glass_id], userId),
  sql: ({ userId }: Actor) => sql`coalesce(${userId}::uuid in (overseer_id, worker_id, glass_id), false)`,
};

const withoutEmergency: Condition<Governed> = {
  says: 'it is on the own caseload or under the own supervision',
  holds: ({ userId }, row) => isOne([row.worker_id, row.overseer_id], userId),
  sql: ({ userId }: Actor) => sql`coalesce(${userId}::uuid in (overseer_id, worker_id), false)`,
};

const onCaseload: Condition<Governed> = {
  says: 'it is on the own caseload and not closed',
  holds: ({ userId }, row) => isOne([row.writer_id], userId),
  sql: ({ userId }: Actor) => sql`coalesce(${userId}::uuid = writer_id, false)`,
};

const forClass = (dataClass: RecordClass): Policy<Governed> => ({
  // substance-use records are stricter: 42 CFR Part 2
  [`read ${dataClass}`]: [ownOrganisation, dataClass === 'sud' ? withoutEmergency : needToKnow],
  [`write ${dataClass}`]: [ownOrganisation, onCaseload],
  [`export ${dataClass}`]: [ownOrganisation, withoutEmergency],
  [`purge ${dataClass}`]: [ownOrganisation],
});

/** Who may do what to a record, beside role and data class: need to know. */
export const policy: Policy<Governed> = Object.assign({}, ...recordClasses.map(forClass));
