import { sql } from 'kysely';
import { Refusal } from '../errors/index.ts';
import type { Kernel } from '../kernel/index.ts';
import type { Claimed } from './claim.ts';
import { behalfOf } from './platform.ts';

/** Why a job's signal was raised. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly why: 'cancelled' | 'lease lost' | 'server stops';
  constructor(why: Stopped['why']) {
    super(why);
    this.why = why;
  }
}

export interface Progress {
  done: number | null;
  total: number | null;
  phase: string | null;
}

/** How often progress is written at most. */
const progressMs = 250;

/**
 * Keeps a running job alive: renews the lease, writes progress, and finds out whether somebody cancelled. One small statement, four times a
 * second while the job moves, else every `beatMs`.
 */
export const heartbeat = (
  kernel: Kernel,
  job: Claimed,
  controller: AbortController,
  { leaseMs, beatMs }: { leaseMs: number; beatMs: number },
): { readonly progress: Progress; moved(): void; stop(): Promise<void> } => {
  const progress: Progress = { done: job.done, total: job.total, phase: job.phase };
  let dirty = false;
  let last = performance.now();
  let inFlight: Promise<void> | null = null;

  const beat = async (): Promise<void> => {
    dirty = false;
    last = performance.now();
    try {
      const { rows } = await kernel.db.transaction(behalfOf(job.org_id), (tx) => {
        const until = new Date(kernel.clock.millis() + leaseMs).toISOString();
        return sql<{ cancelled: boolean }>`update jobs.job set leased_until = ${until}::timestamptz,
            done = ${progress.done}::bigint, total = ${progress.total}::bigint, phase = ${progress.phase}
          where org_id = ${job.org_id}::uuid and id = ${job.id}::uuid and lease = ${job.lease}::uuid
          returning cancel_asked_at is not null as cancelled`.execute(tx);
      });
      if (!rows[0]) controller.abort(new Stopped('lease lost'));
      else if (rows[0].cancelled) controller.abort(new Stopped('cancelled'));
    } catch (error) {
      // The next beat tries again; if none gets through, the lease ends and step() cannot commit any more.
      const code = error instanceof Refusal ? error.code : (error as { code?: string }).code;
      kernel.log.warn({ job: job.id, kind: job.kind, code }, 'heartbeat not written');
    }
  };
  const timer = setInterval(
    () => {
      const since = performance.now() - last;
      if (inFlight || !(dirty || since >= beatMs)) return;
      inFlight = beat().finally(() => {
        inFlight = null;
      });
    },
    Math.min(progressMs, beatMs),
  );

  return {
    progress,
    moved: () => {
      dirty = true;
    },
    stop: async () => {
      clearInterval(timer);
      await inFlight;
    },
  };
};
