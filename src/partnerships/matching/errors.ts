import type { ErrorCodes } from '../../platform/contract/index.ts';

/** Refusals of matching; their words stand in messages/. Why a single record stays out of a round is a count, not an error. */
export const matchingErrors = {
  MATCHING_LIST_UNREADABLE: 422,
  MATCHING_LISTS_NUMBER: 422,
  MATCHING_NO_COMMON_KEY: 422,
  MATCHING_KEY_UNKNOWN: 422,
  MATCHING_NUMBER_WRONG: 422,
  MATCHING_SET_TOO_LARGE: 422,
  MATCHING_ROUND_STOPPED: 409,
} as const satisfies ErrorCodes;
