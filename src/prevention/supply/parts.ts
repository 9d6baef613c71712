import type { Parts } from '../../platform/kernel/index.ts';
import { supplyErrors } from './errors.ts';
import { documentKind, placeKind, settingKind } from './exposure/pack-kinds.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { importChain, previewChain } from './stored/bring-chain.ts';
import { exportChain, listProducts } from './stored/read-chains.ts';

export const supplyParts: Parts = {
  useCases: [previewChain, importChain, exportChain, listProducts],
  errors: supplyErrors,
  messages: { en, es },
  packKinds: [settingKind, documentKind, placeKind],
};
