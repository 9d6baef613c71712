import type { ErrorCodes } from '../../../platform/contract/index.ts';

export const ownErrors = {
  OWN_LINK_NOT_VALID: 410,
  OWN_ACCOUNT_TAKEN: 409,
  HOUSE_NOT_FOUND: 404,
  VOICE_CODE_NOT_VALID: 404,
  VOICE_ANSWERED: 409,
} as const satisfies ErrorCodes;
