import type { Parts } from '../kernel/index.ts';
import { vaultErrors } from './contract.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };

export const vaultParts: Parts = { useCases: [], errors: vaultErrors, messages: { en, es }, packKinds: [] };
