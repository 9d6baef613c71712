import { z } from 'zod';
import { CivilDate, Id, Instant, Line, route } from '../../../platform/contract/index.ts';
import { GoodsChange, GoodsPair } from '../contract.ts';

/** Lists of goods as they are kept: each edition whole. Safe for the browser. */

export const goodsLists = ['us-dol-goods', 'us-eo-13126', 'other-goods'] as const;
export const GoodsList = z.enum(goodsLists);
export type GoodsList = z.infer<typeof GoodsList>;

const laborFlags = ['childLabor', 'forcedLabor', 'forcedChildLabor'] as const;
/** What a list says of a pair beside that it is on it: only the list of the Department of Labor says more. */
export const flagsOf = (list: GoodsList): readonly (typeof laborFlags)[number][] =>
  list === 'us-dol-goods' ? laborFlags : [];

export const StoredPair = GoodsPair.extend({
  /** Since when it is on the list, where the list says so. */
  listedOn: CivilDate.nullable(),
});
export type StoredPair = z.infer<typeof StoredPair>;

/** A row that was left out, or taken with a doubt. */
export const Rejected = z.object({
  row: z.number().int(),
  field: z.string(),
  code: z.enum([
    'good-missing',
    'country-missing',
    'date-unreadable',
    'twice',
    'without-country',
    'without-region',
    'column-unread',
    'country-unknown',
    'date-ahead',
    'row-width',
    'code-length',
    'parent-missing',
  ]),
  text: z.string(),
});
export type Rejected = z.infer<typeof Rejected>;

const EditionRow = z.object({
  id: Id,
  list: GoodsList,
  name: z.string(),
  state: z.enum(['previewed', 'applied']),
  seq: z.number().int().nullable(),
  publishedOn: CivilDate.nullable(),
  retrievedOn: CivilDate,
  parser: z.string(),
  sha256: z.string(),
  fileName: z.string(),
  pairs: z.number().int(),
  goods: z.number().int(),
  ageDays: z.number().int(),
  maxAgeDays: z.number().int(),
  stale: z.boolean(),
  forcedWhy: z.string().nullable(),
  uploadedBy: z.string(),
  appliedBy: z.string().nullable(),
  appliedAt: Instant.nullable(),
});

const Diff = z.object({
  beforeId: Id,
  before: z.string(),
  raw: z.object({ added: z.number().int(), removed: z.number().int() }),
  folded: z.object({
    added: z.number().int(),
    removed: z.number().int(),
    renamed: z.number().int(),
    flags: z.number().int(),
  }),
  changes: z.array(GoodsChange),
  /** How many in a hundred rows would be lost. */
  lossPercent: z.number(),
  /** More than the most that may go without a reason. */
  needsReason: z.boolean(),
});

const EditionView = EditionRow.extend({
  rejected: z.array(Rejected),
  warnings: z.array(Rejected),
  /** Against the edition before; null for the first. */
  diff: Diff.nullable(),
}).meta({ id: 'GoodsEdition' });

const file = { types: ['application/octet-stream'], maxBytes: 32 * 1024 * 1024 } as const;

export const previewGoods = route('imports.preview-goods', 'POST /imports/goods', {
  says: 'Reads an edition of a list of goods (XML, CSV, XLSX) and says what it would change. Nothing is asked of it before it is applied.',
  may: 'write supply',
  takes: z.object({
    list: GoodsList,
    name: Line(300),
    publishedOn: CivilDate.optional(),
    retrievedOn: CivilDate.optional(),
  }),
  upload: file,
  gives: EditionView,
  refuses: ['IMPORTS_GOODS_UNREADABLE', 'IMPORTS_RETRIEVED_AHEAD'],
});

export const applyGoods = route('imports.apply-goods', 'POST /imports/goods/:editionId/apply', {
  says: 'Takes a previewed edition over. Where it lost more than a tenth of its rows somebody has to say why.',
  may: 'write supply',
  takes: z.object({ editionId: Id, why: Line(1000).optional() }),
  gives: EditionView,
  refuses: [
    'IMPORTS_EDITION_NOT_FOUND',
    'IMPORTS_EDITION_APPLIED',
    'IMPORTS_EDITION_LOST_ROWS',
    'IMPORTS_PREVIEW_STALE',
  ],
});

export const goodsEditions = route('imports.goods-editions', 'GET /imports/goods', {
  says: 'The editions of the lists of goods that are kept here, the newest first.',
  may: 'read supply',
  takes: z.object({ list: GoodsList.optional() }),
  gives: z.array(EditionRow),
});

export const openGoods = route('imports.open-goods', 'GET /imports/goods/:editionId', {
  says: 'An edition with every pair in it, and what changed against the one before or against any other.',
  may: 'read supply',
  takes: z.object({ editionId: Id, against: Id.optional() }),
  gives: EditionView.extend({ rows: z.array(StoredPair) }),
  refuses: ['IMPORTS_EDITION_NOT_FOUND'],
});

export const goodsFile = route('imports.goods-file', 'GET /imports/goods/:editionId/file', {
  says: 'The file of an edition, byte for byte as it came.',
  may: 'export supply',
  takes: z.object({ editionId: Id }),
  gives: { file: ['application/octet-stream'] },
  refuses: ['IMPORTS_EDITION_NOT_FOUND'],
});

export const askGoods = route('imports.ask-goods', 'GET /imports/goods-answer', {
  says: 'Whether a good of a country stands on a list of goods, on a day or in an edition. A list that is too old may not answer no.',
  may: 'read supply',
  takes: z.object({
    list: GoodsList.default('us-dol-goods'),
    good: Line(300),
    country: z.string().trim().max(100).default(''),
    asOf: CivilDate.optional(),
    editionId: Id.optional(),
  }),
  gives: z.object({
    outcome: z.enum(['listed', 'look', 'nothing-found', 'too-old-to-say']),
    edition: EditionRow,
    on: CivilDate,
    listed: z.array(StoredPair),
    /** Some words are shared; a person must look. */
    near: z.array(StoredPair),
  }),
  refuses: ['IMPORTS_EDITION_NOT_FOUND', 'IMPORTS_NO_EDITION', 'IMPORTS_COUNTRY_UNKNOWN'],
});
