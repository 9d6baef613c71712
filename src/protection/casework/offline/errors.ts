import type { ErrorCodes } from '../../../platform/contract/index.ts';

export const offlineErrors = {
  OFFLINE_NOTHING_TO_TAKE: 409,
  OFFLINE_TOO_MANY: 409,
  OFFLINE_DECIDED: 409,
} as const satisfies ErrorCodes;
