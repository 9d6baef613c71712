import type { Parts } from '../../platform/kernel/index.ts';
import { closeCase } from './cases/close-case.ts';
import { caseloadsOfPeople, listCaseload } from './cases/list-caseload.ts';
import { openCase } from './cases/open-case.ts';
import { openRecord } from './cases/open-record.ts';
import { assignWorker, listColleagues, releaseWorker } from './cases/team.ts';
import { caseCounts } from './counts/case-counts.ts';
import { discloseByLaw } from './discovery/disclose-by-law.ts';
import { prepareDiscovery } from './discovery/prepare-discovery.ts';
import { addDocument, describeDocument, listDocuments, markPrivilege, openDocument } from './documents/documents.ts';
import { caseworkErrors } from './errors.ts';
import { breakGlass, endGlass } from './guard/break-glass.ts';
import { liftHold, placeHold } from './guard/holds.ts';
import { listEmergencies, reviewEmergency } from './guard/review-emergency.ts';
import { htcdsErrors } from './htcds/errors.ts';
import { importHtcdsJob } from './htcds/import-cases.ts';
import htcdsEn from './htcds/messages/en.json' with { type: 'json' };
import htcdsEs from './htcds/messages/es.json' with { type: 'json' };
import { htcdsKind, niemCodesKind } from './htcds/pack-kinds.ts';
import { htcdsUseCases } from './htcds/use-cases.ts';
import { listDestructions, openDestruction } from './keeping/certificates.ts';
import { destroyRecord, destructionPreview } from './keeping/destroy-record.ts';
import { destroyDueFeedback } from './keeping/feedback.ts';
import {
  destroyDue,
  retentionDryRun,
  retentionKindOfJob,
  retentionRules,
  runRetention,
  setRetention,
  setRetentionSchedule,
} from './keeping/retention.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { offlineErrors } from './offline/errors.ts';
import offlineEn from './offline/messages/en.json' with { type: 'json' };
import offlineEs from './offline/messages/es.json' with { type: 'json' };
import { offlineUseCases } from './offline/use-cases.ts';
import { ownErrors } from './own/errors.ts';
import ownEn from './own/messages/en.json' with { type: 'json' };
import ownEs from './own/messages/es.json' with { type: 'json' };
import { ownUseCases } from './own/use-cases.ts';
import { retentionKind } from './pack-kinds.ts';
import { findDuplicates } from './record/find-duplicates.ts';
import { formSettings, setFormField } from './record/form.ts';
import { meetSurvivor } from './record/meet-survivor.ts';
import { fieldHistory, openSheet } from './record/open-sheet.ts';
import { recordStatements } from './record/record-statements.ts';
import { searchSurvivors } from './record/search-survivors.ts';
import { setShield } from './record/set-shield.ts';
import { openTimeline } from './record/timeline.ts';
import { referralErrors } from './referral/errors.ts';
import { remindReferrals } from './referral/reminders.ts';
import { referralUseCases } from './referral/use-cases.ts';
import screensEn from './screens/messages/en.json' with { type: 'json' };
import screensEs from './screens/messages/es.json' with { type: 'json' };
import { sendRecord } from './sending/send-record.ts';
import { workUseCases } from './work/use-cases.ts';

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
    listColleagues,
    assignWorker,
    releaseWorker,
    ...workUseCases,
    ...referralUseCases,
    ...htcdsUseCases,
    addDocument,
    describeDocument,
    listDocuments,
    openDocument,
    markPrivilege,
    breakGlass,
    endGlass,
    listEmergencies,
    reviewEmergency,
    placeHold,
    liftHold,
    retentionRules,
    setRetention,
    setRetentionSchedule,
    retentionDryRun,
    runRetention,
    destroyDue,
    destroyDueFeedback,
    destructionPreview,
    destroyRecord,
    listDestructions,
    openDestruction,
    caseCounts,
    prepareDiscovery,
    discloseByLaw,
    sendRecord,
    ...ownUseCases,
    ...offlineUseCases,
  ],
  errors: { ...caseworkErrors, ...htcdsErrors, ...referralErrors, ...ownErrors, ...offlineErrors },
  messages: {
    en: { ...en, ...screensEn, ...htcdsEn, ...ownEn, ...offlineEn },
    es: { ...es, ...screensEs, ...htcdsEs, ...ownEs, ...offlineEs },
  },
  packKinds: [htcdsKind, niemCodesKind, retentionKind],
  jobKinds: [retentionKindOfJob, importHtcdsJob, remindReferrals],
};
