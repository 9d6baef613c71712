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
}

export interface Membership {
  org_id: string;
  person_id: string;
  roles: string[];
  created_at: string;
}

export type Tables = {
  'accounts.organisation': Organisation;
  'accounts.person': Person;
  'accounts.membership': Membership;
};
