import type { ErrorCodes } from '../../platform/contract/index.ts';

/** Refusals of casework; their words stand in messages/. None of them repeats what somebody typed. */
export const caseworkErrors = {
  CASEWORK_RECORD_CLOSED: 409,
  CASEWORK_STATEMENTS_INVALID: 422,
  CASEWORK_FIELD_UNKNOWN: 404,
  CASEWORK_NEED_MISSING: 422,
  CASEWORK_CODE_UNKNOWN: 422,
  CASEWORK_CASE_OPEN: 409,
  CASEWORK_CASE_NOT_FOUND: 404,
  CASEWORK_CASE_CLOSED: 409,
  CASEWORK_DAY_AHEAD: 422,
  CASEWORK_DATES_REVERSED: 422,
  CASEWORK_NO_COLLEAGUE: 422,
  CASEWORK_LAST_WORKER: 409,
} as const satisfies ErrorCodes;
