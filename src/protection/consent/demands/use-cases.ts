import { addDemandDocument, declineDemand, fillDemand, openDemand, reviewDemand } from './keep-demand.ts';
import { listDemands, openDemandDetail } from './see-demands.ts';

export const demandUseCases = [
  openDemand,
  addDemandDocument,
  fillDemand,
  reviewDemand,
  declineDemand,
  listDemands,
  openDemandDetail,
] as const;
