import type { Parts } from '../../platform/kernel/index.ts';
import { batchFile, batchRows, listBatches, openBatch, watchBatch } from './batch/read-batch.ts';
import { batchKind } from './batch/run-batch.ts';
import { previewBatch, startBatch } from './batch/start-batch.ts';
import { consequences } from './consequences/consequences.ts';
import { measureKind } from './consequences/pack-kind.ts';
import { decide, secondLook } from './decisions/decide.ts';
import { openCandidate } from './decisions/open-candidate.ts';
import { listRequests, openRequest } from './decisions/open-request.ts';
import { queue } from './decisions/queue.ts';
import { record } from './decisions/record.ts';
import { screeningErrors } from './errors.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { listChanges, recentChanges } from './register/changes.ts';
import { applyKind, readKind } from './register/import-jobs.ts';
import { applyImport, listImports, openImport, previewImport, uploadFile } from './register/import-lists.ts';
import { previewColumns } from './register/preview-columns.ts';
import { entityStatements, listEntities, openEntity } from './register/read-entity.ts';
import { knownLists, listLists, openList, openVersion, rawFile, setList, shareList } from './register/read-register.ts';
import { sweepRawFiles } from './register/sweep-files.ts';
import { screen, search } from './search/screen.ts';
import { listAlerts, seeAlerts } from './watch/alerts.ts';
import { deliverKind } from './watch/deliver.ts';
import { digestKind, getDigest, setDigest } from './watch/digest.ts';
import { lookAgainKind, lookAroundKind } from './watch/look-again.ts';
import { addWatch, endWatch, listWatches } from './watch/watch-subject.ts';
import { addWebhook, listWebhooks, removeWebhook, tryWebhook } from './watch/webhooks.ts';

export const screeningParts: Parts = {
  useCases: [
    listLists,
    openList,
    openVersion,
    rawFile,
    setList,
    shareList,
    knownLists,
    uploadFile,
    previewColumns,
    previewImport,
    openImport,
    listImports,
    applyImport,
    listChanges,
    recentChanges,
    openEntity,
    entityStatements,
    listEntities,
    search,
    screen,
    listRequests,
    openRequest,
    queue,
    openCandidate,
    decide,
    secondLook,
    record,
    listWatches,
    addWatch,
    endWatch,
    listAlerts,
    seeAlerts,
    listWebhooks,
    addWebhook,
    removeWebhook,
    tryWebhook,
    getDigest,
    setDigest,
    previewBatch,
    startBatch,
    listBatches,
    openBatch,
    batchRows,
    batchFile,
    consequences,
  ],
  errors: screeningErrors,
  messages: { en, es },
  packKinds: [measureKind],
  jobKinds: [readKind, applyKind, lookAgainKind, lookAroundKind, deliverKind, digestKind, batchKind],
  streams: [watchBatch],
  sweeps: [sweepRawFiles],
};
