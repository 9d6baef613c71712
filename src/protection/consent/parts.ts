import type { Parts } from '../../platform/kernel/index.ts';
import { listRecordFields } from './catalogue/list-record-fields.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { recordCodesKind, recordFieldKind, sharePurposeKind } from './pack-kinds.ts';

export const consentParts: Parts = {
  useCases: [listRecordFields],
  errors: {},
  messages: { en, es },
  packKinds: [recordFieldKind, recordCodesKind, sharePurposeKind],
};
