/** Lists in miniature, in the published layout. All parties in them are made up. */

const crlf = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(`${lines.map((line) => `${line}\r\n`).join('')}\x1a`);

export interface MadeUpParty {
  readonly id: number;
  readonly name: string;
  readonly type?: 'individual' | 'vessel' | '-0-';
  readonly programme?: string;
  readonly remarks?: string;
  readonly aliases?: readonly string[];
  readonly address?: { readonly street: string; readonly city: string; readonly country: string };
}

/** The primary, alias and address tables of OFAC's legacy files. */
export const ofacFiles = (parties: readonly MadeUpParty[]): { readonly name: string; readonly bytes: Uint8Array }[] => [
  {
    name: 'sdn.csv',
    bytes: crlf(
      parties.map(({ id, name, type = '-0-', programme = 'TCO', remarks = '-0- ' }) => {
        const kind = type === '-0-' ? '-0- ' : `"${type}"`;
        const said = remarks === '-0- ' ? remarks : `"${remarks}"`;
        return `${id},"${name}",${kind},"${programme}",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,${said}`;
      }),
    ),
  },
  {
    name: 'alt.csv',
    bytes: crlf(
      parties.flatMap(({ id, aliases = [] }) =>
        aliases.map((alias, i) => `${id},${id * 10 + i},"aka","${alias}",-0- `),
      ),
    ),
  },
  {
    name: 'add.csv',
    bytes: crlf(
      parties.flatMap(({ id, address }) =>
        address ? [`${id},${id * 10},"${address.street}","${address.city}","${address.country}",-0- `] : [],
      ),
    ),
  },
];

const places = ['Harbour Road 4', 'Mill Lane 12', 'Station Square 1'];

/** A broker under three spellings with two shell firms, and others around them. */
export const parties: readonly MadeUpParty[] = [
  {
    id: 900001,
    name: 'ALTAVIA STAFFING S.A.',
    aliases: ['ALTAVIYA STAFFING', 'ALTA VIA PERSONAL'],
    address: { street: places[0] ?? '', city: 'Puerto Amaro', country: 'Panama' },
  },
  {
    id: 900002,
    name: 'BRIGHTPORT LABOUR LLC',
    aliases: ['BRIGHT PORT LABOR'],
    remarks: 'Linked To: ALTAVIA STAFFING S.A.',
  },
  {
    id: 900003,
    name: 'QUILLMOOR HOLDINGS LIMITED',
    address: { street: places[1] ?? '', city: 'Lanzhu', country: 'China' },
  },
  {
    id: 900004,
    name: 'VELASTRO QUINTARELLI, Ermindo',
    type: 'individual',
    remarks: 'DOB 12 Mar 1961; POB Puerto Amaro, Panama; nationality Panama; Passport PX0044127 (Panama).',
    aliases: ['VELASTRO, Ermindo Q.'],
  },
  {
    id: 900005,
    name: 'KORVENDAL, Sibbe',
    type: 'individual',
    programme: 'GLOMAG',
    remarks: 'DOB 1974; Gender Female.',
  },
  { id: 900006, name: 'SEAFARER MIRADOUR', type: 'vessel', remarks: 'Vessel Registration Identification IMO 9074729.' },
];
