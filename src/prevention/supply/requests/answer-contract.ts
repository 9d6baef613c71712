import { z } from 'zod';
import { CivilDate, Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';
import { MailAddress } from '../../../platform/mail/contract.ts';
import { DocumentType, documentUpload } from '../evidence/contract.ts';
import { Amount, AnswerBody, AnswerSaid, Asks, CannotSaid, LotSaid, refusalReasons, SupplierSaid } from './body.ts';
import { filledForm, formTypes, formWays } from './form/contract.ts';

/** What whoever holds the link may do: no account, and nothing beyond the own request. */

const Token = z.object({ token: z.string().max(120) });
const holder = { may: 'anyone', perMinute: 60 } as const;
const refusals = ['SUPPLY_LINK_NOT_VALID', 'SUPPLY_ANSWER_CLOSED'] as const;
const Received = z.object({ received: z.literal(true) });

/** Their own request, and of those they passed it on to, only whether they answered. */
const PublicRequest = z.object({
  from: z.string(),
  to: z.string(),
  /** Who passed it on to them; null where they were asked first. */
  by: z.string().nullable(),
  asks: Asks,
  material: z.string().nullable(),
  language: z.enum(['en', 'es']),
  dueOn: CivilDate,
  state: z.enum(['new', 'begun', 'held', 'accepted', 'refused']),
  refusal: z.object({ why: z.enum(refusalReasons), words: z.string() }).nullable(),
  answer: AnswerBody,
  files: z.array(z.object({ id: Id, type: z.string(), name: z.string() })),
  passedOn: z.array(z.object({ supplierId: Id.nullable(), name: z.string(), answered: z.boolean() })),
});
export type PublicRequest = z.infer<typeof PublicRequest>;

export const openAsk = route('supply.open-ask', 'POST /supply-answers/open', {
  says: 'What a supplier is asked, and what it has told so far, for whoever holds the link.',
  ...holder,
  takes: Token,
  gives: PublicRequest,
  refuses: ['SUPPLY_LINK_NOT_VALID'],
});

export const answerAsk = route('supply.answer-ask', 'POST /supply-answers/answer', {
  says: 'A supplier answers as a whole and sends it. It is held until somebody has looked at it; it may be sent again until then.',
  ...holder,
  takes: Token.extend(AnswerSaid.shape),
  gives: Received,
  refuses: [...refusals, 'SUPPLY_SAID_TWICE', 'SUPPLY_ANSWER_EMPTY'],
});

export const nameSupplier = route('supply.name-supplier', 'POST /supply-answers/suppliers', {
  says: 'A supplier names one of its own suppliers, or changes one it named. It is kept, and not sent before the answer is.',
  ...holder,
  takes: Token.extend(SupplierSaid.shape).extend({ supplierId: Id.optional() }),
  gives: z.object({ id: Id }),
  refuses: [...refusals, 'SUPPLY_SAID_TWICE', 'SUPPLY_NOT_SAID', 'SUPPLY_TOO_MANY'],
});

export const tellLot = route('supply.tell-lot', 'POST /supply-answers/lots', {
  says: 'A supplier tells the amount of one lot, or changes it.',
  ...holder,
  takes: Token.extend(LotSaid.shape).extend({ lotId: Id.optional() }),
  gives: z.object({ id: Id }),
  refuses: [...refusals, 'SUPPLY_SAID_TWICE', 'SUPPLY_NOT_SAID', 'SUPPLY_TOO_MANY'],
});

export const takeBack = route('supply.take-back', 'POST /supply-answers/take-back', {
  says: 'A supplier takes back one thing it told: a supplier, a lot or a document. The link of a supplier that was asked in turn ends.',
  ...holder,
  takes: Token.extend({ what: z.enum(['supplier', 'lot', 'file']), id: Id }),
  gives: Received,
  refuses: [...refusals, 'SUPPLY_NOT_SAID', 'SUPPLY_PASSED_ON'],
});

export const keepWords = route('supply.keep-words', 'POST /supply-answers/words', {
  says: 'Keeps what a supplier writes: its answer, what it did to put things right, the whole amount, or why it cannot answer. What is left out stays.',
  ...holder,
  takes: Token.extend({
    words: Text(5000).optional(),
    corrective: Text(5000).optional(),
    quantity: Amount.nullable().optional(),
    cannot: CannotSaid.nullable().optional(),
  }),
  gives: Received,
  refuses: refusals,
});

export const finishAnswer = route('supply.finish-answer', 'POST /supply-answers/finish', {
  says: 'Sends what was kept. Until somebody has decided on it, it may still be changed.',
  ...holder,
  takes: Token,
  gives: Received,
  refuses: [...refusals, 'SUPPLY_ANSWER_EMPTY'],
});

export const sendFile = route('supply.send-file', 'POST /supply-answers/files', {
  says: 'A supplier adds a document to the answer.',
  ...holder,
  takes: Token.extend({ type: DocumentType, name: z.string().max(300).default('document') }),
  upload: documentUpload,
  gives: Received,
  refuses: [...refusals, 'SUPPLY_FILE_KIND', 'SUPPLY_FILE_EMPTY', 'SUPPLY_TOO_MANY'],
});

export const passOn = route('supply.pass-on', 'POST /supply-answers/pass-on', {
  says: 'A supplier asks the one it named: a request of its own, by a link that is shown once, or mailed and not shown. Asked again before there is an answer, the same request gets a new link and the old one ends.',
  ...holder,
  takes: Token.extend({ supplierId: Id, email: MailAddress.optional() }),
  gives: z.object({ link: z.string().nullable(), expiresAt: Instant, mailed: z.boolean() }),
  refuses: [...refusals, 'SUPPLY_NOT_SAID', 'SUPPLY_TOO_MANY', 'SUPPLY_PASSED_ON', 'SUPPLY_REQUEST_DECIDED'],
});

export const sayWrong = route('supply.say-wrong', 'POST /supply-answers/wrong', {
  says: 'A worker or supplier says that something is wrong. It is sealed and is part of no export.',
  ...holder,
  takes: Token.extend({ words: Text(5000).min(1, 'REQUIRED') }),
  gives: Received,
  refuses: ['SUPPLY_LINK_NOT_VALID', 'SUPPLY_TOO_MANY'],
});

export const blankForm = route('supply.blank-form', 'POST /supply-answers/form/blank', {
  says: 'The questions as a form to fill in without the web: a spreadsheet, or a paper.',
  ...holder,
  takes: Token.extend({ as: z.enum(formWays).default('xlsx') }),
  gives: { file: formTypes },
  refuses: ['SUPPLY_LINK_NOT_VALID'],
});

export const fillAsk = route('supply.fill-ask', 'POST /supply-answers/form', {
  says: 'Takes a filled form: what it says is kept as if it had been told on the page, whole or not at all, and not sent before the answer is.',
  ...holder,
  takes: Token.extend({ name: Line(300).default('form') }),
  upload: filledForm,
  gives: z.object({ suppliers: z.number().int(), lots: z.number().int() }),
  refuses: [...refusals, 'SUPPLY_FORM_UNREADABLE', 'SUPPLY_FORM_OTHER', 'SUPPLY_FORM_WRONG', 'SUPPLY_TOO_MANY'],
});
