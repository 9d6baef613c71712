import type { ErrorCodes } from './problem.ts';

/** Refusals at start-up and on the command line; they never answer a request. */
export const deploymentErrors = {
  DATA_FOLDER_IN_USE: 503,
  DATABASE_TOO_OLD: 503,
  DATABASE_ROLE_TOO_STRONG: 503,
  DATABASE_OWNER_URL_MISSING: 503,
  DATABASE_NEWER_THAN_PROGRAM: 503,
  MIGRATION_CHANGED: 503,
  DATABASE_NOT_MIGRATED: 503,
  CONFIGURATION_INVALID: 500,
  SERVING_UNPROTECTED: 500,
  SAMPLE_WORLD_EXPOSED: 500,
  SERVER_NOT_REACHED: 502,
  FILE_NOT_READ: 400,
  FILE_NOT_WRITTEN: 400,
  ADDRESS_IN_USE: 503,
  PACKS_INVALID: 500,
} as const satisfies ErrorCodes;
