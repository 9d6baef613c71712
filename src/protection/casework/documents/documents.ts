import { z } from 'zod';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { classesFor, mayDo, recordOf, recordToWrite } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { openAll, openTexts, seal, sealAll } from '../sealed.ts';
import { beginWrite } from '../work/begin-write.ts';
import { privilegeOf } from '../work/notes.ts';
import { peopleOf } from '../work/people.ts';
import {
  addDocument as addContract,
  describeDocument as describeContract,
  documentKinds,
  listDocuments as listContract,
  markPrivilege as markContract,
  openDocument as openContract,
} from './contract.ts';
import { endingOf, fileKind } from './strip.ts';

const About = z.object({ name: z.string().nullable(), words: z.string().nullable(), sha256: z.string() });

/** Keeps a file and its clean copy, both sealed. */
export const addDocument = useCase(addContract, async (context, input) => {
  const { tx, orgId, actor, clock, newId, note, file } = context;
  const { survivorId, dataClass, kind } = input;
  const { caseId } = await beginWrite(context, survivorId, dataClass, input.caseId);
  if (file.bytes.length === 0) refuse('CASEWORK_FILE_EMPTY');
  const is = fileKind(file.bytes) ?? refuse('CASEWORK_FILE_KIND');
  const stripped = await is.strip(file.bytes);
  const id = input.id ?? newId();
  const about = { name: null, words: null, sha256: sha256(file.bytes) } satisfies z.input<typeof About>;
  const place = { survivorId, dataClass, recordId: id };
  const [aboutSealed, content, clean] = await sealAll(context, [
    { ...place, column: 'document.about_sealed', plain: JSON.stringify(about) },
    { ...place, column: 'document.content_sealed', plain: file.bytes },
    ...(stripped ? [{ ...place, column: 'document.stripped_sealed' as const, plain: stripped.bytes }] : []),
  ]);
  if (!aboutSealed || !content) throw new Error('a document was not sealed');
  const made = await casework(tx)
    .insertInto('casework.document')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      case_id: caseId,
      data_class: dataClass,
      privilege: input.privilege ?? privilegeOf(actor),
      kind,
      media_type: is.type,
      size: file.bytes.length,
      about_sealed: aboutSealed.sealed,
      content_sealed: content.sealed,
      stripped_sealed: clean?.sealed ?? null,
      subject_id: content.subjectId,
      added_by: actor.userId,
      added_at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) await happened(context, { survivorId, kind: 'document', dataClass, recordId: id, caseId, code: kind });
  note([survivorId, id], { size: file.bytes.length, stripped: stripped !== null });
  return {
    id,
    mediaType: is.type,
    size: file.bytes.length,
    stripped: stripped !== null,
    leftOut: [...new Set(stripped?.leftOut ?? [])],
  };
});

const documentOf = async ({ tx, orgId }: Context, survivorId: Id, documentId: Id) =>
  casework(tx)
    .selectFrom('casework.document')
    .select(['id', 'data_class', 'media_type', 'about_sealed', 'subject_id'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', documentId)
    .executeTakeFirst()
    .then(orRefuse());

/** Names a document. The name lies sealed with it. */
export const describeDocument = useCase(describeContract, async (context, { survivorId, documentId, name, words }) => {
  const { tx, orgId, note } = context;
  const access = await recordToWrite(context, survivorId);
  const row = await documentOf(context, survivorId, documentId);
  mayDo(context, access, 'write', row.data_class);
  const place = { column: 'document.about_sealed', recordId: row.id } as const;
  const [before] = await openTexts(context, [{ ...place, subjectId: row.subject_id, sealed: row.about_sealed }]);
  const about = About.parse(JSON.parse(before ?? refuse('SHREDDED')));
  const { sealed } = await seal(context, {
    ...place,
    survivorId,
    dataClass: row.data_class,
    plain: JSON.stringify({ ...about, name, words: words ?? null }),
  });
  await casework(tx)
    .updateTable('casework.document')
    .set({ about_sealed: sealed })
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', documentId)
    .execute();
  note([survivorId, documentId]);
  return { id: documentId };
});

/** Documents of the classes the reader may see. */
export const listDocuments = useCase(listContract, async (context, { survivorId }) => {
  const { tx, orgId, note } = context;
  const access = await recordOf(context, survivorId);
  mayDo(context, access, 'read', 'service');
  const rows = await casework(tx)
    .selectFrom('casework.document')
    .select(['id', 'kind', 'data_class', 'privilege', 'media_type', 'size', 'about_sealed', 'subject_id'])
    .select(['added_by', 'added_at', (eb) => eb('stripped_sealed', 'is not', null).as('stripped')])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('data_class', 'in', classesFor(context, access, 'read'))
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  const abouts = await openTexts(
    context,
    rows.map((row) => ({
      column: 'document.about_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.about_sealed,
    })),
  );
  const person = await peopleOf(
    tx,
    rows.map((row) => row.added_by),
  );
  note(survivorId, { found: rows.length });
  return {
    documents: rows.map((row, i) => {
      const about = abouts[i] ? About.parse(JSON.parse(abouts[i])) : { name: null, words: null, sha256: null };
      return {
        id: row.id,
        kind: documentKinds.find((one) => one === row.kind) ?? 'other',
        dataClass: row.data_class,
        privilege: row.privilege,
        mediaType: row.media_type,
        size: row.size,
        stripped: Boolean(row.stripped),
        ...about,
        by: person(row.added_by),
        at: row.added_at,
      };
    }),
  };
});

/** Hands out a document. The name of the file says nothing of her. */
export const openDocument = useCase(openContract, async (context, { survivorId, documentId, copy }) => {
  const { tx, orgId, note } = context;
  const access = await recordOf(context, survivorId);
  const row = await documentOf(context, survivorId, documentId);
  mayDo(context, access, 'read', row.data_class);
  const column = copy === 'stripped' ? 'stripped_sealed' : 'content_sealed';
  const { sealed } = await casework(tx)
    .selectFrom('casework.document')
    .select(`${column} as sealed`)
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  if (sealed === null) refuse('CASEWORK_NO_COPY');
  const [bytes] = await openAll(context, [
    { column: `document.${column}`, recordId: row.id, subjectId: row.subject_id, sealed },
  ]);
  note([survivorId, documentId], { copy });
  return {
    bytes: bytes ?? refuse('SHREDDED'),
    type: 'application/octet-stream',
    name: `document.${endingOf(row.media_type)}`,
  };
});

/** Marks a note or a document as privileged, or not. */
export const markPrivilege = useCase(markContract, async (context, { survivorId, record, recordId, privilege }) => {
  const { tx, orgId, note } = context;
  const access = await recordToWrite(context, survivorId);
  const table = record === 'note' ? 'casework.note' : 'casework.document';
  const row = await casework(tx)
    .selectFrom(table)
    .select(['id', 'data_class'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', recordId)
    .executeTakeFirst()
    .then(orRefuse());
  mayDo(context, access, 'write', row.data_class);
  await casework(tx)
    .updateTable(table)
    .set({ privilege })
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', recordId)
    .execute();
  note([survivorId, recordId], { privilege });
  return { id: recordId, privilege };
});
