import { z } from 'zod';
import { CivilDate, Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';
import { MailAddress } from '../../../platform/mail/contract.ts';
import { AnswerBody, Asks, mostLots, mostSuppliers, refusalReasons } from './body.ts';

export { filledForm, previewForm, requestForm, takeForm } from './form/contract.ts';

const ItemId = z.string().min(1).max(120);

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
    email: MailAddress.optional(),
  }),
  gives: Linked,
  refuses: ['SUPPLY_SITE_NOT_FOUND', 'SUPPLY_LINK_NOT_FOUND'],
});

export const renewRequest = route('supply.renew-request', 'POST /supply/requests/:requestId/renew', {
  says: 'A new link for a request, shown once or mailed. The old one ends at once; what was answered stays.',
  may: 'write supply',
  takes: RequestId.extend({ email: MailAddress.optional() }),
  gives: Linked,
  refuses: ['SUPPLY_REQUEST_NOT_FOUND', 'SUPPLY_REQUEST_DECIDED'],
});

export const revokeRequest = route('supply.revoke-request', 'POST /supply/requests/:requestId/revoke', {
  says: 'Ends the link of a request. What was answered stays.',
  may: 'write supply',
  takes: RequestId,
  gives: z.object({ id: Id }),
  refuses: ['SUPPLY_REQUEST_NOT_FOUND'],
});

export const requestStates = ['overdue', 'answered', 'waiting', 'refused', 'accepted', 'ended'] as const;
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
    /** What was sent; null while the supplier is still at it. */
    answer: AnswerBody.extend({
      receivedAt: Instant,
      state: z.enum(['held', 'accepted', 'refused']),
      refusedWhy: z.enum(refusalReasons).nullable(),
      refusedWords: z.string(),
    }).nullable(),
    /** Where a reminder goes; null: nowhere. */
    email: z.string().nullable(),
    remindedAt: Instant.nullable(),
    files: z.array(
      z.object({ id: Id, type: z.string(), name: z.string(), size: z.number().int(), sha256: z.string() }),
    ),
    grievances: z.array(z.object({ id: Id, words: z.string(), receivedAt: Instant })),
  }),
  refuses: ['SUPPLY_REQUEST_NOT_FOUND', 'SHREDDED'],
});

export const decideAnswer = route('supply.decide-answer', 'POST /supply/requests/:requestId/decision', {
  says: 'Takes an answer into the chain as declared, or refuses it with a reason that the supplier reads; it may then answer again. Nothing enters the chain before. A link becomes documented only where a person says so.',
  may: 'write supply',
  takes: RequestId.extend({
    decision: z.enum(['accept', 'refuse']),
    answerAt: Instant.optional().describe(
      'when the answer came that was looked at: one that changed since is not decided',
    ),
    suppliers: z.array(Id).max(mostSuppliers).default([]).describe('which of the named suppliers'),
    known: z
      .array(z.object({ supplierId: Id, siteId: ItemId }))
      .max(mostSuppliers)
      .default([])
      .describe('named suppliers that are sites of the chain already'),
    lots: z.array(Id).max(mostLots).default([]).describe('which of the lots'),
    files: z.array(Id).max(50).default([]).describe('which of the files'),
    makeDocumented: z.boolean().default(false).describe('the link that was asked about is documented from now on'),
    reason: Line(500).optional().describe('Why the documents prove the link; it is kept with who and when'),
    why: z.enum(refusalReasons).optional().describe('why it is refused: the supplier reads it in its language'),
    toSupplier: Text(1000).default('').describe('what the supplier is told beside, as it is written here'),
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
    'SUPPLY_ANSWER_CHANGED',
    'SUPPLY_REFUSE_WHY',
    'SUPPLY_NOT_SAID',
    'SUPPLY_SITE_NOT_FOUND',
    'SUPPLY_ASKER_FIRST',
    'SUPPLY_DOCUMENTED_WHY',
    'SUPPLY_DOCUMENTED_UNFIT',
  ],
});
