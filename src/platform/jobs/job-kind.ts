import type { z } from 'zod';
import type { Actor } from '../actor/index.ts';
import type { Id, Permission } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { requireIdsOnly } from './ids-only.ts';
import type { Rule } from './schedule/rule.ts';

/** What a job has in its hands while it runs. */
export interface JobContext {
  readonly kernel: Kernel;
  /** Who asked for it, with the roles this person has now. Acts go through `perform(kernel, actor, …)`. */
  readonly actor: Actor;
  readonly job: { readonly id: Id; readonly kind: string; readonly attempt: number; readonly maxAttempts: number };
  /** Aborted when somebody cancels, the server stops or the lease is lost: hand it on, or ask `signal.throwIfAborted()` in a loop. */
  readonly signal: AbortSignal;
  /**
   * A named piece of work in one transaction of the actor. What it committed is not done again when the job is taken up a second
   * time: its result (JSON, ids and counts) comes back from the first time. A worker that has lost its lease cannot commit. Do not
   * call `perform` or another transaction inside.
   */
  step<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** How far it is; may be called for every row, it is written four times a second at most. `phase` names a message `job.phase.<phase>`. */
  progress(done: number, total?: number | null, phase?: string): void;
  /** The bytes that were handed to `enqueue` under this name. */
  file(name?: string): Promise<Uint8Array>;
}

/** What is left of a job that did not succeed, for a kind that has to tidy up. */
export interface FailedJob {
  readonly kernel: Kernel;
  readonly tx: Tx;
  readonly orgId: Id;
  readonly job: { readonly id: Id };
  readonly outcome: 'dead' | 'cancelled';
  /** The code of the refusal that ended it. */
  readonly reason: string;
}

export interface JobKindSpec<Takes extends z.ZodObject, Gives extends z.ZodType> {
  /** Who may start it, and who beside the starter may see and cancel it. */
  readonly may: Permission;
  /** Ids, dates, numbers and codes: no personal data. */
  readonly takes: Takes;
  /** The allow-list of the result: ids and counts. */
  readonly gives: Gives;
  run(context: JobContext, input: z.output<Takes>): Promise<z.input<Gives>>;
  readonly retries?: {
    /** All tries together; 5 where nothing is said. */
    readonly attempts?: number;
    /** The first pause; it doubles with each try. 2,000 where nothing is said. */
    readonly baseMs?: number;
    /** Codes that may mend themselves. Other refusals end the job at once; what is no refusal is tried again. */
    readonly codes?: readonly string[];
  };
  /** Work of the platform itself, by the clock. Two servers run it once. */
  readonly schedule?: Rule;
  /** Loads so much that the database should take stock of its tables afterwards. */
  readonly bulk?: true;
  /** Runs in the transaction that ends a job which died or was cancelled. */
  failed?(context: FailedJob, input: z.output<Takes>): Promise<void>;
}

export interface JobKind<Takes extends z.ZodObject = z.ZodObject, Gives extends z.ZodType = z.ZodType>
  extends JobKindSpec<Takes, Gives> {
  /** `plan.import`: what the audit trail calls it; its title is the message `job.plan.import`. */
  readonly name: string;
}

/** A list of kinds forgets their types: the worker parses whatever it finds. */
export type AnyJobKind = Omit<JobKind, 'run' | 'failed'> & {
  run(context: JobContext, input: never): Promise<unknown>;
  failed?(context: FailedJob, input: never): Promise<void>;
};

/**
 * Defines a kind of job, as `useCase` defines an act.
 *
 * @throws Error where its input could hold free text
 */
export const jobKind = <Takes extends z.ZodObject, Gives extends z.ZodType>(
  name: string,
  spec: JobKindSpec<Takes, Gives>,
): JobKind<Takes, Gives> => {
  requireIdsOnly(spec.takes, name);
  return { ...spec, name };
};

export const attemptsOf = (kind: Pick<AnyJobKind, 'retries'>): number => kind.retries?.attempts ?? 5;
