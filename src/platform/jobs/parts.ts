import type { Parts } from '../kernel/index.ts';
import { cancelJob } from './cancel-job.ts';
import { jobErrors } from './contract.ts';
import { sweepJobs } from './maintenance.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { getJob, listJobs } from './see-jobs.ts';
import { watchJob } from './watch-job.ts';

/** What this room brings to the server. The housekeeping kinds come from `maintenanceKinds`, which wants every room's sweeps. */
export const jobsParts: Parts = {
  useCases: [listJobs, getJob, cancelJob],
  errors: jobErrors,
  messages: { en, es },
  packKinds: [],
  streams: [watchJob],
  sweeps: [sweepJobs],
};
