import { z } from 'zod';
import { CivilDate, Id, Instant, Line, Paging, pageOf, route, Where } from '../../../platform/contract/index.ts';
import { HitView, ListUsed } from '../search/contract.ts';
import { Counts, Kind, LegalBasis, Purpose, SubjectRole } from '../shapes.ts';

const table = {
  types: ['application/octet-stream', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  maxBytes: 64 * 1024 * 1024,
} as const;

const Heading = z.string().trim().min(1).max(200);

/** Which column holds what, by its heading. Where nothing is said the headings themselves are asked. */
const Columns = {
  id: Heading.optional(),
  name: Heading.optional(),
  birth: Heading.optional(),
  country: Heading.optional(),
  kind: Heading.optional(),
  identifier: Heading.optional(),
  role: Heading.optional(),
};

const BatchCounts = Counts.meta({
  description: 'rows, hits, review, nothing, refused, and `list:ID`, `measure:CODE` for rows with a candidate there',
});

export const previewBatch = route('screening.preview-batch', 'POST /screening/batches/preview', {
  says: 'Reads a table of names (CSV, XLSX): which column seems to hold what, the first rows, and what is wrong. Keeps nothing.',
  may: 'write screening',
  takes: z.object({ ...Columns, fileName: z.string().max(300).optional() }),
  gives: z.object({
    format: z.enum(['csv', 'xlsx']),
    headings: z.array(z.string()),
    columns: z.record(z.string(), z.string()),
    rows: z.array(z.array(z.string())),
    total: z.number().int(),
    problems: z.array(Where),
    ready: z.boolean(),
  }),
  upload: table,
  refuses: ['SCREENING_TABLE_UNREADABLE'],
});

export const startBatch = route('screening.start-batch', 'POST /screening/batches', {
  says: 'Screens a table of names by a job: resumable, in the order of its rows, all of it on the same versions of the lists.',
  may: 'write screening',
  takes: z.object({
    ...Columns,
    title: Line(200).optional(),
    purpose: Purpose,
    legalBasis: LegalBasis,
    /** What the subjects are, where no column says it. */
    subjectRole: SubjectRole.default('customer'),
    subjectKind: Kind.default('unknown'),
    lists: z.string().max(4000).optional(),
    asOf: CivilDate.optional(),
    freshOnly: z.stringbool().default(false),
    /** Puts possible matches into the queue of decisions. */
    decide: z.stringbool().default(true),
  }),
  gives: z.object({ batchId: Id, jobId: Id, rows: z.number().int() }),
  upload: table,
  refuses: [
    'SCREENING_TABLE_UNREADABLE',
    'SCREENING_TABLE_INVALID',
    'SCREENING_SUBJECT_REFUSED',
    'SCREENING_NO_LISTS',
    'SCREENING_LIST_NOT_FOUND',
    'SCREENING_LIST_STALE',
  ],
});

export const BatchView = z
  .object({
    id: Id,
    title: z.string(),
    purpose: z.string(),
    legalBasis: z.string(),
    rows: z.number().int(),
    done: z.number().int(),
    counts: BatchCounts,
    state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
    lists: z.array(ListUsed),
    jobId: Id.nullable(),
    startedBy: z.string(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'ScreeningBatch' });

export const listBatches = route('screening.batches', 'GET /screening/batches', {
  says: 'The tables that were screened, newest first.',
  may: 'read screening',
  takes: Paging,
  gives: pageOf(BatchView),
});

export const openBatch = route('screening.batch', 'GET /screening/batches/:batchId', {
  says: 'How far a table is, with counts for each list and measure.',
  may: 'read screening',
  takes: z.object({ batchId: Id }),
  gives: BatchView,
  refuses: ['SCREENING_BATCH_NOT_FOUND'],
});

/** A row's answer, as a line of the JSON lines. */
export const BatchLine = z
  .object({
    row: z.number().int(),
    id: z.string(),
    query: z.string(),
    hits: z.array(HitView),
    /** The screening that keeps it, where there is a candidate. */
    requestId: Id.nullable(),
    /** Why the row was not screened. */
    refused: z.string().nullable(),
  })
  .meta({ id: 'ScreeningBatchLine' });
export type BatchLine = z.infer<typeof BatchLine>;

export const batchRows = route('screening.batch-rows', 'GET /screening/batches/:batchId/rows', {
  says: 'The rows that are done, in their order; also while the others are still at work.',
  may: 'read screening',
  takes: z.object({
    batchId: Id,
    /** The last row already seen. */
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    onlyHits: z.stringbool().default(false),
  }),
  gives: z.object({ rows: z.array(BatchLine), next: z.number().int().nullable(), state: BatchView.shape.state }),
  refuses: ['SCREENING_BATCH_NOT_FOUND', 'SHREDDED'],
});

export const batchEvents = route('screening.batch-events', 'GET /screening/batches/:batchId/events', {
  says: 'The rows as server-sent events as they are done, each once, in their order, until the last.',
  may: 'read screening',
  takes: z.object({ batchId: Id, after: z.coerce.number().int().min(0).default(0) }),
  gives: BatchLine,
  refuses: ['SCREENING_BATCH_NOT_FOUND', 'TOO_MANY_STREAMS', 'SHREDDED'],
  streams: true,
});

export const batchFile = route('screening.batch-file', 'GET /screening/batches/:batchId/file', {
  says: 'All rows as JSON lines, or as CSV with one line a hit.',
  may: 'export screening',
  takes: z.object({ batchId: Id, format: z.enum(['jsonl', 'csv']).default('jsonl') }),
  gives: { file: ['application/jsonl', 'text/csv; charset=utf-8'] },
  refuses: ['SCREENING_BATCH_NOT_FOUND', 'SCREENING_BATCH_UNFINISHED', 'SHREDDED'],
});
