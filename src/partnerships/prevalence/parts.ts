import type { Parts } from '../../platform/kernel/index.ts';
import { prevalenceErrors } from './errors.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };

export const prevalenceParts: Parts = {
  useCases: [],
  errors: prevalenceErrors,
  messages: { en, es },
  packKinds: [],
};
