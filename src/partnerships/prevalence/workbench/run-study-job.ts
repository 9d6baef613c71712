import { z } from 'zod';
import { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type FailedJob, jobKind } from '../../../platform/jobs/index.ts';
import { prevalence, runById } from '../queries.ts';
import { runStudy } from '../study/run-study.ts';
import type { RunRow } from '../tables.ts';
import { readRun, sealResult } from './sealed.ts';

const thousandths = 1000;

const end = (tx: Tx, orgId: Id, runId: Id, values: Partial<RunRow>) =>
  prevalence(tx)
    .updateTable('prevalence.run')
    .set(values)
    .where('org_id', '=', orgId)
    .where('id', '=', runId)
    .where('state', '=', 'waiting')
    .execute();

/** Computes a run. Taken up a second time it computes again: the seed makes it the same. */
export const runKind = jobKind('prevalence.run-study', {
  may: 'write study',
  takes: z.object({ runId: Id }),
  gives: z.object({ estimates: z.number().int() }),
  run: async ({ kernel, actor, signal, progress, step }, { runId }) => {
    const { row, study } = await kernel.db.transaction(actor, async (tx) => {
      const found = await runById(tx, actor.orgId ?? '', runId);
      return { row: found, study: (await readRun(tx, kernel, found)).study };
    });
    const result = await runStudy(study, {
      madeAt: row.started_at,
      signal,
      progress: (share) => progress(Math.round(share * thousandths), thousandths, 'estimating'),
    });
    return step('end', async (tx) => {
      await end(tx, row.org_id, runId, {
        state: 'done',
        verdict: result.verdict.kind,
        result_sealed: await sealResult(tx, kernel, row.org_id, row.study_id, runId, result),
        ended_at: kernel.clock.now(),
      });
      return { estimates: result.estimates.length };
    });
  },
  failed: async ({ kernel, tx, orgId, outcome }: FailedJob, { runId }) => {
    await end(tx, orgId, runId, {
      state: outcome === 'cancelled' ? 'cancelled' : 'failed',
      ended_at: kernel.clock.now(),
    });
  },
});
