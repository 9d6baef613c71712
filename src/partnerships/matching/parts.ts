import type { Parts } from '../../platform/kernel/index.ts';
import { matchingErrors } from './errors.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };

export const matchingParts: Parts = {
  useCases: [],
  errors: matchingErrors,
  messages: { en, es },
  packKinds: [],
};
