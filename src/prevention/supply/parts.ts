import type { Parts } from '../../platform/kernel/index.ts';
import { lookAtLists, lookAtListsKind } from './alerts/look.ts';
import { openSupplyAlert } from './alerts/open-alert.ts';
import { acknowledgeAlert, listSupplyAlerts } from './alerts/read-alerts.ts';
import { supplyErrors } from './errors.ts';
import { documentKind, placeKind, settingKind } from './exposure/pack-kinds.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import packageEn from './package/messages/en.json' with { type: 'json' };
import packageEs from './package/messages/es.json' with { type: 'json' };
import { confirmPlace, putLink, putProduct } from './products/edit-chain.ts';
import { linkChoices } from './products/link-choices.ts';
import { openProduct } from './products/open-product.ts';
import { productBalance } from './products/product-balance.ts';
import { productFlow } from './products/product-flow.ts';
import { productQueue } from './products/product-queue.ts';
import { whatIf } from './products/what-if.ts';
import { requestErrors } from './requests/errors.ts';
import requestsEn from './requests/messages/en.json' with { type: 'json' };
import requestsEs from './requests/messages/es.json' with { type: 'json' };
import { remindSuppliersKind } from './requests/remind-suppliers.ts';
import { requestUseCases } from './requests/use-cases.ts';
import segmentEn from './segment/messages/en.json' with { type: 'json' };
import segmentEs from './segment/messages/es.json' with { type: 'json' };
import { previewSegment } from './segment/preview-segment.ts';
import { shareSegment } from './segment/share-segment.ts';
import { listSegments, segmentFile, withdrawSegment } from './segment/shared-segments.ts';
import { takeShipmentsKind } from './shipments/bring-shipments.ts';
import { shipmentErrors } from './shipments/errors.ts';
import shipmentsEn from './shipments/messages/en.json' with { type: 'json' };
import shipmentsEs from './shipments/messages/es.json' with { type: 'json' };
import { shipmentUseCases } from './shipments/use-cases.ts';
import { closeSite } from './sites/close-site.ts';
import { decidePairs } from './sites/decide-pairs.ts';
import { mergeSites } from './sites/merge-sites.ts';
import { listSites, openSite, pairsFile, sitePairs } from './sites/read-sites.ts';
import { splitSite } from './sites/split-site.ts';
import { undoSite } from './sites/undo-site.ts';
import { importChain, previewChain } from './stored/bring-chain.ts';
import { exportChain, listProducts } from './stored/read-chains.ts';
import { applySuppliers, previewSuppliers } from './suppliers/bring-suppliers.ts';
import { decideFinding } from './suppliers/decide-finding.ts';
import { listSuppliers, openSupplier } from './suppliers/read-stored-suppliers.ts';
import { screenAgain, takeSuppliersKind } from './suppliers/take-suppliers.ts';

export const supplyParts: Parts = {
  useCases: [
    previewChain,
    importChain,
    exportChain,
    previewSegment,
    shareSegment,
    listSegments,
    segmentFile,
    withdrawSegment,
    listProducts,
    productQueue,
    openProduct,
    productFlow,
    productBalance,
    whatIf,
    linkChoices,
    putLink,
    confirmPlace,
    putProduct,
    previewSuppliers,
    applySuppliers,
    screenAgain,
    listSuppliers,
    openSupplier,
    decideFinding,
    listSites,
    openSite,
    mergeSites,
    splitSite,
    undoSite,
    closeSite,
    sitePairs,
    decidePairs,
    pairsFile,
    listSupplyAlerts,
    openSupplyAlert,
    acknowledgeAlert,
    lookAtLists,
    ...requestUseCases,
    ...shipmentUseCases,
  ],
  errors: { ...supplyErrors, ...requestErrors, ...shipmentErrors },
  messages: {
    en: { ...en, ...requestsEn, ...segmentEn, ...packageEn, ...shipmentsEn },
    es: { ...es, ...requestsEs, ...segmentEs, ...packageEs, ...shipmentsEs },
  },
  packKinds: [settingKind, documentKind, placeKind],
  jobKinds: [takeSuppliersKind, lookAtListsKind, takeShipmentsKind, remindSuppliersKind],
};
