import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import { AllegationContent, PersonIdentity } from './content.ts';
import type { AllegationDocumentRow, AllegationPersonRow, AllegationRow, TestimonyRow } from './tables.ts';

export type WithVault = Pick<Context, 'tx' | 'orgId' | 'kernel'>;

/** What an allegation says and its papers lie under a key of the allegation. */
const ofAllegation = (
  orgId: Id,
  allegationId: Id,
  field: 'allegation.content_sealed' | 'allegation_document.about_sealed' | 'allegation_document.file_sealed',
  id: Id,
): Place => ({ orgId, subjectId: allegationId, address: `imports.${field}/${id}` });

/** Who somebody is and what they said lie under a key of that person. */
const ofPerson = (
  orgId: Id,
  subjectId: Id,
  field: 'allegation_person.identity_sealed' | 'testimony.words_sealed',
  id: Id,
): Place => ({ orgId, subjectId, address: `imports.${field}/${id}` });

export interface About {
  readonly title: string;
  readonly name: string;
}

export const sealContent = ({ tx, orgId, kernel }: WithVault, id: Id, content: AllegationContent) =>
  kernel.vault.seal(tx, ofAllegation(orgId, id, 'allegation.content_sealed', id), JSON.stringify(content));

/** @throws Refusal SHREDDED */
export const openContent = async ({ tx, orgId, kernel }: WithVault, row: AllegationRow): Promise<AllegationContent> => {
  const place = ofAllegation(orgId, row.id, 'allegation.content_sealed', row.id);
  return AllegationContent.parse(JSON.parse(await kernel.vault.openText(tx, place, row.content_sealed)));
};

export const sealDocument = async (
  { tx, orgId, kernel }: WithVault,
  allegationId: Id,
  id: Id,
  about: About,
  bytes: Uint8Array,
) => {
  const place = (field: 'about_sealed' | 'file_sealed') =>
    ofAllegation(orgId, allegationId, `allegation_document.${field}`, id);
  return {
    about_sealed: await kernel.vault.seal(tx, place('about_sealed'), JSON.stringify(about)),
    file_sealed: await kernel.vault.seal(tx, place('file_sealed'), bytes),
  };
};

type DocumentHead = Pick<AllegationDocumentRow, 'allegation_id' | 'id' | 'about_sealed'>;

/** @throws Refusal SHREDDED */
export const openAbout = async ({ tx, orgId, kernel }: WithVault, row: DocumentHead): Promise<About> => {
  const place = ofAllegation(orgId, row.allegation_id, 'allegation_document.about_sealed', row.id);
  return JSON.parse(await kernel.vault.openText(tx, place, row.about_sealed)) as About;
};

/** @throws Refusal SHREDDED */
export const openFile = ({ tx, orgId, kernel }: WithVault, row: AllegationDocumentRow): Promise<Uint8Array> =>
  kernel.vault.open(
    tx,
    ofAllegation(orgId, row.allegation_id, 'allegation_document.file_sealed', row.id),
    row.file_sealed,
  );

export const sealIdentity = (
  { tx, orgId, kernel }: WithVault,
  subjectId: Id,
  id: Id,
  identity: PersonIdentity,
): Promise<Uint8Array> =>
  kernel.vault.seal(tx, ofPerson(orgId, subjectId, 'allegation_person.identity_sealed', id), JSON.stringify(identity));

export const sealWords = ({ tx, orgId, kernel }: WithVault, subjectId: Id, id: Id, words: string) =>
  kernel.vault.seal(tx, ofPerson(orgId, subjectId, 'testimony.words_sealed', id), words);

/** Those who are still known. @throws Refusal SHREDDED for nobody: whose key is gone has no sealed name any more */
export const openIdentities = async (
  { tx, orgId, kernel }: WithVault,
  people: readonly AllegationPersonRow[],
): Promise<PersonIdentity[]> => {
  const fields = people.flatMap(({ id, subject_id, identity_sealed }) =>
    identity_sealed === null
      ? []
      : [{ ...ofPerson(orgId, subject_id, 'allegation_person.identity_sealed', id), sealed: identity_sealed }],
  );
  const opened = await kernel.vault.openAll(tx, orgId, fields);
  return opened.flatMap((bytes) => (bytes ? [PersonIdentity.parse(JSON.parse(new TextDecoder().decode(bytes)))] : []));
};

export const openWords = async (
  { tx, orgId, kernel }: WithVault,
  subjectId: Id,
  rows: readonly TestimonyRow[],
): Promise<{ takenOn: string; given: TestimonyRow['given']; words: string }[]> => {
  const told = [];
  for (const { id, words_sealed, taken_on, given } of rows) {
    if (words_sealed === null) continue;
    const place = ofPerson(orgId, subjectId, 'testimony.words_sealed', id);
    told.push({ takenOn: taken_on, given, words: await kernel.vault.openText(tx, place, words_sealed) });
  }
  return told;
};
