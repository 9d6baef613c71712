import type { Parts } from '../kernel/index.ts';
import { packErrors } from './contract.ts';
import { listEntries } from './list-entries.ts';
import { listPacks } from './list-packs.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { readEntry } from './read-entry.ts';

export const packParts: Parts = {
  useCases: [listPacks, listEntries, readEntry],
  errors: packErrors,
  messages: { en, es },
  packKinds: [],
};
