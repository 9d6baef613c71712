import type { Parts } from '../../platform/kernel/index.ts';
import { restitutionErrors } from './errors.ts';
import { restitutionPackKinds } from './law/index.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };

export const restitutionParts: Parts = {
  useCases: [],
  errors: restitutionErrors,
  messages: { en, es },
  packKinds: restitutionPackKinds,
};
