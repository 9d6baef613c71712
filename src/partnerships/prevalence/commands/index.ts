import type { Command } from '../../../platform/cli/index.ts';
import { prevalenceBca } from './bca.ts';
import { prevalenceCheck } from './check.ts';
import { prevalenceEstimate } from './estimate.ts';
import { prevalenceModels } from './models.ts';
import { prevalenceNsum } from './nsum.ts';
import { prevalenceRds } from './rds.ts';
import { prevalenceReport } from './report.ts';
import { prevalenceSensitivity } from './sensitivity.ts';
import { prevalenceSimulate } from './simulate.ts';

export const prevalenceCommands: readonly Command[] = [
  prevalenceEstimate,
  prevalenceModels,
  prevalenceCheck,
  prevalenceBca,
  prevalenceSensitivity,
  prevalenceSimulate,
  prevalenceNsum,
  prevalenceRds,
  prevalenceReport,
];
