import type { Parts } from '../kernel/index.ts';
import { backupErrors } from './contract.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };

export const backupParts: Parts = { useCases: [], errors: backupErrors, messages: { en, es }, packKinds: [] };
