import { z } from 'zod';
import { Id, Line, route, Where } from '../../../../platform/contract/index.ts';
import { AnswerSaid } from '../body.ts';

/** A form that is filled in without the web, for whoever asks: it goes out by mail or on paper and is read back in. */

export const formWays = ['xlsx', 'pdf', 'docx'] as const;
export const formTypes = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;
export const filledForm = {
  types: ['application/octet-stream', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  maxBytes: 2 * 1024 * 1024,
} as const;

const RequestId = z.object({ requestId: Id });
const refusals = [
  'SUPPLY_REQUEST_NOT_FOUND',
  'SUPPLY_REQUEST_DECIDED',
  'SUPPLY_FORM_UNREADABLE',
  'SUPPLY_FORM_OTHER',
] as const;

export const requestForm = route('supply.request-form', 'GET /supply/requests/:requestId/form', {
  says: 'A request as a form to send by mail or to print, in the language of the request. It holds no link.',
  may: 'read supply',
  takes: RequestId.extend({ as: z.enum(formWays).default('xlsx') }),
  gives: { file: formTypes },
  refuses: ['SUPPLY_REQUEST_NOT_FOUND'],
});

export const previewForm = route('supply.preview-form', 'POST /supply/requests/:requestId/form/preview', {
  says: 'Reads a filled form: what it says and what is wrong with it. Keeps nothing.',
  may: 'write supply',
  takes: RequestId.extend({ name: Line(300).default('form') }),
  upload: filledForm,
  gives: z.object({ says: AnswerSaid, wrong: z.array(Where) }),
  refuses: refusals,
});

export const takeForm = route('supply.take-form', 'POST /supply/requests/:requestId/form', {
  says: 'Takes a filled form as the answer of the supplier, whole or not at all. What the supplier told before stays beside it. It is then held like any answer.',
  may: 'write supply',
  takes: RequestId.extend({ name: Line(300).default('form') }),
  upload: filledForm,
  gives: z.object({ suppliers: z.number().int(), lots: z.number().int() }),
  refuses: [...refusals, 'SUPPLY_FORM_WRONG', 'SUPPLY_TOO_MANY', 'SUPPLY_ANSWER_EMPTY'],
});
