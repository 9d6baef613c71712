import type { Parts } from '../../platform/kernel/index.ts';
import { caseUseCases } from './case/use-cases.ts';
import { reliefErrors } from './errors.ts';
import { reliefPackKinds } from './law/index.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };

export const reliefParts: Parts = {
  useCases: [...caseUseCases],
  errors: reliefErrors,
  messages: { en, es },
  packKinds: reliefPackKinds,
};
