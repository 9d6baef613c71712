import type { ErrorCodes } from '../contract/index.ts';

export const vaultErrors = {
  SHREDDED: 410,
  VAULT_CANNOT_OPEN: 500,
  VAULT_KEY_MISSING: 503,
  VAULT_KEY_MALFORMED: 503,
  VAULT_KEY_FILE_OPEN_TO_OTHERS: 503,
  VAULT_ROOT_KEY_UNKNOWN: 503,
  VAULT_COMMAND_MALFORMED: 503,
  VAULT_COMMAND_FAILED: 503,
  VAULT_COMMAND_TIMED_OUT: 503,
} as const satisfies ErrorCodes;
