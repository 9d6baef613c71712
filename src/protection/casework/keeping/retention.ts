import { z } from 'zod';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { enqueue, hasSchedule, jobKind, removeSchedule, setSchedule } from '../../../platform/jobs/index.ts';
import { perform, useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { bothWords } from '../../consent/index.ts';
import { policy } from '../policy.ts';
import { casework } from '../queries.ts';
import { recordClasses } from '../shapes.ts';
import {
  destroyDue as destroyDueContract,
  retentionDryRun as dryRunContract,
  retentionRules as rulesContract,
  runRetention as runContract,
  setRetentionSchedule as scheduleContract,
  setRetention as setContract,
} from './contract.ts';
import { destroy } from './destroy.ts';
import { type DueClass, dueOn } from './due.ts';
import { destroyDueFeedback, feedbackDueOn } from './feedback.ts';
import { keepingOn } from './rules.ts';

const scheduleName = 'casework.retention';

/** How long each class is kept. */
export const retentionRules = useCase(rulesContract, async (context) => {
  const { tx, orgId, kernel, clock } = context;
  const rules = await keepingOn(context, clock.today());
  return {
    byItself: await hasSchedule(tx, orgId, scheduleName),
    rules: rules.map(({ dataClass, funder, days, entry }) => ({
      dataClass,
      funder,
      days,
      from: entry ? ('pack' as const) : ('organisation' as const),
      ruleId: entry?.id ?? null,
      says: entry ? bothWords(entry.says) : null,
      cite: entry ? kernel.packs.cite(entry).cite : null,
      doubt: entry?.doubt ?? null,
      reviewed: (entry?.reviewed ?? null) !== null,
    })),
  };
});

/** Sets how long a class is kept here. */
export const setRetention = useCase(setContract, async ({ tx, orgId, actor, clock, note }, input) => {
  const { dataClass, funder, days } = input;
  const q = casework(tx);
  if (days === null) {
    await q
      .deleteFrom('casework.retention_setting')
      .where('org_id', '=', orgId)
      .where('data_class', '=', dataClass)
      .where('funder', '=', funder)
      .execute();
  } else {
    const row = { days, set_by: actor.userId, set_at: clock.now() };
    await q
      .insertInto('casework.retention_setting')
      .values({ org_id: orgId, data_class: dataClass, funder, ...row })
      .onConflict((conflict) => conflict.columns(['org_id', 'data_class', 'funder']).doUpdateSet(row))
      .execute();
  }
  note([], { dataClass, funder, days: days ?? -1 });
  return { dataClass, funder, days };
});

const recordsOf = (due: readonly DueClass[]): Map<string, DueClass[]> => {
  const records = new Map<string, DueClass[]>();
  for (const one of due) records.set(one.survivorId, [...(records.get(one.survivorId) ?? []), one]);
  return records;
};

/** What would be destroyed on a day. */
export const retentionDryRun = useCase(dryRunContract, async (context, { asOf: day, limit, offset }) => {
  const asOf = day ?? context.clock.today();
  const due = await dueOn(context, asOf);
  const free = [...recordsOf(due.filter(({ held }) => !held))];
  context.note([], { found: free.length });
  return {
    asOf,
    held: recordsOf(due.filter(({ held }) => held)).size,
    feedback: await feedbackDueOn(context, asOf),
    rows: free.slice(offset, offset + limit).map(([survivorId, own]) => ({
      survivorId,
      code: own[0]?.code ?? '',
      classes: own.map((one) => ({ dataClass: one.dataClass, dueOn: one.dueOn })),
    })),
    total: free.length,
    limit,
    offset,
  };
});

/** Destroys what is due of one record. A record of which nothing would be left goes whole. */
export const destroyDue = useCase(destroyDueContract, async (context, { survivorId }) => {
  const { tx, orgId, kernel, actor, clock, note } = context;
  await casework(tx)
    .selectFrom('casework.survivor')
    .select('id')
    .where('org_id', '=', orgId)
    .where('id', '=', survivorId)
    .executeTakeFirst()
    .then(orRefuse());
  const due = (await dueOn(context, clock.today(), survivorId)).filter(({ held }) => !held);
  note(survivorId, { classes: due.length });
  if (due.length === 0) return { destroyed: [], certificate: null };
  const nobody = { org_id: orgId, worker_id: null, writer_id: null, overseer_id: null, glass_id: null };
  for (const { dataClass } of due) permit(kernel.roles, policy, actor, `purge ${dataClass}`, nobody);
  const left = await casework(tx)
    .selectFrom('casework.record_key')
    .select('data_class')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('destroyed_at', 'is', null)
    .where(
      'data_class',
      'not in',
      due.map(({ dataClass }) => dataClass),
    )
    .execute();
  const { certificate, destroyed } = await destroy(context, {
    survivorId,
    classes: left.length === 0 ? 'whole' : due.map(({ dataClass }) => dataClass),
    reason: 'schedule',
  });
  return { destroyed: left.length === 0 ? [...recordClasses] : [...destroyed], certificate };
});

/** Destroys all that is due, record by record: each with its own entry in the trail. */
export const retentionKindOfJob = jobKind('casework.retention', {
  may: 'purge service',
  takes: z.object({}),
  gives: z.object({ records: z.number().int(), feedback: z.number().int() }),
  bulk: true,
  run: async ({ kernel, actor, signal, step, progress }) => {
    const { orgId } = actor;
    if (orgId === null) return { records: 0, feedback: 0 };
    const ids = await step('due', async (tx) => [
      ...recordsOf((await dueOn({ tx, orgId, kernel }, kernel.clock.today())).filter(({ held }) => !held)).keys(),
    ]);
    let records = 0;
    for (const survivorId of ids) {
      signal.throwIfAborted();
      const { certificate } = await perform(kernel, actor, destroyDue, { survivorId });
      if (certificate !== null) records++;
      progress(records, ids.length);
    }
    let feedback = 0;
    for (;;) {
      signal.throwIfAborted();
      const { destroyed } = await perform(kernel, actor, destroyDueFeedback, {});
      if (destroyed === 0) return { records, feedback };
      feedback += destroyed;
    }
  },
});

/** Starts the run whose result was looked at before. */
export const runRetention = useCase(runContract, async (context, { expected, feedback: expectedFeedback }) => {
  const { tx, kernel, actor, clock, note } = context;
  const due = recordsOf((await dueOn(context, clock.today())).filter(({ held }) => !held));
  if (due.size !== expected) refuse('CASEWORK_DUE_CHANGED', { now: due.size, expected });
  const feedback = await feedbackDueOn(context, clock.today());
  if (feedback !== expectedFeedback)
    refuse('CASEWORK_DUE_CHANGED', { now: feedback, expected: expectedFeedback }, [{ field: 'feedback' }]);
  const jobId = await enqueue(tx, kernel, actor, retentionKindOfJob, {});
  note(jobId, { records: due.size, feedback });
  return { jobId };
});

/** Lets the schedule run each night, or stops it. */
export const setRetentionSchedule = useCase(scheduleContract, async ({ tx, kernel, orgId, note }, { byItself }) => {
  if (byItself) {
    const rule = { daily: '03:40', zone: kernel.env?.FOURFOLD_TIME_ZONE ?? 'UTC' } as const;
    await setSchedule(tx, kernel, orgId, { name: scheduleName, kind: retentionKindOfJob, input: {}, rule });
  } else await removeSchedule(tx, orgId, scheduleName);
  note([], { byItself });
  return { byItself };
});
