import type { ErrorCodes } from '../../../platform/contract/index.ts';

/** Refusals around files of the case data standard; their words stand in messages/. */
export const htcdsErrors = {
  HTCDS_FILE_UNREADABLE: 422,
  HTCDS_OTHER_FILE: 422,
  HTCDS_NOT_WRITTEN: 422,
  HTCDS_REPAIR_UNKNOWN: 422,
  HTCDS_FILE_CHANGED: 409,
  HTCDS_CASES_INVALID: 422,
  HTCDS_TOO_MANY_CASES: 422,
  HTCDS_NOTHING_TO_EXPORT: 422,
} as const satisfies ErrorCodes;
