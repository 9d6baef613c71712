import type { ErrorCodes } from '../../../platform/contract/index.ts';

export const shipmentErrors = {
  SUPPLY_SHIPMENT_NOT_FOUND: 404,
  SUPPLY_SHIPMENT_PARTY_NOT_FOUND: 404,
  SUPPLY_SHIPMENT_LOAD_NOT_FOUND: 404,
  SUPPLY_SHIPMENT_MASTER: 409,
  SUPPLY_SHIPMENT_NO_GOODS: 409,
  SUPPLY_DAYS_UNKNOWN: 422,
} as const satisfies ErrorCodes;
