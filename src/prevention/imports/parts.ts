import type { Parts } from '../../platform/kernel/index.ts';
import { importsErrors } from './errors.ts';
import { renameKind } from './goods/rename-kind.ts';
import { importLawKind } from './law/pack-kind.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };

export const importsParts: Parts = {
  useCases: [],
  errors: importsErrors,
  messages: { en, es },
  packKinds: [renameKind, importLawKind],
};
