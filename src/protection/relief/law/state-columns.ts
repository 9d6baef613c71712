/** Which columns a table by state has. The columns for vacatur are those by which Polaris compares the states' laws. */
export const stateTables = ['vacatur', 'safe-harbor', 'compensation'] as const;
export type StateTable = (typeof stateTables)[number];

export const stateColumns = {
  vacatur: [
    'range-of-relief',
    'arrests-and-adjudications',
    'offences-covered',
    'judicial-discretion',
    'nexus-to-trafficking',
    'time-limits',
    'hearing',
    'burden',
    'official-documentation',
    'confidentiality',
  ],
  'safe-harbor': [
    'age-limit',
    'offences-covered',
    'immunity-or-diversion',
    'force-needed',
    'services',
    'record-sealing',
  ],
  compensation: [
    'who-may-apply',
    'report-needed',
    'time-to-report',
    'time-to-apply',
    'expenses-covered',
    'highest-award',
    'exclusions',
  ],
} as const satisfies Readonly<Record<StateTable, readonly string[]>>;

/** The states, the District of Columbia and the territories, by their postal letters. */
export const usStates = [
  ...['AL', 'AK', 'AZ', 'AR', 'CA', 'CO', 'CT', 'DE', 'DC', 'FL', 'GA', 'HI', 'ID', 'IL', 'IN', 'IA', 'KS', 'KY', 'LA'],
  ...['ME', 'MD', 'MA', 'MI', 'MN', 'MS', 'MO', 'MT', 'NE', 'NV', 'NH', 'NJ', 'NM', 'NY', 'NC', 'ND', 'OH', 'OK', 'OR'],
  ...['PA', 'RI', 'SC', 'SD', 'TN', 'TX', 'UT', 'VT', 'VA', 'WA', 'WV', 'WI', 'WY', 'AS', 'GU', 'MP', 'PR', 'VI'],
] as const;
export type UsState = (typeof usStates)[number];
