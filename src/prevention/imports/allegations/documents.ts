import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { refuseNames } from './check-names.ts';
import { addDocument as addContract, openDocument as openContract } from './contract.ts';
import { findNames } from './find-names.ts';
import { allegationFor, allegations, noteWriter, peopleOf } from './queries.ts';
import { openAbout, openFile, openIdentities, sealDocument } from './sealed.ts';

/** Keeps a document byte for byte. Its title and file name will stand in the index, so they may name nobody. */
export const addDocument = useCase(addContract, async (context, { allegationId, title, name, showsPeople }) => {
  const { tx, orgId, clock, newId, note, t } = context;
  const { bytes } = context.file;
  const row = await allegationFor(context, 'write', allegationId);
  if (bytes.length === 0) refuse('IMPORTS_FILE_EMPTY');
  const called = [
    { field: 'title', text: title },
    { field: 'name', text: name },
  ];
  refuseNames(t, findNames(called, await openIdentities(context, await peopleOf(tx, allegationId))));
  const [id, hash] = [newId(), sha256(bytes)];
  await allegations(tx)
    .insertInto('imports.allegation_document')
    .values({
      org_id: orgId,
      allegation_id: allegationId,
      id,
      ...(await sealDocument(context, allegationId, id, { title, name }, bytes)),
      size: bytes.length,
      hash,
      shows_people: showsPeople,
      added_at: clock.now(),
    })
    .execute();
  // what was approved had other papers
  await allegations(tx)
    .updateTable('imports.allegation')
    .set({ state: 'draft', revision: row.revision + 1, approved_by: null, approved_at: null, approved_why: null })
    .where('id', '=', allegationId)
    .execute();
  await noteWriter(context, allegationId);
  note([allegationId, id], { hash });
  return { id, hash };
});

/** A document as it came. */
export const openDocument = useCase(openContract, async (context, { allegationId, documentId }) => {
  await allegationFor(context, 'read', allegationId);
  const row = await allegations(context.tx)
    .selectFrom('imports.allegation_document')
    .selectAll()
    .where('allegation_id', '=', allegationId)
    .where('id', '=', documentId)
    .executeTakeFirst()
    .then(orRefuse('IMPORTS_DOCUMENT_NOT_FOUND'));
  context.note([allegationId, documentId], { hash: row.hash });
  const { name } = await openAbout(context, row);
  return { bytes: await openFile(context, row), type: 'application/octet-stream', name };
});
