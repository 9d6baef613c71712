import { z } from 'zod';
import { Id } from '../../../platform/contract/index.ts';
import { type FailedJob, type JobContext, jobKind } from '../../../platform/jobs/index.ts';
import { screening } from '../queries.ts';
import { afterChange } from '../watch/look-again.ts';
import { applyFiles } from './apply-files.ts';
import { previewFiles, type Work } from './read-import.ts';

const workOf = ({ kernel, actor, signal, progress, step }: JobContext): Work => ({
  kernel,
  actor,
  orgId: actor.orgId as Id,
  signal,
  progress,
  transaction: step,
});

/** An import whose job died or was cancelled is as it was before: to be read again, or to be applied again. */
const backTo =
  (state: 'failed' | 'previewed') =>
  async ({ tx, orgId }: FailedJob, { importId }: { importId: Id }): Promise<void> => {
    await screening(tx)
      .updateTable('screening.import')
      .set({ state })
      .where('org_id', '=', orgId)
      .where('id', '=', importId)
      .where('state', 'in', ['reading', 'applying'])
      .execute();
  };

export const readKind = jobKind('screening.read-list', {
  may: 'write screening-list',
  takes: z.object({ importId: Id }),
  gives: z.object({}),
  run: async (context, { importId }) => {
    await previewFiles(workOf(context), importId);
    return {};
  },
  failed: backTo('failed'),
});

export const applyKind = jobKind('screening.apply-list', {
  may: 'write screening-list',
  bulk: true,
  takes: z.object({ importId: Id }),
  gives: z.object({ lists: z.number().int() }),
  run: async (context, { importId }) => {
    const lists = await applyFiles(workOf(context), importId);
    await context.step('look again', (tx) => afterChange(tx, context.kernel, context.actor));
    return { lists: lists.length };
  },
  failed: backTo('previewed'),
});
