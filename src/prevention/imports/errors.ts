import type { ErrorCodes } from '../../platform/contract/index.ts';

export const importsErrors = {
  IMPORTS_OPTION_MISSING: 422,
  IMPORTS_DATE_UNREADABLE: 422,
  IMPORTS_COUNTRY_UNKNOWN: 422,
  IMPORTS_NO_ORDERS: 422,
  IMPORTS_GOODS_UNREADABLE: 422,
  IMPORTS_EDITIONS_TOO_FEW: 422,
} as const satisfies ErrorCodes;
