export interface OrganisationKey {
  org_id: string;
  id: string;
  root_id: string;
  wrapped: Uint8Array;
  index_wrapped: Uint8Array;
  created_at: string;
}

export interface DataKey {
  org_id: string;
  subject_id: string;
  generation: number;
  id: string;
  wrapped: Uint8Array | null;
  wrapped_by: string | null;
  created_at: string;
}

export interface Shredding {
  org_id: string;
  id: string;
  subject_id: string;
  why: string;
  key_ids: string[];
  by_person: string | null;
  shredded_at: string;
}

export type Tables = {
  'vault.organisation_key': OrganisationKey;
  'vault.data_key': DataKey;
  'vault.shredding': Shredding;
};
