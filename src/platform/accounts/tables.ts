export interface Organisation {
  id: string;
  slug: string;
  name: string;
  kind: string;
  sample: boolean;
  created_at: string;
}

export interface Person {
  id: string;
  email: string;
  display_name: string;
  language: 'en' | 'es';
  sample: boolean;
  disabled_at: string | null;
  created_at: string;
  email_verified_at: string | null;
}

export interface Membership {
  org_id: string;
  person_id: string;
  roles: string[];
  created_at: string;
  disabled_at: string | null;
}

export interface Invitation {
  org_id: string;
  id: string;
  email: string;
  display_name: string;
  language: 'en' | 'es';
  roles: string[];
  token_hash: Uint8Array;
  mailed: boolean;
  invited_by: string | null;
  created_at: string;
  expires_at: string;
}

export type Tables = {
  'accounts.organisation': Organisation;
  'accounts.person': Person;
  'accounts.membership': Membership;
  'accounts.invitation': Invitation;
};
