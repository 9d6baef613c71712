import { z } from 'zod';
import type { PlanDocument } from '../../engines/plan/index.ts';
import { Id } from '../../platform/contract/index.ts';
import { Refusal } from '../../platform/errors/index.ts';
import { sha256 } from '../../platform/hash/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { enqueue, jobKind } from '../../platform/jobs/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { importPlan as contract } from '../contract.ts';
import { storeNewPlan } from '../register/store-new-plan.ts';
import { type PlanFileOptions, readPlanFile } from './read-plan-file.ts';

/** Up to this size (bytes) a person waits for the answer; above it a job does the work. */
const atOnce = 2 * 1024 * 1024;

/** The file's plan. @throws Refusal PLAN_FILE_UNREADABLE, PLAN_FILE_INVALID */
const soundPlan = (bytes: Uint8Array, options: PlanFileOptions): PlanDocument => {
  const { document, problems } = readPlanFile(bytes, options);
  if (problems.length > 0) throw new Refusal('PLAN_FILE_INVALID', { count: problems.length }, problems);
  return document;
};

/** The same for a large file: one transaction, so that a cancelled or broken import leaves nothing. */
export const importJob = jobKind('plan.import-file', {
  may: 'write plan',
  bulk: true,
  takes: z.object({}),
  gives: z.object({ planId: Id, counts: z.record(z.string(), z.number().int()) }),
  run: async ({ kernel, actor, step, progress, signal, file }) => {
    const { clock, random } = kernel;
    progress(0, null, 'reading');
    const name = new TextDecoder().decode(await file('name'));
    const document = soundPlan(await file('plan'), { name, today: clock.today() });
    const orgId = actor.orgId as Id;
    return step('store', (tx) =>
      storeNewPlan({ tx, orgId, clock, newId: () => newId(clock, random) }, document, (done, total) => {
        signal.throwIfAborted();
        progress(done, total, 'saving');
      }),
    );
  },
});

/** Takes a plan file in, whole or not at all. */
export const importPlan = useCase(contract, async (context, { name }) => {
  const { tx, kernel, actor, file, clock, note } = context;
  const called = name ?? file.name;
  const hash = sha256(file.bytes);
  if (file.bytes.length > atOnce) {
    const files = { plan: file.bytes, name: new TextEncoder().encode(called) };
    const jobId = await enqueue(tx, kernel, actor, importJob, {}, { key: hash, files });
    note(jobId, { file: hash });
    return { planId: null, jobId, counts: {} };
  }
  const { planId, counts } = await storeNewPlan(context, soundPlan(file.bytes, { name: called, today: clock.today() }));
  note(planId, { file: hash, nodes: counts.nodes ?? 0, updates: counts.updates ?? 0 });
  return { planId, jobId: null, counts };
});
