import { ownOrganisation, type Policy } from '../../platform/policy/index.ts';

/** What the policy looks at in a row of a supply chain. */
export interface Governed {
  readonly org_id: string;
}

/** Who may do what with a supply chain, beside the role: all within the own organisation. */
export const policy: Policy<Governed> = {
  'read supply': [ownOrganisation],
  'write supply': [ownOrganisation],
  'approve supply': [ownOrganisation],
  'share supply': [ownOrganisation],
  'export supply': [ownOrganisation],
};
