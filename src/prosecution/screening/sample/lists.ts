import type { Measure } from '../lists/entity.ts';

/** The lists of the sample world. Every party in them is made up. */

export interface SampleEntry {
  readonly id: string;
  readonly name: string;
  /** Several with `; ` between. */
  readonly alias?: string;
  readonly type?: 'Firm' | 'Individual' | 'Vessel';
  readonly birth?: string;
  readonly country?: string;
  readonly address?: string;
  readonly programme?: string;
  readonly remarks?: string;
}

export interface SampleList {
  readonly list: string;
  readonly title: string;
  readonly measure: Measure;
  readonly programme: string;
  readonly versions: readonly { readonly daysAgo: number; readonly entries: readonly SampleEntry[] }[];
}

const altavia: SampleEntry = {
  id: 'SB-101',
  name: 'Altavia Staffing S.A.',
  alias: 'Altaviya Staffing; Alta Via Personal',
  country: 'Panama',
  address: 'Calle del Muelle 4, Puerto Amaro',
  programme: 'SAMPLE-TCO',
  remarks: 'Broker of seasonal workers. Made up.',
};
const brightport: SampleEntry = {
  id: 'SB-102',
  name: 'Brightport Labour LLC',
  alias: 'Bright Port Labor',
  country: 'United States',
  remarks: 'Shell firm of Altavia Staffing. Made up.',
};
const quillmoor: SampleEntry = {
  id: 'SB-103',
  name: 'Quillmoor Holdings Limited',
  country: 'Cyprus',
  remarks: 'Shell firm of Altavia Staffing. Made up.',
};
const owner: SampleEntry = {
  id: 'SB-104',
  name: 'VELASTRO QUINTARELLI, Ermindo',
  alias: 'VELASTRO, Ermindo Q.',
  type: 'Individual',
  birth: '03/12/1961',
  country: 'Panama',
};
const mill: SampleEntry = { id: 'SB-105', name: 'Lanzhu Pearlwater Weaving Co., Ltd.', country: 'China' };
const vessel: SampleEntry = { id: 'SB-106', name: 'Seafarer Miradour', type: 'Vessel', country: 'Panama' };
const late: SampleEntry = {
  id: 'SB-107',
  name: 'KORVENDAL, Sibbe',
  type: 'Individual',
  birth: '1974',
  country: 'Netherlands',
};

const greyfield: SampleEntry = { id: 'SD-201', name: 'Greyfield Contract Cleaning Inc.', country: 'United States' };
const tallow: SampleEntry = { id: 'SD-202', name: 'Tallowmere Janitorial Partners', country: 'United States' };

const cannery: SampleEntry = { id: 'SI-301', name: 'Pellorin Freshwater Cannery', country: 'China' };

export const sampleLists: readonly [SampleList, SampleList, SampleList, SampleList] = [
  {
    list: 'sample-blocked',
    title: 'Sample list: blocked (made up)',
    measure: 'block',
    programme: 'SAMPLE',
    versions: [
      { daysAgo: 120, entries: [altavia, brightport, owner, vessel] },
      { daysAgo: 20, entries: [altavia, brightport, quillmoor, owner, mill, vessel] },
      {
        daysAgo: 0,
        entries: [
          altavia,
          brightport,
          quillmoor,
          owner,
          { ...mill, alias: 'Pearl Water Textiles', programme: 'SAMPLE-FL' },
          late,
        ],
      },
    ],
  },
  {
    list: 'sample-debarred',
    title: 'Sample list: excluded from awards (made up)',
    measure: 'debar',
    programme: 'SAMPLE',
    versions: [
      { daysAgo: 40, entries: [greyfield] },
      { daysAgo: 2, entries: [greyfield, tallow, { id: 'SD-203', name: 'Altavia Staffing S.A.', country: 'Panama' }] },
    ],
  },
  {
    list: 'sample-import',
    title: 'Sample list: goods kept out (made up)',
    measure: 'import-ban',
    programme: 'SAMPLE',
    versions: [
      { daysAgo: 200, entries: [cannery] },
      { daysAgo: 75, entries: [cannery, { id: 'SI-302', name: 'Lanzhu Pearlwater Weaving', country: 'China' }] },
    ],
  },
  {
    list: 'sample-visa',
    title: 'Sample list: entry may be refused (made up)',
    measure: 'visa',
    programme: 'SAMPLE',
    versions: [
      {
        daysAgo: 12,
        entries: [
          { ...owner, id: 'SV-401' },
          { ...late, id: 'SV-402' },
        ],
      },
    ],
  },
];

/** Rows of a table of suppliers. */
export const suppliers: readonly string[] = [
  'S-0401,Greyfield Packing,US',
  'S-0402,Harrowgate Tomato Growers,US',
  'S-0403,Altaviya Stafing SA,PA',
  'S-0409,Pellorin Fresh Water Canneries,CN',
  'S-0412,Tallow Mere Janitorial,US',
  'S-0417,Lanzhu Pearlwater Weaving,CN',
  'S-0420,Northlea Cold Storage,US',
  'S-0431,Brightport Labor,US',
];
