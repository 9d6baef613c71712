import type { Id } from '../../../platform/contract/index.ts';
import { json, type Tx } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { siteById } from '../queries.ts';
import { papers } from '../requests/queries.ts';
import { chainChanged } from '../stored/keep-chain.ts';
import {
  addDocument as addContract,
  attachDocument as attachContract,
  describeDocument as describeContract,
  detachDocument as detachContract,
  detachProof as detachProofContract,
  documentFile as fileContract,
} from './contract.ts';
import { keepFile, openFile } from './keep-file.ts';

const linkById = (tx: Tx, orgId: Id, id: string) =>
  papers(tx)
    .selectFrom('supply.link')
    .select(['org_id', 'id', 'documents'])
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_LINK_NOT_FOUND'));

const documentById = (tx: Tx, orgId: Id, id: string) =>
  papers(tx)
    .selectFrom('supply.document')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_DOCUMENT_NOT_FOUND'));

/** The documents of a link from now on. */
const setLinkDocuments = async (tx: Tx, orgId: Id, linkId: string, documents: readonly string[]): Promise<void> => {
  await papers(tx)
    .updateTable('supply.link')
    .set({ documents: json([...documents]) })
    .where('org_id', '=', orgId)
    .where('id', '=', linkId)
    .execute();
};

/** Puts a document with a link, once. @throws Refusal SUPPLY_LINK_NOT_FOUND */
export const putWithLink = async (tx: Tx, orgId: Id, linkId: string, documentId: string): Promise<string[]> => {
  const { documents } = await linkById(tx, orgId, linkId);
  if (documents.includes(documentId)) return documents;
  const now = [...documents, documentId];
  await setLinkDocuments(tx, orgId, linkId, now);
  return now;
};

/** Keeps a document with its file: sealed, hashed, and told apart by what it is, not by what it is called. */
export const addDocument = useCase(addContract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, newId, note, file } = context;
  permit(kernel.roles, policy, actor, 'write supply', { org_id: orgId });
  const id = newId();
  const { type, title, linkId, siteId, date, language, translated, expires } = input;
  const site = siteId === undefined ? null : await siteById(tx, orgId, siteId);
  const kept = await keepFile({ kernel, tx, orgId }, { bytes: file.bytes, name: input.name, addedBy: actor.userId });
  await papers(tx)
    .insertInto('supply.document')
    .values({
      ...{ org_id: orgId, id, type, title, sha256: kept.sha256 },
      file: `documents/${id}.${kept.ending}`,
      date: date ?? null,
      language: language ?? null,
      translated: translated === 'yes',
      redacted: 0,
      expires: expires ?? null,
      consistent: true,
    })
    .execute();
  await papers(tx)
    .updateTable('supply.file')
    .set({ document_id: id })
    .where('org_id', '=', orgId)
    .where('id', '=', kept.id)
    .execute();
  if (linkId !== undefined) await putWithLink(tx, orgId, linkId, id);
  if (site)
    await papers(tx)
      .updateTable('supply.site')
      .set({ origin_proof: json([...site.origin_proof, id]), changed_at: clock.now() })
      .where('org_id', '=', orgId)
      .where('id', '=', site.id)
      .execute();
  await chainChanged({ tx, orgId, clock });
  note(kept.id, { size: kept.size, sha256: kept.sha256 });
  return { ...kept, id };
});

/** What a person says of a document. One that does not agree with the others counts for nothing, and the reason stands with it. */
export const describeDocument = useCase(describeContract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, note } = context;
  const { documentId: id, type, title, date, language, translated, redacted, expires, consistent, reason } = input;
  permit(kernel.roles, policy, actor, 'write supply', await documentById(tx, orgId, id));
  if (!consistent && reason === undefined) refuse('SUPPLY_REASON_NEEDED', {}, [{ field: 'reason' }]);
  await papers(tx)
    .updateTable('supply.document')
    .set({
      ...{ type, title, translated, redacted, consistent },
      date: date ?? null,
      language: language ?? null,
      expires: expires ?? null,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute();
  const about = {
    parties: json(input.parties),
    reason: consistent ? null : (reason ?? null),
    changed_by: actor.userId,
    changed_at: clock.now(),
  };
  await papers(tx)
    .insertInto('supply.document_about')
    .values({ org_id: orgId, document_id: id, ...about })
    .onConflict((on) => on.columns(['org_id', 'document_id']).doUpdateSet(about))
    .execute();
  await chainChanged({ tx, orgId, clock });
  note([], { document: id });
  return { id };
});

const mayChange = ({ kernel, actor }: Context, row: { readonly org_id: string }): void =>
  permit(kernel.roles, policy, actor, 'write supply', row);

export const attachDocument = useCase(attachContract, async (context, { linkId, documentId }) => {
  const { tx, orgId, clock, note } = context;
  mayChange(context, await documentById(tx, orgId, documentId));
  const documents = await putWithLink(tx, orgId, linkId, documentId);
  await chainChanged({ tx, orgId, clock });
  note([], { document: documentId, link: linkId });
  return { linkId, documents };
});

export const detachDocument = useCase(detachContract, async (context, { linkId, documentId }) => {
  const { tx, orgId, clock, note } = context;
  const link = await linkById(tx, orgId, linkId);
  mayChange(context, link);
  const documents = link.documents.filter((one) => one !== documentId);
  await setLinkDocuments(tx, orgId, linkId, documents);
  await chainChanged({ tx, orgId, clock });
  note([], { document: documentId, link: linkId });
  return { linkId, documents };
});

/** What was a proof of origin no longer is one; who took it away and why stays in the trail. */
export const detachProof = useCase(detachProofContract, async (context, { siteId, documentId, reason }) => {
  const { tx, orgId, clock, note } = context;
  const site = await siteById(tx, orgId, siteId);
  mayChange(context, site);
  if (!site.origin_proof.includes(documentId)) refuse('SUPPLY_DOCUMENT_NOT_FOUND', {}, [{ field: 'documentId' }]);
  const documents = site.origin_proof.filter((one) => one !== documentId);
  await papers(tx)
    .updateTable('supply.site')
    .set({ origin_proof: json(documents), changed_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', siteId)
    .execute();
  await chainChanged({ tx, orgId, clock });
  note([], { document: documentId, site: siteId, reason });
  return { siteId, documents };
});

/** The file as it came, under a name of ours and as bytes that no browser shows. */
export const documentFile = useCase(fileContract, async ({ tx, orgId, kernel, actor, note }, { documentId }) => {
  permit(kernel.roles, policy, actor, 'read supply', await documentById(tx, orgId, documentId));
  const row = await papers(tx)
    .selectFrom('supply.file')
    .select(['id', 'ending', 'content_sealed'])
    .where('org_id', '=', orgId)
    .where('document_id', '=', documentId)
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_FILE_NOT_HERE'));
  note(row.id);
  return {
    bytes: await openFile({ kernel, tx, orgId }, row.id, row.content_sealed),
    type: 'application/octet-stream',
    name: `document.${row.ending}`,
  };
});
