import { z } from 'zod';
import { Id, Instant, Line, Paging, pageOf, route, Text } from '../../../../platform/contract/index.ts';
import { Mapping, mappedFields } from '../../lists/mapper/mapping.ts';
import { Counts, DayOrNull, ListId, Sha256, VersionRef } from '../../shapes.ts';
import { ProblemView } from '../contract.ts';

/** What a person may say of a column of an unknown table. */
export { mappedFields };

const Words = z.object({ en: z.string(), es: z.string() });

/** A file to be read later; the body is the file. `.gz` and `.zip` are unpacked when it is read. */
export const uploadFile = route('screening.upload-file', 'POST /screening/files', {
  says: 'Takes in a file of a list. Nothing is read from it yet; what no version uses is removed after two days.',
  may: 'write screening-list',
  takes: z.object({ name: z.string().max(300).optional() }),
  gives: z.object({ sha256: Sha256, size: z.number().int() }),
  upload: { types: ['application/octet-stream'], maxBytes: 256 * 1024 * 1024 },
  refuses: ['SCREENING_FILE_EMPTY'],
});

/** What an import would do to one list. */
export const ListPlan = z
  .object({
    list: ListId,
    title: Words,
    known: z.boolean(),
    entities: z.number().int(),
    names: z.number().int(),
    added: z.number().int(),
    removed: z.number().int(),
    changed: z.number().int(),
    /** The version it would follow. */
    before: VersionRef.nullable(),
    /** The same content is there already: applying only notes that it was seen again. */
    same: z.boolean(),
    /** The publisher's date lies before that of the newest version: it goes into the history and does not become the current one. */
    older: z.boolean(),
    /** How many in a hundred entries would go. */
    loss: z.number(),
    maxLoss: z.number().int(),
    /** Tables that were in the version before and are not in this one. */
    lostTables: z.array(z.string()),
    /** Why a person has to confirm. */
    confirm: z.enum(['lost-entries', 'lost-table', 'problems']).nullable(),
    /** Some of what would change, ten of each kind. */
    sample: z.array(
      z.object({ kind: z.enum(['added', 'removed', 'changed']), sourceId: z.string(), caption: z.string() }),
    ),
  })
  .meta({ id: 'ListPlan' });
export type ListPlan = z.infer<typeof ListPlan>;

export const ImportReport = z
  .object({
    format: z.string(),
    publishedOn: DayOrNull,
    sha256: Sha256,
    rows: Counts,
    names: z.number().int(),
    addresses: z.number().int(),
    identifiers: z.number().int(),
    rejects: z.number().int(),
    problems: z.array(ProblemView.omit({ says: true })),
    lists: z.array(ListPlan),
    /** Whether it can be applied at all. */
    ready: z.boolean(),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof ImportReport>;

const ImportView = z
  .object({
    id: Id,
    state: z.enum(['reading', 'previewed', 'applying', 'applied', 'failed']),
    files: z.array(z.object({ name: z.string(), sha256: Sha256 })),
    retrievedAt: Instant,
    report: ImportReport.extend({ problems: z.array(ProblemView) }).nullable(),
    why: z.string().nullable(),
    /** The job at work, for progress and to cancel. */
    jobId: Id.nullable(),
    createdBy: z.string(),
    createdAt: Instant,
    appliedAt: Instant.nullable(),
  })
  .meta({ id: 'ListImport' });

const File = z.object({ name: Line(300), sha256: Sha256 });

export const previewImport = route('screening.preview-import', 'POST /screening/imports', {
  says: 'Reads uploaded files as one list and tells what would change. Large files are read by a job; look at the import again.',
  may: 'write screening-list',
  takes: z.object({
    files: z.array(File).min(1).max(20),
    /** When the files were fetched from their source; now, where it is left out. */
    retrievedAt: Instant.optional(),
    /** Only for a table of which no importer knows the layout. */
    mapping: Mapping.optional(),
  }),
  gives: ImportView,
  refuses: ['SCREENING_FILE_NOT_FOUND', 'SCREENING_RETRIEVED_AHEAD'],
});

export const previewColumns = route('screening.preview-columns', 'POST /screening/columns', {
  says: 'The headings and first rows of an uploaded table, and what its columns seem to hold.',
  may: 'write screening-list',
  takes: z.object({ file: File }),
  gives: z.object({
    columns: z.array(
      z.object({
        heading: z.string(),
        /** Null where nothing speaks for a field: the column is kept as a remark. */
        field: z.enum(mappedFields).nullable(),
        why: z.enum(['heading', 'content', 'heading-and-content', 'none']),
        sample: z.array(z.string()),
      }),
    ),
    schema: z.enum(['Person', 'Organization', 'LegalEntity', 'Vessel']),
    dateOrder: z.enum(['day-first', 'month-first']),
    rows: z.array(z.array(z.string())),
    total: z.number().int(),
  }),
  refuses: ['SCREENING_FILE_NOT_FOUND', 'SCREENING_TABLE_UNREADABLE'],
});

export const openImport = route('screening.import', 'GET /screening/imports/:importId', {
  says: 'An import: what was read, what would change, whether a person has to confirm, and how far it is.',
  may: 'read screening-list',
  takes: z.object({ importId: Id }),
  gives: ImportView,
  refuses: ['SCREENING_IMPORT_NOT_FOUND'],
});

export const listImports = route('screening.imports', 'GET /screening/imports', {
  says: 'The imports of this organisation, newest first.',
  may: 'read screening-list',
  takes: Paging,
  gives: pageOf(ImportView.omit({ report: true }).extend({ lists: z.array(z.string()) })),
});

export const applyImport = route('screening.apply-import', 'POST /screening/imports/:importId/apply', {
  says: 'Takes over what was previewed, whole or not at all. Where a list lost too much it needs a reason.',
  may: 'write screening-list',
  takes: z.object({ importId: Id, why: Text(1000).optional() }),
  gives: ImportView,
  refuses: [
    'SCREENING_IMPORT_NOT_FOUND',
    'SCREENING_IMPORT_NOT_READY',
    'SCREENING_IMPORT_APPLIED',
    'SCREENING_LIST_LOST_ENTRIES',
    'SCREENING_PREVIEW_STALE',
    'SCREENING_LIST_BORROWED',
  ],
});
