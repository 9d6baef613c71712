import type { Parts } from '../../platform/kernel/index.ts';
import { listRecordFields } from './catalogue/list-record-fields.ts';
import { demandUseCases } from './demands/use-cases.ts';
import { consentErrors } from './errors.ts';
import { fhirUseCases } from './fhir/use-cases.ts';
import { recallNotice } from './gate/recall-notice.ts';
import { gateUseCases } from './gate/use-cases.ts';
import { confidentialityLaw } from './law/confidentiality-law.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import {
  confidentialityKind,
  recordCodesKind,
  recordFieldKind,
  reportDutyKind,
  sharePurposeKind,
} from './pack-kinds.ts';
import { recipientUseCases } from './recipients/use-cases.ts';
import { releaseUseCases } from './releases/use-cases.ts';
import { reportUseCases } from './reports/use-cases.ts';
import { sharedUseCases } from './shared/use-cases.ts';

export const consentParts: Parts = {
  useCases: [
    listRecordFields,
    confidentialityLaw,
    ...recipientUseCases,
    ...releaseUseCases,
    ...gateUseCases,
    ...sharedUseCases,
    ...demandUseCases,
    ...reportUseCases,
    ...fhirUseCases,
  ],
  errors: consentErrors,
  messages: { en, es },
  packKinds: [recordFieldKind, recordCodesKind, sharePurposeKind, confidentialityKind, reportDutyKind],
  jobKinds: [recallNotice],
};
