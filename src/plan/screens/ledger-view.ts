import type { Output } from '../../platform/contract/index.ts';
import type { openLedger } from '../contract.ts';

export type LedgerView = Output<typeof openLedger>;
