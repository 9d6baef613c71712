import { answer } from './answers/answer.ts';
import { answerSend } from './answers/answer-send.ts';
import { answerSheet } from './answers/answer-sheet.ts';
import { answerTemplate } from './answers/answer-template.ts';
import { answerTakeOver, answerUpload } from './answers/answer-upload.ts';
import { applyReturn } from './apply-return.ts';
import { owedBy } from './call-agencies.ts';
import { closeCall } from './close-call.ts';
import { listCalls } from './list-calls.ts';
import { listReturns } from './list-returns.ts';
import { openCall } from './open-call.ts';
import { openCallView } from './open-call-view.ts';
import { openReturn, openReturnFile } from './open-return.ts';
import { remind } from './remind.ts';
import { revokeLink } from './revoke-link.ts';
import { sendBack } from './send-back.ts';
import { setAgencyContact } from './set-agency-contact.ts';

/** The acts of the data call: those of the plan office, and those behind an agency's link. */
export const callUseCases = [
  openCall,
  owedBy,
  listCalls,
  openCallView,
  remind,
  revokeLink,
  setAgencyContact,
  closeCall,
  listReturns,
  openReturn,
  openReturnFile,
  applyReturn,
  sendBack,
  answerSheet,
  answer,
  answerTemplate,
  answerUpload,
  answerTakeOver,
  answerSend,
] as const;
