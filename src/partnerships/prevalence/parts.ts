import type { Parts } from '../../platform/kernel/index.ts';
import { prevalenceErrors } from './errors.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { changeStudy, createStudy } from './workbench/keep-study.ts';
import { listStudies, openRun, openStudy } from './workbench/read-studies.ts';
import { runReport } from './workbench/run-report.ts';
import { runKind } from './workbench/run-study-job.ts';
import { signRun } from './workbench/sign-run.ts';
import { startRun } from './workbench/start-run.ts';

export const prevalenceParts: Parts = {
  useCases: [listStudies, createStudy, openStudy, changeStudy, startRun, openRun, signRun, runReport],
  errors: prevalenceErrors,
  messages: { en, es },
  packKinds: [],
  jobKinds: [runKind],
};
