import type { Parts } from '../platform/kernel/index.ts';
import { remindDutiesKind } from './calendar/remind-duties.ts';
import { calendarUseCases } from './calendar/use-cases.ts';
import { remindKind } from './calls/remind-due.ts';
import { callUseCases } from './calls/use-cases.ts';
import { planErrors } from './errors.ts';
import { exportPlan } from './exchange/export-plan.ts';
import { importJob, importPlan } from './exchange/import-plan.ts';
import { planBrief } from './exchange/plan-brief.ts';
import { previewImport } from './exchange/preview-import.ts';
import { answerFinding } from './ledger/answer-finding.ts';
import { decideThread } from './ledger/decide-thread.ts';
import { openLedger } from './ledger/open-ledger.ts';
import { measuresUseCases } from './measures/use-cases.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { dutyKind, escalationKind, indicatorKind, planKind, reportItemKind } from './pack-kinds.ts';
import { previewPublication } from './publication/preview-publication.ts';
import { listPublic, openPublic, publicFile } from './publication/public-pages.ts';
import { publish } from './publication/publish.ts';
import { withdraw } from './publication/withdraw.ts';
import { addNode } from './register/add-node.ts';
import { assign } from './register/assign.ts';
import { changePlanStatus } from './register/change-status.ts';
import { editNode } from './register/edit-node.ts';
import { listNodes } from './register/list-nodes.ts';
import { listPlans } from './register/list-plans.ts';
import { openNode } from './register/open-node.ts';
import { openPlan } from './register/open-plan.ts';
import { planFromPack } from './register/plan-from-pack.ts';
import { planMatrix } from './register/plan-matrix.ts';
import { planOverview } from './register/plan-overview.ts';
import { searchPlan } from './register/search-plan.ts';
import { setTimeframe } from './register/set-timeframe.ts';
import { addFileEvidence, addLinkEvidence } from './updates/add-evidence.ts';
import { approveUpdate } from './updates/approve-update.ts';
import { openEvidence } from './updates/open-evidence.ts';
import { recordUpdate } from './updates/record-update.ts';
import { comparePlans } from './versions/compare-plans.ts';
import { linkNodes, unlinkNodes } from './versions/link-nodes.ts';
import { openWork } from './versions/open-work.ts';
import { startSuccessor } from './versions/start-successor.ts';
import { voicesUseCases } from './voices/use-cases.ts';

export const planParts: Parts = {
  useCases: [
    listPlans,
    previewImport,
    importPlan,
    planFromPack,
    openPlan,
    planOverview,
    planMatrix,
    listNodes,
    openNode,
    addNode,
    editNode,
    assign,
    setTimeframe,
    searchPlan,
    changePlanStatus,
    recordUpdate,
    approveUpdate,
    addLinkEvidence,
    addFileEvidence,
    openEvidence,
    openLedger,
    answerFinding,
    decideThread,
    exportPlan,
    planBrief,
    previewPublication,
    publish,
    withdraw,
    listPublic,
    openPublic,
    publicFile,
    openWork,
    startSuccessor,
    comparePlans,
    linkNodes,
    unlinkNodes,
    ...calendarUseCases,
    ...callUseCases,
    ...measuresUseCases,
    ...voicesUseCases,
  ],
  errors: planErrors,
  messages: { en, es },
  packKinds: [planKind, dutyKind, reportItemKind, indicatorKind, escalationKind],
  jobKinds: [importJob, remindKind, remindDutiesKind],
};
