/** Small lists of US agencies in their published formats, written by hand. Every party in them is made up. */

const nothing = '-0- ';
const quoted = (cell: string): string =>
  cell === nothing || /^\d+$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`;
const legacyFile = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}\x1a`;

const prim = (
  uid: string,
  name: string,
  type: string,
  programmes: string,
  more: readonly string[],
  remarks: string,
) => [uid, name, type, programmes, ...(more.length > 0 ? more : Array<string>(7).fill(nothing)), remarks];

const longRemarks = `DOB 12 Mar 1970; Linked To: ${'LONG '.repeat(300)}`.slice(0, 1_000);

export const sdn = legacyFile([
  prim(
    '900001',
    'FENWHISTLE, Arlo',
    'individual',
    'TCO',
    ['Captain; Owner', ...Array<string>(6).fill(nothing)],
    "DOB circa 1970; alt. DOB 05 Nov 1971; POB Lille, France; nationality France; citizen Belgium; Gender Male; Passport 00AA00000 (France) expires 01 Jan 2030; National ID No. 123; a.k.a. 'THE WHISTLER'; Linked To: PAPER BOAT LINE.",
  ),
  prim(
    '900002',
    'PAPER BOAT LINE',
    nothing,
    'TCO] [GLOMAG',
    [],
    'Registration Number B 17 (Panama); Website www.example.org; Organization Established Date 1999.',
  ),
  prim(
    '900003',
    'PAPER DUCK',
    'vessel',
    'TCO',
    [nothing, 'AB1CD', 'Tug', '100', '90', 'Panama', 'PAPER BOAT LINE'],
    'Vessel Registration Identification IMO 9074729; MMSI 370000001.',
  ),
  prim('900004', 'VERDANO QUILL, Tomas', 'individual', 'SDNTK', [], longRemarks),
]);
export const sdnAlt = legacyFile([
  ['900001', '1', 'aka', 'FENWISTLE, Arlow', nothing],
  ['900002', '2', 'fka', 'FOLDED SHIPS', nothing],
]);
export const sdnAdd = legacyFile([
  ['900001', '1', '1 Nowhere Lane', 'Lille 59000', 'France', nothing],
  ['900002', '2', nothing, 'Panama City', 'Panama', nothing],
  ['900003', '3', nothing, nothing, nothing, nothing],
]);
export const sdnComments = legacyFile([
  ['900004', "mid word; a.k.a. 'THE QUILL'; POB Cusco, Peru."],
  ['999999', 'of a party that is not listed.'],
]);
export const consPrim = legacyFile([
  prim('900005', 'MERCATOR, Ines', 'individual', 'NS-PLC', [], 'DOB 1962.'),
  prim(
    '900002',
    'PAPER BOAT LINE',
    nothing,
    'TCO] [UKRAINE-EO13662',
    [],
    'Executive Order 13662 Directive Determination - Subject to Directive 1.',
  ),
]);
export const consAlt = legacyFile([['900005', '3', 'nka', 'MERCATOR LUNA, Ines', nothing]]);

const cslHeader =
  '_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids';
const cslRow = (cells: Readonly<Record<string, string>>): string =>
  cslHeader
    .split(',')
    .map((name) => (cells[name] ? `"${cells[name].replaceAll('"', '""')}"` : ''))
    .join(',');

export const csl = [
  cslHeader,
  cslRow({
    _id: '900001',
    source: 'Specially Designated Nationals (SDN) - Treasury Department',
    entity_number: '900001',
    type: 'Individual',
    programs: 'TCO',
    name: 'FENWHISTLE, Arlo',
    addresses: '1 Nowhere Lane, Lille, 59000, FR; Paper Quay, Panama City, PA',
    alt_names: 'FENWISTLE, Arlow;THE WHISTLER',
    dates_of_birth: '1970; 1971-11-05',
    nationalities: 'FR',
    remarks: '(Linked To: PAPER BOAT LINE)',
    ids: 'FR, 00AA00000, Passport; Male, Gender; North Sea Regulations, sections 1 and 2, Secondary sanctions risk:',
    source_information_url: 'https://example.org/sdn',
  }),
  cslRow({
    _id: '900001',
    source: 'Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department',
    entity_number: '900001',
    type: 'Individual',
    programs: 'RUSSIA-EO14024',
    name: 'FENWHISTLE, Arlo',
  }),
  cslRow({
    _id: 'abc',
    source: 'Denied Persons List (DPL) - Bureau of Industry and Security',
    name: ' ODETTE PAPERWEIGHT',
    start_date: '2020-01-31',
    end_date: '2030-01-31',
    standard_order: 'Y',
  }),
  '',
].join('\n');

export const cslJson = JSON.stringify(
  {
    total: 1,
    results: [
      {
        id: 'x',
        source: 'Sectoral Sanctions Identifications List (SSI) - Treasury Department',
        entity_number: '900002',
        type: 'Entity',
        programs: ['UKRAINE-EO13662'],
        name: 'PAPER BOAT LINE {and, "Sons"}',
        title: null,
        addresses: [{ address: 'Paper Quay', city: 'Panama City', state: null, postal_code: null, country: 'PA' }],
        alt_names: ['FOLDED SHIPS'],
        ids: [
          {
            type: 'Registration Number',
            number: 'B 17',
            country: 'PA',
            issue_date: null,
            expiration_date: '2030-01-01',
          },
        ],
      },
    ],
  },
  null,
  1,
);

const samHeader =
  '"Classification","Name","Prefix","First","Middle","Last","Suffix","Address 1","Address 2","Address 3","Address 4","City","State / Province","Country","Zip Code","Open Data Flag","Blank (Deprecated)","Unique Entity ID","Exclusion Program","Excluding Agency","CT Code","Exclusion Type","Additional Comments","Active Date","Termination Date","Record Status","Cross-Reference","SAM Number","CAGE","NPI","Creation_Date"';
const samRow = (cells: Readonly<Record<string, string>>): string =>
  samHeader
    .split(',')
    .map((name) => `"${cells[name.slice(1, -1)] ?? ''}"`)
    .join(',');
const samPerson = samRow({
  Classification: 'Individual',
  Prefix: 'MS.',
  First: 'ODETTE',
  Middle: 'MARIE',
  Last: 'PAPERWEIGHT',
  City: 'DOVER',
  Country: 'USA',
  'Exclusion Program': 'Reciprocal',
  'Excluding Agency': 'GSA',
  'Exclusion Type': 'Ineligible (Proceedings Completed)',
  'Active Date': '01/31/2024',
  'Termination Date': '10/26/2024',
  'Cross-Reference': '(also PAPER AND SONS, LLC, FOLDED SHIPS INC.)',
  'SAM Number': 'S4MR00001',
});
const samFirm = samRow({
  Classification: 'Firm',
  Name: 'PAPER AND SONS, LLC',
  'Exclusion Program': 'Reciprocal',
  'Exclusion Type': 'Prohibition/Restriction',
  'Additional Comments': 'The entity is not itself excluded.',
  'Active Date': '01/31/2024',
  'Termination Date': 'Indefinite',
  'Cross-Reference': '(also ODETTE PAPERWEIGHT)',
  'SAM Number': 'S4MR00002',
  CAGE: '1ABC2',
  Creation_Date: '2024-02-01',
});
export const sam = [samHeader, samPerson, samFirm, samFirm, ''].join('\n');
export const samV1 = sam.replace('"Unique Entity ID"', '"DUNS"');

export const denied = [
  '"Name"\t"Street_Address"\t"City"\t"State"\t"Country"\t"Postal_Code"\t"Effective_Date"\t"Expiration_Date"\t"Standard_Order"\t"Last_Update"\t"Action"\t"FR_Citation"',
  '" ODETTE PAPERWEIGHT"\t"1 ROAD"\t"DOVER"\t"DE"\t"US"\t"19901"\t"01/31/2020"\t"01/31/2030"\t"Y"\t"2020-02-01"\t"F.R. NOTICE ADDED"\t"85 F.R. 1 2/1/2020"',
  '"ODETTE PAPERWEIGHT"\t"2 ROAD"\t"LYON"\t""\t"FR"\t""\t"01/31/2020"\t"01/31/2030"\t"Y"\t"2920-02-01"\t""\t"85 F.R. 1 2/1/2020"',
  '',
].join('\r\n');
