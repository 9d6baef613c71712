import { z } from 'zod';
import { CivilDate, Id, Instant, Line, Paging, pageOf, route, Text } from '../../../platform/contract/index.ts';
import { Mapping, mappedFields } from '../lists/mapper/mapping.ts';
import { Counts, DayOrNull, ListId, MeasureCode, Sha256, SourceId, VersionRef } from '../shapes.ts';

/** What a person may say of a column of an unknown table. */
export { mappedFields };

const Words = z.object({ en: z.string(), es: z.string() });

export const ProblemView = z
  .object({
    code: z.string(),
    /** In the reader's language. */
    says: z.string(),
    file: z.string(),
    line: z.number().int(),
    field: z.string(),
    value: z.string(),
    weight: z.enum(['note', 'reject', 'fatal']),
  })
  .meta({ id: 'ListProblem' });

const VersionLine = z
  .object({
    id: Id,
    seq: z.number().int(),
    version: VersionRef,
    publishedOn: DayOrNull,
    retrievedAt: Instant,
    /** When the same files were last seen at their source. */
    seenAt: Instant,
    format: z.string(),
    importer: z.string(),
    entities: z.number().int(),
    names: z.number().int(),
    rejects: z.number().int(),
    added: z.number().int(),
    removed: z.number().int(),
    changed: z.number().int(),
    /** Why a person let it replace one of which it has lost too much. */
    forcedWhy: z.string().nullable(),
    appliedBy: z.string(),
    appliedAt: Instant,
    current: z.boolean(),
  })
  .meta({ id: 'ListVersionLine' });

const ListLine = z
  .object({
    id: ListId,
    title: Words,
    publisher: z.string(),
    authority: z.string(),
    measures: z.array(MeasureCode),
    proven: z.enum(['full', 'sample', 'fields-only', 'own']),
    /** Whether it belongs to another organisation, which opened it to all. */
    borrowed: z.boolean(),
    /** Whether it is open to every organisation on this platform. */
    shared: z.boolean(),
    maxAgeHours: z.number().int(),
    maxLoss: z.number().int(),
    versions: z.number().int(),
    current: VersionLine.nullable(),
    ageHours: z.number().int().nullable(),
    stale: z.boolean(),
  })
  .meta({ id: 'ListLine' });

const notThere = ['SCREENING_LIST_NOT_FOUND'];

export const listLists = route('screening.lists', 'GET /screening/lists', {
  says: 'The lists that are here: own ones and those opened to all, each with its newest version, its age and whether it is stale.',
  may: 'read screening-list',
  takes: z.object({}),
  gives: z.array(ListLine),
});

export const openList = route('screening.list', 'GET /screening/lists/:list', {
  says: 'One list: where it comes from, what follows from standing on it, and every version of it that was kept.',
  may: 'read screening-list',
  takes: z.object({ list: ListId }),
  gives: ListLine.extend({
    legalBasis: z.string(),
    licence: z.string(),
    sourceUrl: z.string(),
    stableKey: z.string(),
    history: z.array(VersionLine),
  }),
  refuses: notThere,
});

export const openVersion = route('screening.list-version', 'GET /screening/lists/:list/versions/:versionId', {
  says: 'One version of a list: its files with their hashes, what was read, and what was not.',
  may: 'read screening-list',
  takes: z.object({ list: ListId, versionId: Id }),
  gives: VersionLine.extend({
    list: ListId,
    contentHash: Sha256,
    rows: Counts,
    addresses: z.number().int(),
    identifiers: z.number().int(),
    files: z.array(z.object({ name: z.string(), sha256: Sha256, size: z.number().int() })),
    problems: z.array(ProblemView),
  }),
  refuses: [...notThere, 'SCREENING_VERSION_NOT_FOUND'],
});

export const rawFile = route('screening.list-file', 'GET /screening/lists/:list/versions/:versionId/files/:sha256', {
  says: 'A file of a list as it came, byte for byte.',
  may: 'read screening-list',
  takes: z.object({ list: ListId, versionId: Id, sha256: Sha256 }),
  gives: { file: ['application/octet-stream'] },
  refuses: [...notThere, 'SCREENING_VERSION_NOT_FOUND', 'SCREENING_FILE_NOT_FOUND'],
});

export const setList = route('screening.set-list', 'PUT /screening/lists/:list', {
  says: 'Sets how old a list may be before answers call it stale, and how many in a hundred entries it may lose at once.',
  may: 'write screening-list',
  takes: z.object({
    list: ListId,
    maxAgeHours: z.number().int().min(1).max(20_000),
    maxLoss: z.number().int().min(0).max(100),
  }),
  gives: z.object({ id: ListId, maxAgeHours: z.number().int(), maxLoss: z.number().int() }),
  refuses: [...notThere, 'SCREENING_LIST_BORROWED'],
});

export const shareList = route('screening.share-list', 'PUT /screening/lists/:list/sharing', {
  says: 'Opens a list to every organisation on this platform, or closes it again.',
  may: 'share screening-list',
  takes: z.object({ list: ListId, shared: z.boolean() }),
  gives: z.object({ id: ListId, shared: z.boolean() }),
  refuses: [...notThere, 'SCREENING_LIST_BORROWED'],
});

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

/** A list as the platform knows it before anybody has loaded it. */
const KnownList = z.object({
  id: ListId,
  title: Words,
  publisher: z.string(),
  measures: z.array(MeasureCode),
  sourceUrl: z.string(),
  licence: z.string(),
  proven: z.enum(['full', 'sample', 'fields-only', 'own']),
  maxAgeHours: z.number().int(),
});

export const knownLists = route('screening.known-lists', 'GET /screening/known-lists', {
  says: 'The lists that can be read here: where to get each, under which licence, and how far its reader was proven.',
  may: 'read screening-list',
  takes: z.object({}),
  gives: z.array(KnownList),
});

const FieldChange = z
  .object({
    /** `names`, `births`, `countries`, `identifiers`, `addresses`, `measures`, `positions`, `remarks`, `schema`, `gender`, … */
    field: z.string(),
    removed: z.array(z.string()),
    added: z.array(z.string()),
  })
  .meta({ id: 'FieldChange' });

export const EntryChange = z
  .object({
    kind: z.enum(['added', 'removed', 'changed']),
    list: ListId,
    sourceId: z.string(),
    caption: z.string(),
    schema: z.string(),
    measures: z.array(MeasureCode),
    programmes: z.array(z.string()),
    /** What is different; empty for what came or went whole. */
    fields: z.array(FieldChange),
  })
  .meta({ id: 'ListEntryChange' });

export const listChanges = route('screening.list-changes', 'GET /screening/lists/:list/changes', {
  says: 'What changed in a list between two of its versions: the newest and the one before it, where none is named.',
  may: 'read screening-list',
  takes: Paging.extend({
    list: ListId,
    from: Id.optional(),
    to: Id.optional(),
    kind: z.enum(['added', 'removed', 'changed']).optional(),
  }),
  gives: pageOf(EntryChange).extend({
    from: VersionRef.nullable(),
    to: VersionRef,
    added: z.number().int(),
    removed: z.number().int(),
    changed: z.number().int(),
  }),
  refuses: [...notThere, 'SCREENING_VERSION_NOT_FOUND'],
});

export const recentChanges = route('screening.changes', 'GET /screening/changes', {
  says: 'What changed on the lists since a day, list by list; a week back where none is named.',
  may: 'read screening-list',
  takes: z.object({ since: CivilDate.optional() }),
  gives: z.object({
    since: CivilDate,
    lists: z.array(
      z.object({
        list: ListId,
        title: Words,
        from: VersionRef.nullable(),
        fromId: Id.nullable(),
        to: VersionRef,
        toId: Id,
        versions: z.number().int(),
        added: z.number().int(),
        removed: z.number().int(),
        changed: z.number().int(),
      }),
    ),
    /** Lists that did not change, and those nobody has looked at since. */
    quiet: z.array(z.object({ list: ListId, title: Words, version: VersionRef, seenAt: Instant, stale: z.boolean() })),
  }),
});

export const EntityView = z
  .object({
    list: ListId,
    sourceId: z.string(),
    hash: Sha256,
    schema: z.string(),
    caption: z.string(),
    names: z.array(z.object({ text: z.string(), kind: z.string(), lang: z.string() })),
    births: z.array(z.object({ from: z.string(), to: z.string(), precision: z.string(), circa: z.boolean() })),
    birthPlaces: z.array(z.string()),
    countries: z.array(z.object({ iso2: z.string(), role: z.string() })),
    gender: z.string(),
    identifiers: z.array(
      z.object({
        type: z.string(),
        value: z.string(),
        country: z.string(),
        label: z.string(),
        /** Whether its checksum is right; null where there is none. */
        valid: z.boolean().nullable(),
      }),
    ),
    addresses: z.array(z.object({ full: z.string(), country: z.string() })),
    positions: z.array(z.string()),
    measures: z.array(
      z.object({
        measure: MeasureCode,
        programme: z.string(),
        authority: z.string(),
        from: z.string(),
        until: z.string(),
        status: z.enum(['active', 'ended', 'pending', 'unknown']),
        source: z.string(),
      }),
    ),
    links: z.array(z.object({ type: z.string(), target: z.string(), targetId: z.string() })),
    remarks: z.array(z.string()),
    /** What the listing itself says the party is listed for, with its words and where they stand. */
    topics: z.array(z.object({ topic: z.string(), says: z.string(), citation: z.string() })),
    sourceUrl: z.string(),
    sameAs: z.array(z.string()),
    raw: z.array(z.string()),
    listVersion: VersionRef,
  })
  .meta({ id: 'ListedEntity' });

export const openEntity = route('screening.entity', 'GET /screening/entity', {
  says: 'A listed party as a version of a list has it, with the row it came from, its entries on other lists, and its history.',
  may: 'read screening-list',
  takes: z.object({ list: ListId, sourceId: SourceId, versionId: Id.optional() }),
  gives: z.object({
    entity: EntityView,
    /** The same party on other lists that are here. */
    members: z.array(EntityView),
    /** From which version to which it read how. */
    history: z.array(z.object({ from: VersionRef, until: VersionRef.nullable(), hash: Sha256 })),
  }),
  refuses: [...notThere, 'SCREENING_VERSION_NOT_FOUND', 'SCREENING_ENTITY_NOT_FOUND'],
});

export const entityStatements = route('screening.entity-statements', 'GET /screening/entity/statements', {
  says: 'A listed party as FollowTheMoney statements: one line for each property and value, with list and version.',
  may: 'read screening-list',
  takes: z.object({ list: ListId, sourceId: SourceId, versionId: Id.optional() }),
  gives: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  refuses: [...notThere, 'SCREENING_VERSION_NOT_FOUND', 'SCREENING_ENTITY_NOT_FOUND'],
});

export const listEntities = route('screening.entities', 'GET /screening/lists/:list/entities', {
  says: 'The parties of a list, page by page, in the order of its own ids.',
  may: 'read screening-list',
  takes: Paging.extend({ list: ListId, versionId: Id.optional() }),
  gives: pageOf(z.object({ sourceId: z.string(), caption: z.string(), schema: z.string(), hash: Sha256 })),
  refuses: [...notThere, 'SCREENING_VERSION_NOT_FOUND'],
});
