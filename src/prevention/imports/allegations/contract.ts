import { z } from 'zod';
import { CivilDate, Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';
import { elements, indicators, lackKinds } from '../law/contract.ts';
import { AllegationContent, PersonIdentity } from './content.ts';

export { indicators } from '../law/contract.ts';

export const allegationStates = ['draft', 'ready', 'approved'] as const;
export const personParts = ['worker', 'complainant', 'witness'] as const;
export const waysGiven = ['written-by-the-person', 'told-with-consent'] as const;
export const mostFileBytes = 16 * 1024 * 1024;

const AllegationOnly = z.object({ allegationId: Id });
const Lacks = z.array(z.object({ element: z.enum(elements), what: z.enum(lackKinds) }));
const NamesFound = z.array(z.object({ field: z.string(), found: z.enum(['named', 'partly']) }));
const Counts = z.array(
  z.object({
    indicator: z.enum(indicators),
    reports: z.number().int(),
    events: z.number().int(),
    strong: z.number().int(),
  }),
);

/** What the law asks, in plain words, and where it stands. */
const Law = z.object({ says: z.string(), cite: z.string(), reviewed: z.boolean(), notice: z.string() });

const Head = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(allegationStates),
  revision: z.number().int(),
  lacks: Lacks,
  facts: z.number().int(),
  events: z.number().int(),
  changedBy: z.string(),
  changedAt: Instant,
});

export const listAllegations = route('imports.allegations', 'GET /imports/allegations', {
  says: 'The allegations of the own organisation, the last changed first, each with what it still lacks.',
  may: 'read allegation',
  takes: z.object({}),
  gives: z.object({ rows: z.array(Head) }),
});

export const writeAllegation = route('imports.write-allegation', 'POST /imports/allegations', {
  says: 'Begins an allegation under 19 CFR 12.42(b). No name of a worker or complainant belongs in it; they are sealed apart.',
  may: 'write allegation',
  takes: z.object({ content: AllegationContent }),
  gives: z.object({ allegationId: Id, revision: z.number().int() }),
});

export const openAllegation = route('imports.allegation', 'GET /imports/allegations/:allegationId', {
  says: 'One allegation: what it says, what it lacks, which fields name somebody. People are counted, not named.',
  may: 'read allegation',
  takes: AllegationOnly,
  gives: Head.extend({
    content: AllegationContent,
    names: NamesFound,
    counts: Counts,
    /** The signs that count as strong unless somebody says otherwise. */
    strongSigns: z.array(z.enum(indicators)),
    people: z.array(
      z.object({
        id: Id,
        number: z.number().int(),
        part: z.enum(personParts),
        testimonies: z.number().int(),
        destroyedOn: CivilDate.nullable(),
      }),
    ),
    documents: z.array(
      z.object({
        id: Id,
        title: z.string(),
        name: z.string(),
        size: z.number().int(),
        hash: z.string(),
        showsPeople: z.boolean(),
      }),
    ),
    approvedBy: z.string().nullable(),
    approvedAt: Instant.nullable(),
    approvedWhy: z.string().nullable(),
    /** Whether the reader may stand for it as the second person. */
    mayApprove: z.boolean(),
    law: Law,
  }),
  refuses: ['IMPORTS_ALLEGATION_NOT_FOUND', 'SHREDDED'],
});

export const changeAllegation = route('imports.change-allegation', 'PUT /imports/allegations/:allegationId', {
  says: 'Replaces what an allegation says. It is a draft again until somebody looks at it anew.',
  may: 'write allegation',
  takes: AllegationOnly.extend({ revision: z.number().int(), content: AllegationContent }),
  gives: z.object({ revision: z.number().int() }),
  refuses: ['IMPORTS_ALLEGATION_NOT_FOUND', 'IMPORTS_ALLEGATION_CHANGED', 'IMPORTS_NAME_IN_TEXT', 'SHREDDED'],
});

export const markReady = route('imports.ready-allegation', 'POST /imports/allegations/:allegationId/ready', {
  says: 'Marks a draft ready for the second person. One that lacks an element or names a sealed person is refused.',
  may: 'write allegation',
  takes: AllegationOnly.extend({ revision: z.number().int() }),
  gives: z.object({ state: z.enum(allegationStates) }),
  refuses: [
    'IMPORTS_ALLEGATION_NOT_FOUND',
    'IMPORTS_ALLEGATION_CHANGED',
    'IMPORTS_ALLEGATION_STATE',
    'IMPORTS_ALLEGATION_LACKS',
    'IMPORTS_NAME_IN_TEXT',
    'SHREDDED',
  ],
});

export const approveAllegation = route(
  'imports.approve-allegation',
  'POST /imports/allegations/:allegationId/approve',
  {
    says: 'A second person stands for an allegation, and says what they looked at. Nobody approves what they wrote.',
    may: 'approve allegation',
    takes: AllegationOnly.extend({ revision: z.number().int(), why: Line(500) }),
    gives: z.object({ state: z.enum(allegationStates) }),
    refuses: [
      'IMPORTS_ALLEGATION_NOT_FOUND',
      'IMPORTS_ALLEGATION_CHANGED',
      'IMPORTS_ALLEGATION_STATE',
      'IMPORTS_NAME_IN_TEXT',
      'SHREDDED',
    ],
  },
);

export const exportAllegation = route('imports.export-allegation', 'GET /imports/allegations/:allegationId/export', {
  says: 'The approved allegation as PDF or DOCX, with the index of its documents and their SHA-256. Refused where a text names a sealed person.',
  may: 'export allegation',
  takes: AllegationOnly.extend({ as: z.enum(['pdf', 'docx']).default('pdf') }),
  gives: { file: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/pdf'] },
  refuses: ['IMPORTS_ALLEGATION_NOT_FOUND', 'IMPORTS_ALLEGATION_STATE', 'IMPORTS_NAME_IN_TEXT', 'SHREDDED'],
});

export const addDocument = route('imports.add-document', 'POST /imports/allegations/:allegationId/documents', {
  says: 'Keeps a document, sealed, with its SHA-256. One that shows who somebody is stays in the house; only its hash goes out.',
  may: 'write allegation',
  takes: AllegationOnly.extend({
    title: Line(200),
    name: Line(200).default('document'),
    showsPeople: z.union([z.boolean(), z.stringbool()]).default(false),
  }),
  upload: { types: ['application/octet-stream'], maxBytes: mostFileBytes },
  gives: z.object({ id: Id, hash: z.string() }),
  refuses: ['IMPORTS_ALLEGATION_NOT_FOUND', 'IMPORTS_FILE_EMPTY', 'IMPORTS_NAME_IN_TEXT', 'SHREDDED'],
});

export const openDocument = route('imports.document', 'GET /imports/allegations/:allegationId/documents/:documentId', {
  says: 'Hands out a document as it came.',
  may: 'read allegation',
  takes: AllegationOnly.extend({ documentId: Id }),
  gives: { file: ['application/octet-stream'] },
  refuses: ['IMPORTS_DOCUMENT_NOT_FOUND', 'SHREDDED'],
});

const PersonOnly = AllegationOnly.extend({ personId: Id });

export const sealPerson = route('imports.seal-person', 'POST /imports/allegations/:allegationId/people', {
  says: 'Seals who a worker, complainant or witness is, under a key of that person alone, so that no text that goes out can name them.',
  may: 'write allegation',
  takes: AllegationOnly.extend({ part: z.enum(personParts), ...PersonIdentity.shape }),
  gives: z.object({ personId: Id, names: NamesFound }),
  refuses: ['IMPORTS_ALLEGATION_NOT_FOUND', 'IMPORTS_NAME_IN_TEXT', 'SHREDDED'],
});

export const addTestimony = route(
  'imports.add-testimony',
  'POST /imports/allegations/:allegationId/people/:personId/testimony',
  {
    says: 'Seals what a person said, typed by them or told with their consent. It is never taken from a record of a survivor.',
    may: 'write allegation',
    takes: PersonOnly.extend({ words: Text(30_000).min(1, 'REQUIRED'), takenOn: CivilDate, given: z.enum(waysGiven) }),
    gives: z.object({ id: Id }),
    refuses: ['IMPORTS_PERSON_NOT_FOUND', 'IMPORTS_DATE_AHEAD', 'SHREDDED'],
  },
);

export const openPerson = route(
  'imports.open-person',
  'POST /imports/allegations/:allegationId/people/:personId/open',
  {
    says: 'Opens who a sealed person is and what they said. The purpose goes into the audit trail, the name does not.',
    may: 'write allegation',
    stepUp: true,
    takes: PersonOnly.extend({ purpose: Line(300) }),
    gives: PersonIdentity.extend({
      testimonies: z.array(z.object({ takenOn: CivilDate, given: z.enum(waysGiven), words: z.string() })),
    }),
    refuses: ['IMPORTS_PERSON_NOT_FOUND', 'SHREDDED'],
  },
);

export const destroyPerson = route(
  'imports.destroy-person',
  'POST /imports/allegations/:allegationId/people/:personId/destroy',
  {
    says: 'Destroys the key of a sealed person, and with it name and testimony. That there was somebody stays.',
    may: 'write allegation',
    stepUp: true,
    takes: PersonOnly.extend({ why: Line(300) }),
    gives: z.object({ certificate: Id, on: CivilDate }),
    refuses: ['IMPORTS_PERSON_NOT_FOUND', 'SHREDDED'],
  },
);
