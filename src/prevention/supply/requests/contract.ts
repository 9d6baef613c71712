import { z } from 'zod';
import { CivilDate, Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';
import { DocumentType, documentUpload } from '../evidence/contract.ts';

const ItemId = z.string().min(1).max(120);

/** Who is asked, in the words of whoever asks. */
const Named = z.object({ name: Line(300), country: Line(80), address: z.string().max(500).default('') });
export type Named = z.infer<typeof Named>;

const Asks = z.object({
  documents: z.array(DocumentType).max(20).default([]),
  suppliers: z.boolean().default(true),
  quantities: z.boolean().default(false),
  question: Text(2000).default(''),
  corrective: Text(2000).default(''),
});
export type Asks = z.infer<typeof Asks>;

const NamedSupplier = Named.extend({ id: Id, material: Line(300) });
const AnswerBody = z.object({
  suppliers: z.array(NamedSupplier).max(20).default([]),
  quantity: z
    .object({ quantity: z.number().min(0), unit: z.string().min(1).max(20) })
    .nullable()
    .default(null),
  words: Text(5000).default(''),
  corrective: Text(5000).default(''),
});
export type AnswerBody = z.infer<typeof AnswerBody>;

export const requestDays = 30;
const RequestId = z.object({ requestId: Id });
const Linked = z.object({ id: Id, path: z.string(), expiresAt: Instant, mailed: z.boolean() });

export const askSupplier = route('supply.ask', 'POST /supply/requests', {
  says: 'Asks a supplier without an account, by a link that is shown once or mailed.',
  may: 'write supply',
  takes: Asks.extend({
    siteId: ItemId,
    linkId: ItemId.optional(),
    language: z.enum(['en', 'es']).default('en'),
    dueOn: CivilDate,
    email: z.string().max(254).optional(),
  }),
  gives: Linked,
  refuses: ['SUPPLY_SITE_NOT_FOUND', 'SUPPLY_LINK_NOT_FOUND', 'MAIL_ADDRESS_INVALID'],
});

export const renewRequest = route('supply.renew-request', 'POST /supply/requests/:requestId/renew', {
  says: 'A new link for a request, shown once or mailed. The old one ends at once; what was answered stays.',
  may: 'write supply',
  takes: RequestId.extend({ email: z.string().max(254).optional() }),
  gives: Linked,
  refuses: ['SUPPLY_REQUEST_NOT_FOUND', 'SUPPLY_REQUEST_DECIDED', 'MAIL_ADDRESS_INVALID'],
});

export const revokeRequest = route('supply.revoke-request', 'POST /supply/requests/:requestId/revoke', {
  says: 'Ends the link of a request. What was answered stays.',
  may: 'write supply',
  takes: RequestId,
  gives: z.object({ id: Id }),
  refuses: ['SUPPLY_REQUEST_NOT_FOUND'],
});

export const requestStates = ['overdue', 'answered', 'waiting', 'accepted', 'refused', 'ended'] as const;
const RequestView = z.object({
  id: Id,
  site: z.string(),
  siteId: z.string().nullable(),
  parentId: Id.nullable(),
  state: z.enum(requestStates),
  sentence: z.string(),
  dueOn: CivilDate,
  madeAt: Instant,
});

export const listRequests = route('supply.requests', 'GET /supply/requests', {
  says: 'Requests to suppliers: those that are overdue or answered first.',
  may: 'read supply',
  takes: z.object({}),
  gives: z.object({ requests: z.array(RequestView) }),
});

export const openRequest = route('supply.request', 'GET /supply/requests/:requestId', {
  says: 'One request: what was asked, what came back, and what somebody says is wrong.',
  may: 'read supply',
  takes: RequestId,
  gives: RequestView.extend({
    asks: Asks,
    linkId: z.string().nullable(),
    answer: AnswerBody.extend({ receivedAt: Instant, state: z.enum(['held', 'accepted', 'refused']) }).nullable(),
    files: z.array(
      z.object({ id: Id, type: z.string(), name: z.string(), size: z.number().int(), sha256: z.string() }),
    ),
    grievances: z.array(z.object({ id: Id, words: z.string(), receivedAt: Instant })),
  }),
  refuses: ['SUPPLY_REQUEST_NOT_FOUND', 'SHREDDED'],
});

export const decideAnswer = route('supply.decide-answer', 'POST /supply/requests/:requestId/decision', {
  says: 'Takes an answer into the chain as declared, or refuses it. Nothing enters the chain before. A link becomes documented only where a person says so.',
  may: 'write supply',
  takes: RequestId.extend({
    decision: z.enum(['accept', 'refuse']),
    suppliers: z.array(Id).max(20).default([]).describe('which of the named suppliers'),
    files: z.array(Id).max(50).default([]).describe('which of the files'),
    makeDocumented: z.boolean().default(false).describe('the link that was asked about is documented from now on'),
    reason: Line(500).optional().describe('Why the documents prove the link; it is kept with who and when'),
  }),
  gives: z.object({
    id: Id,
    links: z.array(z.string()),
    documents: z.array(z.string()),
    documentedLink: z.string().nullable(),
  }),
  refuses: [
    'SUPPLY_REQUEST_NOT_FOUND',
    'SUPPLY_ANSWER_NOT_HERE',
    'SUPPLY_ASKER_FIRST',
    'SUPPLY_DOCUMENTED_WHY',
    'SUPPLY_DOCUMENTED_UNFIT',
  ],
});

/** What whoever holds the link sees: their own request, and of those they passed it on to, only whether they answered. */
const PublicRequest = z.object({
  from: z.string(),
  to: z.string(),
  asks: Asks,
  material: z.string().nullable(),
  language: z.enum(['en', 'es']),
  dueOn: CivilDate,
  answer: AnswerBody.nullable(),
  files: z.array(z.object({ type: z.string(), name: z.string() })),
  passedOn: z.array(z.object({ name: z.string(), answered: z.boolean() })),
  closed: z.boolean(),
});
export type PublicRequest = z.infer<typeof PublicRequest>;

const Token = z.object({ token: z.string().max(120) });
const holder = { may: 'anyone', perMinute: 30 } as const;
const refusals = ['SUPPLY_LINK_NOT_VALID'] as const;

export const openAsk = route('supply.open-ask', 'POST /supply-answers/open', {
  says: 'What a supplier is asked, for whoever holds the link.',
  ...holder,
  takes: Token,
  gives: PublicRequest,
  refuses: refusals,
});

export const answerAsk = route('supply.answer-ask', 'POST /supply-answers/answer', {
  says: 'A supplier answers without an account. It is held until somebody has looked at it; it may be sent again until then.',
  ...holder,
  takes: Token.extend({
    suppliers: z
      .array(Named.extend({ material: Line(300) }))
      .max(20)
      .default([]),
    quantity: z.coerce.number().min(0).optional(),
    unit: Line(20).optional(),
    words: Text(5000).default(''),
    corrective: Text(5000).default(''),
  }),
  gives: z.object({ received: z.literal(true) }),
  refuses: [...refusals, 'SUPPLY_ANSWER_CLOSED'],
});

export const sendFile = route('supply.send-file', 'POST /supply-answers/files', {
  says: 'A supplier adds a document to the answer.',
  ...holder,
  takes: Token.extend({ type: DocumentType, name: z.string().max(300).default('document') }),
  upload: documentUpload,
  gives: z.object({ received: z.literal(true) }),
  refuses: [...refusals, 'SUPPLY_ANSWER_CLOSED', 'SUPPLY_FILE_KIND', 'SUPPLY_FILE_EMPTY', 'SUPPLY_TOO_MANY'],
});

export const passOn = route('supply.pass-on', 'POST /supply-answers/pass-on', {
  says: 'A supplier asks the one it named: a request of its own, by a link that is shown once.',
  ...holder,
  takes: Token.extend({ supplierId: Id }),
  gives: z.object({ path: z.string(), expiresAt: Instant }),
  refuses: [...refusals, 'SUPPLY_ANSWER_NOT_HERE', 'SUPPLY_TOO_MANY'],
});

export const sayWrong = route('supply.say-wrong', 'POST /supply-answers/wrong', {
  says: 'A worker or supplier says that something is wrong. It is sealed and is part of no export.',
  ...holder,
  takes: Token.extend({ words: Text(5000).min(1, 'REQUIRED') }),
  gives: z.object({ received: z.literal(true) }),
  refuses: [...refusals, 'SUPPLY_TOO_MANY'],
});
