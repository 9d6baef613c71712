/** The organisations and people of the sample world. All of them are made up; people are named by their role. */
export interface SampleOrganisation {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  /** One person a list of roles; the first role names the person. */
  readonly people: readonly (readonly string[])[];
}

export const cast: readonly SampleOrganisation[] = [
  {
    key: 'plan-office',
    name: 'National Coordination Office',
    kind: 'plan office',
    people: [['plan-officer'], ['plan-officer', 'org-admin'], ['auditor'], ['operator']],
  },
  {
    key: 'cedar-tf',
    name: 'Cedar County Human Trafficking Task Force',
    kind: 'task force',
    people: [['investigator'], ['analyst']],
  },
  {
    key: 'lantern',
    name: 'Lantern House',
    kind: 'service provider',
    people: [['caseworker'], ['supervisor', 'org-admin'], ['survivor']],
  },
  { key: 'wren', name: 'Wren Street Shelter', kind: 'shelter', people: [['partner']] },
  { key: 'northway', name: 'Northway Legal Aid', kind: 'legal aid', people: [['attorney']] },
  {
    key: 'meridian',
    name: 'Meridian Foods',
    kind: 'importer',
    people: [['compliance-officer'], ['screening-reviewer']],
  },
  { key: 'ellery-bank', name: 'Ellery Community Bank', kind: 'bank', people: [['partner']] },
  {
    key: 'accord',
    name: "Accord Workers' Centre",
    kind: 'outreach',
    people: [['caseworker'], ['partner'], ['analyst'], ['supervisor']],
  },
  ...Array.from({ length: 6 }, (_, i) => ({
    key: `agency-${i + 1}`,
    name: `Sample Agency ${i + 1}`,
    kind: 'agency',
    people: [['analyst']],
  })),
];
