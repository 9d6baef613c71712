import type { ErrorCodes } from '../../platform/contract/index.ts';

export const supplyErrors = {
  SUPPLY_CHAIN_UNREADABLE: 422,
  SUPPLY_CHAIN_INVALID: 422,
  SUPPLY_PRODUCT_NOT_FOUND: 404,
  SUPPLY_OPTION_MISSING: 422,
  SUPPLY_DATE_UNREADABLE: 422,
  SUPPLY_TABLE_UNREADABLE: 422,
  SUPPLY_COLUMN_MISSING: 422,
  SUPPLY_TABLE_EMPTY: 422,
} as const satisfies ErrorCodes;
