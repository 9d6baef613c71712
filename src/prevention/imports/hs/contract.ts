import { z } from 'zod';
import { Id, Instant, Line, Paging, pageOf, route } from '../../../platform/contract/index.ts';
import { GoodsList, Rejected } from '../goods/contract.ts';

/** Codes of the Harmonized System, and which of them a listed good stands under. Safe for the browser. */

export const HsCode = z.object({ code: z.string(), says: z.string() });
export type HsCode = z.infer<typeof HsCode>;

export const Prefix = z.string().regex(/^(?:\d{2}|\d{4}|\d{6})$/);

const TableView = z.object({
  id: Id,
  fileName: z.string(),
  sha256: z.string(),
  chapters: z.number().int(),
  headings: z.number().int(),
  codes: z.number().int(),
  rejected: z.array(Rejected),
  loadedBy: z.string(),
  loadedAt: Instant,
});

export const loadCodes = route('imports.load-codes', 'POST /imports/codes', {
  says: 'Loads a table of the Harmonized System (columns hscode, description). Rows that cannot be codes are left out and told.',
  may: 'write supply',
  takes: z.object({ name: Line(300) }),
  upload: { types: ['application/octet-stream'], maxBytes: 16 * 1024 * 1024 },
  gives: TableView,
  refuses: ['IMPORTS_CODES_UNREADABLE'],
});

const MappingState = z.enum(['draft', 'reviewed', 'rejected']);

const MappingView = z
  .object({
    id: Id,
    list: GoodsList,
    good: z.string(),
    /** '' says that no code stands for the good. */
    prefix: z.string(),
    /** What the table says of the prefix; '' where it does not have it. */
    says: z.string(),
    inTable: z.boolean(),
    state: MappingState,
    origin: z.enum(['suggested', 'person']),
    score: z.number().nullable(),
    sharedWords: z.string(),
    reason: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
  })
  .meta({ id: 'GoodsCode' });

export const suggestCodes = route('imports.suggest-codes', 'POST /imports/codes/suggestions', {
  says: 'Proposes codes for every good of the newest edition that has none yet. Each is a draft until a person decides.',
  may: 'write supply',
  takes: z.object({ list: GoodsList.default('us-dol-goods') }),
  gives: z.object({
    goods: z.number().int(),
    proposed: z.number().int(),
    unmapped: z.number().int(),
    kept: z.number().int(),
  }),
  refuses: ['IMPORTS_NO_CODES', 'IMPORTS_NO_EDITION'],
});

export const goodsCodes = route('imports.goods-codes', 'GET /imports/codes/goods', {
  says: 'Which codes goods of a list stand under, by state: the queue of a reviewer.',
  may: 'read supply',
  takes: Paging.extend({
    list: GoodsList.default('us-dol-goods'),
    state: MappingState.optional(),
    good: z.string().max(300).optional(),
  }),
  gives: pageOf(MappingView).extend({
    table: TableView.nullable(),
    counts: z.object({ draft: z.number().int(), reviewed: z.number().int(), rejected: z.number().int() }),
    /** Goods of the newest edition with no code and no word that there is none. */
    open: z.array(z.string()),
  }),
});

export const decideCode = route('imports.decide-code', 'POST /imports/codes/goods/:mappingId', {
  says: 'Accepts or rejects a code for a good, with a reason. Only what a person accepted counts for anything.',
  may: 'approve supply',
  takes: z.object({ mappingId: Id, state: z.enum(['reviewed', 'rejected']), reason: Line(1000) }),
  gives: MappingView,
  refuses: ['IMPORTS_MAPPING_NOT_FOUND', 'IMPORTS_PREFIX_UNKNOWN'],
});

export const addCode = route('imports.add-code', 'PUT /imports/codes/goods', {
  says: 'Writes a code for a good by hand, or with an empty one that no code stands for it. It is a draft.',
  may: 'write supply',
  takes: z.object({
    list: GoodsList.default('us-dol-goods'),
    good: Line(300),
    prefix: z.union([Prefix, z.literal('')]),
    reason: Line(1000),
  }),
  gives: MappingView,
  refuses: ['IMPORTS_NO_CODES', 'IMPORTS_PREFIX_UNKNOWN', 'IMPORTS_GOOD_UNKNOWN', 'IMPORTS_NO_EDITION'],
});

export const codeToGoods = route('imports.code-to-goods', 'GET /imports/codes/:code', {
  says: 'What a code of six to ten digits says, and the listed goods whose accepted prefix it begins with; drafts stand apart.',
  may: 'read supply',
  takes: z.object({ code: z.string().regex(/^[\d. ]{2,16}$/) }),
  gives: z.object({
    code: z.string(),
    path: z.array(HsCode),
    reviewed: z.array(MappingView),
    drafts: z.array(MappingView),
  }),
  refuses: ['IMPORTS_NO_CODES'],
});
