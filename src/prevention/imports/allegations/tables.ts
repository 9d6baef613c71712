/** Row types of the tables of allegations; the SQL in ../migrations is the source of truth. */

export interface AllegationRow {
  org_id: string;
  id: string;
  content_sealed: Uint8Array;
  state: 'draft' | 'ready' | 'approved';
  revision: number;
  changed_by: string;
  changed_at: string;
  approved_by: string | null;
  approved_at: string | null;
  approved_why: string | null;
}

export interface AllegationWriterRow {
  org_id: string;
  allegation_id: string;
  person_id: string;
}

export interface AllegationDocumentRow {
  org_id: string;
  allegation_id: string;
  id: string;
  about_sealed: Uint8Array;
  file_sealed: Uint8Array;
  size: number;
  hash: string;
  shows_people: boolean;
  added_at: string;
}

export interface AllegationPersonRow {
  org_id: string;
  allegation_id: string;
  id: string;
  subject_id: string;
  part: 'worker' | 'complainant' | 'witness';
  identity_sealed: Uint8Array | null;
  destroyed_on: string | null;
  added_at: string;
}

export interface TestimonyRow {
  org_id: string;
  allegation_id: string;
  person_id: string;
  id: string;
  words_sealed: Uint8Array | null;
  taken_on: string;
  given: 'written-by-the-person' | 'told-with-consent';
}

export type Tables = {
  'imports.allegation': AllegationRow;
  'imports.allegation_writer': AllegationWriterRow;
  'imports.allegation_document': AllegationDocumentRow;
  'imports.allegation_person': AllegationPersonRow;
  'imports.testimony': TestimonyRow;
};
