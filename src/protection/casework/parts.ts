import type { Parts } from '../../platform/kernel/index.ts';
import { closeCase } from './cases/close-case.ts';
import { caseloadsOfPeople, listCaseload } from './cases/list-caseload.ts';
import { openCase } from './cases/open-case.ts';
import { openRecord } from './cases/open-record.ts';
import { assignWorker, releaseWorker } from './cases/team.ts';
import { caseworkErrors } from './errors.ts';
import { htcdsErrors } from './htcds/errors.ts';
import htcdsEn from './htcds/messages/en.json' with { type: 'json' };
import htcdsEs from './htcds/messages/es.json' with { type: 'json' };
import { htcdsKind, niemCodesKind } from './htcds/pack-kinds.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { findDuplicates } from './record/find-duplicates.ts';
import { formSettings, setFormField } from './record/form.ts';
import { meetSurvivor } from './record/meet-survivor.ts';
import { fieldHistory, openSheet } from './record/open-sheet.ts';
import { recordStatements } from './record/record-statements.ts';
import { searchSurvivors } from './record/search-survivors.ts';
import { setShield } from './record/set-shield.ts';
import { openTimeline } from './record/timeline.ts';

export const caseworkParts: Parts = {
  useCases: [
    meetSurvivor,
    recordStatements,
    openSheet,
    fieldHistory,
    searchSurvivors,
    findDuplicates,
    setShield,
    formSettings,
    setFormField,
    openTimeline,
    openCase,
    closeCase,
    openRecord,
    listCaseload,
    caseloadsOfPeople,
    assignWorker,
    releaseWorker,
  ],
  errors: { ...caseworkErrors, ...htcdsErrors },
  messages: { en: { ...en, ...htcdsEn }, es: { ...es, ...htcdsEs } },
  packKinds: [htcdsKind, niemCodesKind],
};
