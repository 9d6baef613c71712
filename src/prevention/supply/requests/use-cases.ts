import type { AnyUseCase } from '../../../platform/kernel/index.ts';
import {
  addDocument,
  attachDocument,
  describeDocument,
  detachDocument,
  detachProof,
  documentFile,
} from '../evidence/documents.ts';
import { listPackages, makePackage, previewPackage } from '../evidence/package.ts';
import { productDocuments } from '../evidence/product-documents.ts';
import { answerAsk, openAsk, passOn, sayWrong, sendFile } from './answer.ts';
import { askSupplier, decideAnswer, listRequests, openRequest, revokeRequest } from './desk.ts';
import { renewRequest } from './renew-request.ts';

/** Documents, packages, and what is asked of suppliers. */
export const requestUseCases: readonly AnyUseCase[] = [
  productDocuments,
  addDocument,
  describeDocument,
  attachDocument,
  detachDocument,
  detachProof,
  documentFile,
  previewPackage,
  makePackage,
  listPackages,
  askSupplier,
  renewRequest,
  revokeRequest,
  listRequests,
  openRequest,
  decideAnswer,
  openAsk,
  answerAsk,
  sendFile,
  passOn,
  sayWrong,
];
