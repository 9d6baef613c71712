import type { Output } from '../../../../platform/contract/index.ts';
import type { openDemandDetail } from '../../contract.ts';

export type Demand = Output<typeof openDemandDetail>;
