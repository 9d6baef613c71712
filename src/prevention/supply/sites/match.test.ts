import { describe, expect, it } from 'vitest';
import { describeWithShared, sharedBytes } from '../../../testing/shared-data.ts';
import { supplyMatch } from '../commands/match.ts';
import { contextOver } from '../testing/context.ts';
import { labelledPairs, mergedFiveFold, qualityOf, readPairs } from '../testing/labelled-sites.ts';
import { learn } from '../testing/learn.ts';
import { type SitePair, weights } from './match-sites.ts';

interface Matched {
  readonly pairs: readonly SitePair[];
  readonly onlyInB: readonly { readonly row: number }[];
  readonly flagged: readonly { readonly row: number; readonly flag: string }[];
}
const match = async (disk: Record<string, string | Uint8Array>) =>
  (await supplyMatch.run(contextOver(disk), Object.keys(disk), {})).data as Matched;

const table = (...rows: string[]): string => ['country,name,address', ...rows].join('\n');

describe('fourfold supply match', () => {
  it.each([
    [
      'spread letters',
      '"IN,Paper Heron Textiles Pvt Ltd,Plot 12 Mill Road Pune"',
      'IN,P ap er H er on Te xti les,Plot 12 Mill Road Pune',
    ],
    [
      'legal forms and marks',
      'TR,Kağıt Turna Tekstil San. ve Tic. A.Ş.,Cad. 4 No 7 Bursa',
      'Turkey,KAGIT TURNA TEKSTIL,Cad 4 No.7 Bursa',
    ],
    ['the same text', 'IN,Lantern Mills,Road 5', 'India,LANTERN MILLS,"Road, 5"'],
  ])('finds %s to be the same', async (_what, one, other) => {
    const { pairs } = await match({ a: table(one.replace(/^"|"$/g, '')), b: table(other) });
    expect(pairs).toMatchObject([{ decision: 'same' }]);
  });

  it.each([
    [
      'units',
      'PK,Lantern Mills (Pvt) Ltd Unit 6,Plot 44 Sector 15 Karachi',
      'PK,Lantern Mills (Pvt) Ltd unit10,Plot 44 Sector 15 Karachi',
      'unit-differs',
    ],
    [
      'branches',
      'KH,Kite Garment branch #1,Road 5 Phnom Penh',
      'KH,Kite Garment branch #2,Road 5 Phnom Penh',
      'unit-differs',
    ],
    [
      'plots',
      'PK,Lantern Mills,Plot 35 Industrial Area Karachi',
      'PK,Lantern Mills,Plot 10 Industrial Area Karachi',
      'number-differs',
    ],
  ])('never merges %s that disagree', async (_what, one, other, reason) => {
    const { pairs } = await match({ a: table(one), b: table(other) });
    expect(pairs).toMatchObject([{ decision: 'possible', reasons: expect.arrayContaining([reason]) }]);
  });

  it('takes a valid identifier of a site for the site, and no broken one', async () => {
    const rows = (id: string) => `country,name,address,gln\nIN,Lantern Mills,Road 5,${id}`;
    const other = (id: string) => `gln,address,name,country\n${id},Lane 9,Old Lantern Works,IN`;
    expect((await match({ a: rows('9501101530003'), b: other('9501101530003') })).pairs).toMatchObject([
      { decision: 'possible', reasons: ['same-gln', 'number-differs'] },
    ]);
    const broken = await match({ a: rows('9501101530004'), b: other('9501101530004') });
    expect([broken.pairs, broken.flagged.map(({ flag }) => flag)]).toEqual([[], ['invalid-gln', 'invalid-gln']]);
  });

  it('asks by the name alone where an address is missing, but not where units disagree', async () => {
    const { pairs } = await match({
      a: table('IN,Lantern Spinning Mills Ltd,', 'IN,Kite Weaving Unit 2,', 'IN,Heron Dyeing,'),
      b: table(
        'IN,Lantern Spinning Mills,"Plot 9, Pune"',
        'IN,Kite Weaving Unit 3,"Plot 4, Pune"',
        'VN,Heron Dyeing,Lane 8',
      ),
    });
    expect(pairs).toMatchObject([{ decision: 'possible', score: 0.5, reasons: ['name-agrees', 'address-missing'] }]);
  });

  it('keeps every row, and says what could not be read', async () => {
    const { flagged } = await match({
      a: table('IN,Lantern Mills,Road 5', 'IN,Lantern Mills,Road 5', 'Nowhere,Kite□,Road', ',,Road'),
    });
    expect(flagged.map(({ row, flag }) => `${row} ${flag}`)).toEqual([
      '3 same-as-before',
      '4 country-unknown',
      '4 damaged-text',
      '5 no-name',
      '5 country-unknown',
    ]);
    await expect(match({ a: 'country,address\nIN,Road' })).rejects.toMatchObject({
      code: 'SUPPLY_COLUMN_MISSING',
      where: [{ file: 'a', row: 1, field: 'name' }],
    });
  });

  it('reads the encodings and delimiters that spreadsheets write', async () => {
    const text = 'país;nombre;dirección\r\nMX;Hilandería Peña;Calle 5\r\n';
    const latin = Uint8Array.from(text, (char) => char.charCodeAt(0));
    const { pairs } = await match({ a: latin, b: new TextEncoder().encode(`\ufeff${text}`) });
    expect(pairs).toMatchObject([{ decision: 'same', score: 1, a: { name: 'Hilandería Peña' } }]);
  });
});

describeWithShared('80 labelled pairs of Open Supply Hub', 'data/supply/oshub/dedupe-pairs.json', (json) => {
  const pairs = labelledPairs(json);

  it('are told apart five-fold with precision 0.95 and F 0.93', () => {
    const { precision, f } = qualityOf(pairs, mergedFiveFold(pairs));
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(f).toBeGreaterThanOrEqual(0.93);
  });

  it('give the weights that the code has', () => {
    learn(readPairs(pairs).filter(({ conflict }) => !conflict)).forEach((weight, i) => {
      expect(weight).toBeCloseTo(weights[i] as number, 2);
    });
  });
});

const names = [
  'Fall_2017_Compliance',
  'Spring_2017_Apparel',
  'Summer_2017_Compliance',
  'Summer_2018_Affiliate',
  'Summer_2019_Apparel',
  'Summer_2019_Compliance',
  'Winter_2017_Compliance',
  'Winter_2018_Apparel',
  'Winter_2019_Compliance',
];
const file = (folder: string, name: string) => sharedBytes(`data/supply/oshub/${folder}/${name}_List.csv`);

describe.skipIf(file('list_files', 'Fall_2017_Compliance') === null)(
  'second versions of published lists (../shared/data/supply/oshub)',
  () => {
    it.each(names)('%s brings what is truly new, and nothing else', async (name) => {
      const [a, b] = [file('facility_lists', name), file('list_files', name)];
      if (!a || !b) throw new Error(`${name} is missing`);
      const { onlyInB } = await match({ a, b });
      expect(onlyInB).toHaveLength(/Fall_2017|Summer_2019_Compliance|Winter_2018/.test(name) ? 1 : 0);
    });
  },
);
