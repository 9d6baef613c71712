import type { AnyUseCase } from '../../../platform/kernel/index.ts';
import { answerShipmentParty, shipmentParties } from './answer-party.ts';
import { applyShipments, previewShipments } from './bring-shipments.ts';
import { sayGoodsCode } from './goods-code.ts';
import { listShipments } from './list-shipments.ts';
import { openShipment, openShipmentLoad } from './open-shipment.ts';
import { sayShipmentState } from './say-state.ts';

export const shipmentUseCases: readonly AnyUseCase[] = [
  previewShipments,
  applyShipments,
  listShipments,
  openShipment,
  sayShipmentState,
  sayGoodsCode,
  shipmentParties,
  answerShipmentParty,
  openShipmentLoad,
];
