import type { ErrorCodes } from '../../platform/contract/index.ts';

/** Refusals of restitution; their words stand in messages/. */
export const restitutionErrors = {
  RESTITUTION_NOT_JSON: 422,
  RESTITUTION_TOO_LARGE: 422,
  RESTITUTION_WORK_INVALID: 422,
  RESTITUTION_DAY_INVALID: 422,
  RESTITUTION_CHANGED: 409,
  RESTITUTION_SHEET_UNREADABLE: 422,
} as const satisfies ErrorCodes;
