import { ownOrganisation, type Policy } from '../../platform/policy/index.ts';

/** What the policy looks at in an agreement or a round. */
export interface Governed {
  readonly org_id: string;
}

/** Agreements and rounds are the own organisation's; partners see what is carried to them and nothing else. */
export const policy: Policy<Governed> = {
  'read matching': [ownOrganisation],
  'write matching': [ownOrganisation],
  'approve matching': [ownOrganisation],
};
