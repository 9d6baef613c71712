import { z } from 'zod';
import { Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';
import { ClientId, onEach, Person, PrivilegeMark, RecordClass, SurvivorOnly } from '../shapes.ts';

export const documentKinds = [
  'identity-paper',
  'photo',
  'letter',
  'court',
  'immigration',
  'medical',
  'wages',
  'contract',
  'form',
  'other',
] as const;
const Kind = z.enum(documentKinds);
export const mostBytes = 10 * 1024 * 1024;

export const addDocument = route('casework.add-document', 'POST /survivors/:survivorId/documents', {
  says: 'Keeps a picture or PDF, sealed, with a copy without what cameras and programs write into it. Its name is told apart, so that it stands in no address.',
  may: 'write service',
  within: onEach('write'),
  takes: SurvivorOnly.extend({
    id: ClientId,
    caseId: Id.optional(),
    kind: Kind,
    dataClass: RecordClass.exclude(['aggregate-only']),
    privilege: PrivilegeMark.optional(),
  }),
  upload: { types: ['application/octet-stream', 'image/jpeg', 'image/png', 'application/pdf'], maxBytes: mostBytes },
  gives: z.object({
    id: Id,
    mediaType: z.string(),
    size: z.number().int(),
    /** Whether there is a copy without metadata, and what was left out of it. */
    stripped: z.boolean(),
    leftOut: z.array(z.string()),
  }),
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'CASEWORK_RECORD_CLOSED',
    'CASEWORK_CASE_NOT_FOUND',
    'CASEWORK_FILE_KIND',
    'CASEWORK_FILE_EMPTY',
    'SHREDDED',
  ],
});

export const describeDocument = route(
  'casework.describe-document',
  'PUT /survivors/:survivorId/documents/:documentId/about',
  {
    says: 'Names a document, and says what is in it.',
    may: 'write service',
    within: onEach('write'),
    takes: SurvivorOnly.extend({ documentId: Id, name: Line(200), words: Text(5_000).optional() }),
    gives: z.object({ id: Id }),
    refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_RECORD_CLOSED'],
  },
);

const DocumentView = z.object({
  id: Id,
  kind: Kind,
  dataClass: RecordClass,
  privilege: PrivilegeMark,
  mediaType: z.string(),
  size: z.number().int(),
  stripped: z.boolean(),
  name: z.string().nullable(),
  words: z.string().nullable(),
  sha256: z.string().nullable(),
  by: Person.nullable(),
  at: Instant,
});

export const listDocuments = route('casework.documents', 'GET /survivors/:survivorId/documents', {
  says: 'Documents of the classes you may read.',
  may: 'read service',
  within: onEach('read'),
  takes: SurvivorOnly,
  gives: z.object({ documents: z.array(DocumentView) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const openDocument = route('casework.open-document', 'GET /survivors/:survivorId/documents/:documentId/file', {
  says: 'Hands out a document: the copy without metadata, or as it came.',
  may: 'read service',
  within: onEach('read'),
  takes: SurvivorOnly.extend({ documentId: Id, copy: z.enum(['stripped', 'original']).default('stripped') }),
  gives: { file: ['application/octet-stream'] },
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_NO_COPY', 'SHREDDED'],
});

export const markPrivilege = route('casework.mark-privilege', 'PUT /survivors/:survivorId/privilege', {
  says: 'Marks a note or a document as privileged, or not: whose talk it holds that the law may keep out of court.',
  may: 'write service',
  within: onEach('write'),
  takes: SurvivorOnly.extend({
    record: z.enum(['note', 'document']),
    recordId: Id,
    privilege: PrivilegeMark,
  }),
  gives: z.object({ id: Id, privilege: PrivilegeMark }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_RECORD_CLOSED'],
});
