import { sql } from 'kysely';
import type { Id, Verb } from '../../platform/contract/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { can, holds, permit } from '../../platform/policy/index.ts';
import { type Governed, policy } from './policy.ts';
import { casework } from './queries.ts';
import { type RecordClass, recordClasses } from './shapes.ts';

type Asking = Pick<Context, 'tx' | 'kernel' | 'actor' | 'orgId' | 'clock'>;

/** A record as its reader stands to it. */
export interface Access extends Governed {
  readonly id: Id;
  readonly code: string;
  readonly shield: 'open' | 'restricted' | 'closed';
  readonly name_sealed: Uint8Array | null;
  readonly name_subject_id: Id | null;
  readonly created_at: string;
  readonly purged_at: string | null;
  /** Until when the emergency access runs by which the actor reads; null where there is none, or a better reason. */
  readonly glassUntil: string | null;
}

/** Whether the actor supervises at all. */
const oversees = ({ kernel, actor }: Asking): boolean => holds(kernel.roles, actor, 'approve caseload');

/** Records with the columns the policy looks at. The same for one record, a list and a search. */
export const governed = (asking: Asking) => {
  const { tx, actor, orgId, clock } = asking;
  const me = sql<Id | null>`${actor.userId}::uuid`;
  const mine = sql<Id | null>`(select a.person_id from casework.assignment a where a.org_id = s.org_id
    and a.survivor_id = s.id and a.person_id = ${me} and a.to_at is null)`;
  const glass = sql<string | null>`(select max(g.expires_at) from casework.break_glass g where g.org_id = s.org_id
    and g.survivor_id = s.id and g.person_id = ${me} and g.expires_at > ${clock.now()}::timestamptz and g.ended_at is null)`;
  const open = sql`s.shield = 'open' and s.purged_at is null`;
  return casework(tx)
    .selectFrom((eb) =>
      eb
        .selectFrom('casework.survivor as s')
        .where('s.org_id', '=', orgId)
        .select(['s.org_id', 's.id', 's.code', 's.shield', 's.name_sealed', 's.name_subject_id'])
        .select(['s.created_at', 's.purged_at'])
        .select([
          mine.as('worker_id'),
          sql<Id | null>`case when s.shield <> 'closed' and s.purged_at is null then ${mine} end`.as('writer_id'),
          sql<Id | null>`case when ${oversees(asking)} and ${open} then ${me} end`.as('overseer_id'),
          sql<string | null>`case when ${open} then ${glass} end`.as('glassUntil'),
          sql<Id | null>`case when ${open} and ${glass} is not null then ${me} end`.as('glass_id'),
        ])
        .as('s'),
    )
    .selectAll('s');
};

/** Whether anything of the record is the actor's to know: by what they were given to do, whatever their roles. */
const knows = ({ actor }: Asking, row: Governed): boolean =>
  actor.userId !== null && [row.worker_id, row.overseer_id, row.glass_id].includes(actor.userId);

/**
 * The record, if the actor has a need to know. It answers a stranger in the same way whether or not it exists.
 *
 * @throws Refusal NOT_FOUND_OR_NO_ACCESS
 */
export const recordOf = async (asking: Asking, survivorId: Id): Promise<Access> => {
  const row = await governed(asking).where('s.id', '=', survivorId).executeTakeFirst();
  if (!row || !knows(asking, row)) return refuse('NOT_FOUND_OR_NO_ACCESS');
  // who reads it for a better reason is not told of an emergency
  const needsGlass = row.worker_id === null && row.overseer_id === null;
  return { ...row, glassUntil: needsGlass ? row.glassUntil : null };
};

/** The record of somebody on the own caseload, to write to; nobody else writes to it until the transaction ends. */
export const recordToWrite = async (asking: Asking, survivorId: Id): Promise<Access> => {
  await casework(asking.tx)
    .selectFrom('casework.survivor')
    .select('id')
    .where('org_id', '=', asking.orgId)
    .where('id', '=', survivorId)
    .forNoKeyUpdate()
    .execute();
  const row = await recordOf(asking, survivorId);
  if (row.purged_at !== null) refuse('SHREDDED');
  if (row.shield === 'closed') refuse('CASEWORK_RECORD_CLOSED');
  return row;
};

/** Refuses NOT_PERMITTED unless the actor may do this with a class of the record. */
export const mayDo = ({ kernel, actor }: Asking, row: Governed, verb: Verb, dataClass: RecordClass): void =>
  permit(kernel.roles, policy, actor, `${verb} ${dataClass}`, row);

/** The classes of the record on which the actor may do this. */
export const classesFor = ({ kernel, actor }: Asking, row: Governed, verb: Verb): RecordClass[] =>
  recordClasses.filter((dataClass) => can(kernel.roles, policy, actor, `${verb} ${dataClass}`, row));

/** How the reader comes to see the record. */
export const relationOf = (row: Governed): 'caseload' | 'supervision' | 'emergency' =>
  row.worker_id !== null ? 'caseload' : row.overseer_id !== null ? 'supervision' : 'emergency';
