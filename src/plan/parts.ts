import type { Parts } from '../platform/kernel/index.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { planKind } from './pack-kinds.ts';

export const planParts: Parts = {
  useCases: [],
  errors: {},
  messages: { en, es },
  packKinds: [planKind],
};
