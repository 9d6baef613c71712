/** Long work: queued in the act that asks for it, done by a worker, followed on screen and terminal. */

export { progressBar } from './bar.ts';
export { type EnqueueOptions, enqueue } from './enqueue.ts';
export { Code } from './ids-only.ts';
export { type AnyJobKind, type FailedJob, type JobContext, type JobKind, jobKind } from './job-kind.ts';
export { maintenanceKinds, type Sweep } from './maintenance.ts';
export { jobsParts } from './parts.ts';
export { asPlatform } from './platform.ts';
export { permissionsOf } from './policy.ts';
export type { Rule } from './schedule/rule.ts';
export { hasSchedule, removeSchedule, setSchedule } from './schedule/schedule.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
