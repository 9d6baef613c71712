import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { visible } from '../../../platform/policy/index.ts';
import { recordCodes } from '../../consent/index.ts';
import { type Access, classesFor, governed } from '../access.ts';
import { policy } from '../policy.ts';
import { casework } from '../queries.ts';
import { calledOf } from '../record/called.ts';
import { sheetOf } from '../record/open-sheet.ts';
import { openTexts } from '../sealed.ts';
import { contactRulesOf } from '../work/contact-rules.ts';
import { SafetyPlan, taskTitles } from '../work/contract.ts';
import { openPaper } from '../work/papers.ts';
import { ContactRules } from '../work/rules.ts';
import { leaseFrom } from './lease.ts';
import type { CaseloadCopy, CopiedRecord, FormField } from './shapes.ts';

/** More than anybody works with; a copy of all of an organisation must not leave by this door. */
const mostRecords = 200;

/** The records of the actor's own caseload. What is seen by supervision or in an emergency stays at home. */
const ownCaseload = async (context: Context): Promise<Access[]> => {
  const { tx, orgId, actor, kernel } = context;
  const assigned = await casework(tx)
    .selectFrom('casework.assignment')
    .select('survivor_id')
    .where('org_id', '=', orgId)
    .where('person_id', '=', actor.userId)
    .where('to_at', 'is', null)
    .execute();
  if (assigned.length === 0) return [];
  return governed(context)
    .where(
      's.id',
      'in',
      assigned.map(({ survivor_id }) => survivor_id),
    )
    .where(visible(kernel.roles, policy, actor, 'read service'))
    .where('s.worker_id', '=', actor.userId)
    .where('s.purged_at', 'is', null)
    .where('s.shield', '!=', 'closed')
    .orderBy('s.id')
    .limit(mostRecords + 1)
    .execute();
};

const tasksOf = async (context: Context, survivorId: string): Promise<CopiedRecord['tasks']> => {
  const rows = await casework(context.tx)
    .selectFrom('casework.task')
    .select(['id', 'title', 'due_on', 'details_sealed', 'subject_id'])
    .where('org_id', '=', context.orgId)
    .where('survivor_id', '=', survivorId)
    .where('done_at', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .limit(50)
    .execute();
  const details = await openTexts(
    context,
    rows.map((row) => ({
      column: 'task.details_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.details_sealed,
    })),
  );
  return rows.map((row, i) => ({
    id: row.id,
    title: taskTitles.find((one) => one === row.title) ?? 'follow-up',
    dueOn: row.due_on,
    details: details[i] ?? null,
  }));
};

const contactOf = async (context: Context, survivorId: string): Promise<CopiedRecord['contact']> => {
  const heads = await openPaper(context, survivorId, 'safe-contact', ContactRules);
  const rules = await contactRulesOf(context, survivorId);
  return rules && { rules, unsettled: heads.contested.length > 0 };
};

/** The caseload as a device carries it, as far as the actor may read each class; every record is noted for the audit entry. */
export const copyOf = async (context: Context): Promise<CaseloadCopy> => {
  const { kernel, clock } = context;
  const records = await ownCaseload(context);
  if (records.length > mostRecords) refuse('OFFLINE_TOO_MANY', { most: mostRecords });
  const called = await calledOf(context, records);
  const form = new Map<string, FormField>();
  const copied: CopiedRecord[] = [];
  for (const [i, access] of records.entries()) {
    const reads = classesFor(context, access, 'read');
    const { fields } = await sheetOf(context, access.id);
    for (const { told: _told, contested: _contested, ...field } of fields) {
      const known = form.get(field.field);
      form.set(field.field, {
        ...field,
        codes: field.codes && [...field.codes],
        asked: field.asked || known?.asked === true,
      });
    }
    const safe = reads.includes('safety');
    copied.push({
      survivorId: access.id,
      code: access.code,
      name: called[i] ?? null,
      shield: access.shield,
      reads,
      writes: classesFor(context, access, 'write'),
      answers: fields
        .filter(({ told, contested }) => told !== null || contested.length > 0)
        .map(({ field, told, contested }) => ({ field, told, contested })),
      contact: safe ? await contactOf(context, access.id) : null,
      safetyPlan: safe
        ? ((await openPaper(context, access.id, 'safety-plan', SafetyPlan)).current?.content ?? null)
        : null,
      tasks: await tasksOf(context, access.id),
    });
  }
  return {
    takenAt: clock.now(),
    leaseUntil: leaseFrom(clock.now()),
    form: [...form.values()],
    channels: (recordCodes(kernel.packs, clock.today()).get('codes.contact-channel')?.codes ?? []).map(
      ({ code, en, es }) => ({ code, en, es }),
    ),
    records: copied,
  };
};
