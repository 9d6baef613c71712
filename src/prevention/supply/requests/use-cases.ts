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
import { answerAsk, finishAnswer, keepWords, nameSupplier, openAsk, takeBack, tellLot } from './answer.ts';
import { decideAnswer } from './decide-answer.ts';
import { askSupplier, listRequests, openRequest, revokeRequest } from './desk.ts';
import { previewForm, requestForm, takeForm } from './form/desk-form.ts';
import { blankForm, fillAsk } from './form/holder-form.ts';
import { passOn } from './pass-on.ts';
import { renewRequest } from './renew-request.ts';
import { sayWrong } from './say-wrong.ts';
import { sendFile } from './send-file.ts';

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
  requestForm,
  previewForm,
  takeForm,
  openAsk,
  answerAsk,
  nameSupplier,
  tellLot,
  takeBack,
  keepWords,
  finishAnswer,
  sendFile,
  passOn,
  sayWrong,
  blankForm,
  fillAsk,
];
