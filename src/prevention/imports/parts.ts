import type { Parts } from '../../platform/kernel/index.ts';
import { allegationUseCases } from './allegations/use-cases.ts';
import { detentionKind } from './cases/pack-kind.ts';
import { remindCasesKind } from './cases/remind-cases.ts';
import { caseUseCases } from './cases/use-cases.ts';
import { importsDesk } from './desk/desk.ts';
import { importsErrors } from './errors.ts';
import { askGoods, goodsEditions, goodsFile, openGoods } from './goods/ask-goods.ts';
import { applyGoods, previewGoods } from './goods/keep-edition.ts';
import { listAgeKind } from './goods/list-ages.ts';
import { renameKind } from './goods/rename-kind.ts';
import { addCode, codeToGoods, decideCode, goodsCodes, loadCodes, suggestCodes } from './hs/code-goods.ts';
import { goodsWordKind } from './hs/word-kind.ts';
import { importLawKind } from './law/pack-kind.ts';
import { law, planCheck } from './law/read-law.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { askOrders, carveOuts, decideCarveOut } from './orders/ask-register.ts';

export const importsParts: Parts = {
  useCases: [
    importsDesk,
    previewGoods,
    applyGoods,
    goodsEditions,
    openGoods,
    goodsFile,
    askGoods,
    askOrders,
    carveOuts,
    decideCarveOut,
    loadCodes,
    suggestCodes,
    goodsCodes,
    decideCode,
    addCode,
    codeToGoods,
    planCheck,
    law,
    ...allegationUseCases,
    ...caseUseCases,
  ],
  errors: importsErrors,
  messages: { en, es },
  jobKinds: [remindCasesKind],
  packKinds: [renameKind, importLawKind, listAgeKind, goodsWordKind, detentionKind],
};
