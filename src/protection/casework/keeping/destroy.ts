import { sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import { json } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { forgetClasses, forgetSubject } from '../../consent/index.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { refreshName } from '../record/refresh-name.ts';
import { type RecordClass, recordClasses } from '../shapes.ts';
import type { destructionReasons } from './contract.ts';

export interface Destroyed {
  readonly certificate: Id;
  readonly destroyed: readonly RecordClass[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Rows of a record that hold a class, by what they are. */
const tablesOf = (dataClass: RecordClass) => ({
  statements: sql`casework.statement where data_class = ${dataClass} and`,
  notes: sql`casework.note where data_class = ${dataClass} and`,
  documents: sql`casework.document where data_class = ${dataClass} and`,
  held: sql`casework.held_edit where data_class = ${dataClass} and`,
  ...(dataClass === 'safety' ? { papers: sql`casework.paper where` } : {}),
  ...(dataClass === 'identity' ? { household: sql`casework.household_member where` } : {}),
});

/** How much of these classes there is. */
export const countOf = async (
  { tx, orgId }: Pick<Context, 'tx' | 'orgId'>,
  survivorId: Id,
  classes: readonly RecordClass[],
): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const dataClass of classes) {
    for (const [what, from] of Object.entries(tablesOf(dataClass))) {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from ${from} org_id = ${orgId} and survivor_id = ${survivorId}`.execute(casework(tx));
      const n = Number(rows[0]?.n ?? 0);
      if (n > 0) counts[what] = (counts[what] ?? 0) + n;
    }
  }
  return counts;
};

/** Words that lie beside what is counted for reports: they go, the days and codes stay until the whole record goes. */
const wipe = async ({ tx, orgId }: Context, survivorId: Id, dataClass: RecordClass): Promise<void> => {
  const mine = sql`org_id = ${orgId} and survivor_id = ${survivorId}`;
  const q = casework(tx);
  for (const from of Object.values(tablesOf(dataClass))) await sql`delete from ${from} ${mine}`.execute(q);
  if (dataClass === 'contact')
    await sql`update casework.contact set note_sealed = null, subject_id = null where ${mine}`.execute(q);
  if (dataClass === 'service') {
    await sql`update casework.service_given set details_sealed = null, subject_id = null where ${mine}`.execute(q);
    await sql`update casework.task set details_sealed = null, subject_id = null where ${mine}`.execute(q);
    await sql`update casework.break_glass set reason_sealed = null, subject_id = null where ${mine}`.execute(q);
    await sql`update casework.referral_event set words_sealed = null, subject_id = null where org_id = ${orgId}
      and referral_id in (select id from casework.referral where ${mine})`.execute(q);
  } else await sql`delete from casework.event where data_class = ${dataClass} and ${mine}`.execute(q);
};

/** Destroys the keys of a class. @returns the vault's certificates */
const shredClass = async (context: Context, survivorId: Id, dataClass: RecordClass, why: string): Promise<Id[]> => {
  const { tx, orgId, kernel, clock } = context;
  const keys = await casework(tx)
    .updateTable('casework.record_key')
    .set({ destroyed_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('data_class', '=', dataClass)
    .where('destroyed_at', 'is', null)
    .returning('subject_id')
    .execute();
  const certificates: Id[] = [];
  for (const { subject_id } of keys) certificates.push((await kernel.vault.shred(tx, orgId, subject_id, why)).id);
  return certificates;
};

/**
 * Destroys classes of a record, or all of it: first the keys, then the rows. What is left of a whole record is its code, the days of its
 * cases and the services counted in reports.
 */
export const destroy = async (
  context: Context,
  {
    survivorId,
    classes,
    reason,
    rule = null,
  }: {
    survivorId: Id;
    classes: readonly RecordClass[] | 'whole';
    reason: (typeof destructionReasons)[number];
    rule?: string | null;
  },
): Promise<Destroyed> => {
  const { tx, orgId, actor, clock, newId } = context;
  const q = casework(tx);
  const survivor = await q
    .selectFrom('casework.survivor')
    .select(['id', 'code', 'purged_at'])
    .where('org_id', '=', orgId)
    .where('id', '=', survivorId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!survivor) return refuse('NOT_FOUND_OR_NO_ACCESS');
  if (survivor.purged_at !== null) refuse('SHREDDED');
  const held = await q
    .selectFrom('casework.legal_hold')
    .select('id')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  if (held) refuse('CASEWORK_ON_HOLD');

  const all = classes === 'whole' ? recordClasses : [...new Set(classes)];
  const counts = await countOf(context, survivorId, all);
  const certificates: Id[] = [];
  for (const dataClass of all) {
    certificates.push(...(await shredClass(context, survivorId, dataClass, reason)));
    await wipe(context, survivorId, dataClass);
  }
  // what was sent of it is recalled and destroyed too
  const packets =
    classes === 'whole'
      ? await forgetSubject(context, survivorId, reason)
      : await forgetClasses(context, survivorId, all, reason);
  if (packets > 0) counts.packets = packets;
  if (classes === 'whole') await emptyRecord(context, survivorId);
  else if (all.includes('identity') || all.includes('contact')) await refreshName(context, survivorId);

  const id = newId();
  await q
    .insertInto('casework.destruction')
    .values({
      org_id: orgId,
      id,
      survivor_id: survivorId,
      code: survivor.code,
      classes: [...all],
      whole: classes === 'whole',
      reason,
      rule,
      counts: json(counts),
      certificates,
      by_person: actor.userId,
      destroyed_at: clock.now(),
    })
    .execute();
  await happened(context, { survivorId, kind: 'destroyed', dataClass: 'service', recordId: id, code: reason });
  return { certificate: id, destroyed: all, counts };
};

/** What no class holds any more: the timeline, the tasks, the team, the keys for search. */
const emptyRecord = async (context: Context, survivorId: Id): Promise<void> => {
  const { tx, orgId, clock } = context;
  const q = casework(tx);
  const mine = sql`org_id = ${orgId} and survivor_id = ${survivorId}`;
  await sql`delete from casework.name_key where ${mine}`.execute(q);
  await sql`delete from casework.event where ${mine}`.execute(q);
  await sql`delete from casework.task where ${mine}`.execute(q);
  await sql`delete from casework.contact where ${mine}`.execute(q);
  await sql`update casework.assignment set to_at = ${clock.now()} where ${mine} and to_at is null`.execute(q);
  await q
    .updateTable('casework.survivor')
    .set({ name_sealed: null, name_subject_id: null, purged_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', survivorId)
    .execute();
};
