import type { ErrorCodes } from '../../platform/contract/index.ts';

/** Refusals of relief; their words stand in messages/. */
export const reliefErrors = {
  RELIEF_FACTS_NOT_JSON: 422,
  RELIEF_FACTS_NOT_OBJECT: 422,
  RELIEF_FACTS_TOO_MANY: 422,
  RELIEF_FACTS_TOO_LARGE: 422,
  RELIEF_FACTS_INVALID: 422,
  RELIEF_DAY_INVALID: 422,
  RELIEF_RULE_UNKNOWN: 404,
  RELIEF_PAPER_NOT_HERE: 422,
  RELIEF_DECISION_NOT_YOURS: 403,
} as const satisfies ErrorCodes;
