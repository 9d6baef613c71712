import { z } from 'zod';
import { CivilDate, Id, Instant, Paging, pageOf, route } from '../../../platform/contract/index.ts';
import { Counts, DayOrNull, ListId, MeasureCode, Sha256, SourceId, VersionRef } from '../shapes.ts';

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
