import { describe, expect, it } from 'vitest';
import { sharedBytes } from '../../../testing/shared-data.ts';
import { importsCode } from '../commands/code.ts';
import { contextOver } from '../testing/context.ts';
import { readCodes } from './read-codes.ts';
import { suggester } from './suggest.ts';

const made = [
  'section,hscode,description,parent,level',
  'I,01,Animals; live,TOTAL,2',
  'I,0102,Bovine animals; live,01,4',
  'II,07,Vegetables,TOTAL,2',
  'II,0703,"Onions, shallots, garlic; fresh or chilled",07,4',
  'II,070320,"Vegetables, alliaceous; garlic, fresh",0703,6',
  'II,26051,Cobalt; odd,2605,5',
  'II,2605,Cobalt ores and concentrates,26,4',
  'XI,52,Cotton,TOTAL,2',
].join('\n');
const table = readCodes(new TextEncoder().encode(made), 'hs.csv');

interface Answer {
  table: { chapters: number; headings: number; codes: number; rejected: { code: string; row: number }[] };
  goods: number;
  mapped: number;
  unmapped: string[];
  coded: { good: string; suggestions: { prefix: string; score: number }[] }[];
  mapping: { rows: number; unknown: { row: number; prefix: string }[] } | null;
}
const run = async (disk: Record<string, string | Uint8Array>, options: Record<string, string>) =>
  (await importsCode.run(contextOver(disk), ['hs.csv'], options)).data as Answer;

describe('a table of codes', () => {
  it('leaves out what is no code, or hangs under nothing, and says which row', () => {
    expect(table.codes.map(({ code }) => code)).toEqual(['01', '0102', '07', '0703', '070320', '52']);
    expect(table.rejected.map(({ row, code }) => [row, code])).toEqual([
      [7, 'code-length'],
      [8, 'parent-missing'],
    ]);
  });

  it.each(['a,b\n1,2', 'hscode,other\n01,x', 'hscode,description\nTOTAL,x'])('refuses %j', (text) => {
    expect(() => readCodes(new TextEncoder().encode(text), 'x.csv')).toThrow(
      expect.objectContaining({ code: 'IMPORTS_CODES_UNREADABLE' }),
    );
  });
});

describe('what is proposed for a good', () => {
  const suggest = suggester(table.codes, new Map([['cattle', ['bovine']]]));
  it('rests on the words that are shared, the rarer the more', () => {
    expect(suggest('Garlic')[0]).toMatchObject({ prefix: '0703', shared: ['garlic'] });
    expect(suggest('Cattle')[0]).toMatchObject({ prefix: '0102', shared: ['bovine'] });
    expect(suggest('Cotton')[0]).toMatchObject({ prefix: '52', score: 1 });
    expect(suggest('Pornography')).toEqual([]);
  });
  it('is the same in any order of the table', () => {
    const turned = suggester([...table.codes].reverse(), new Map());
    expect(turned('Garlic')).toEqual(suggest('Garlic'));
  });
});

describe('fourfold imports code', () => {
  const goods = 'good,country,child_labor,forced_labor,forced_child_labor\nGarlic,Peru,Yes,No,No\nKhat,Chad,Yes,No,No';
  it('names every good with its codes or as having none, and checks the prefixes of a mapping', async () => {
    const answer = await run(
      { 'hs.csv': made, 'g.csv': goods, 'm.csv': 'sector,hs_prefix\ncotton,52\nnone,99' },
      { goods: 'g.csv', map: 'm.csv' },
    );
    expect(answer).toMatchObject({
      goods: 2,
      mapped: 1,
      unmapped: ['Khat'],
      mapping: { rows: 2, unknown: [{ row: 3, prefix: '99' }] },
    });
  });
});

const shared = (path: string) => sharedBytes(`data/supply/${path}`);
const files = [
  shared('hs/harmonized-system-2022.csv'),
  shared('dol-ilab/goods_2021.xml'),
  shared('hs/uflpa-priority-sector-hs.csv'),
] as const;

describe.skipIf(files.includes(null))('the published codes and goods (../shared/data/supply)', () => {
  it('all 169 goods have proposals or are named as having none, and every prefix is in the table', async () => {
    const [hs, goods, sectors] = files.map((one) => one ?? new Uint8Array());
    const answer = await run(
      { 'hs.csv': hs ?? '', 'goods_2021.xml': goods ?? '', 'sectors.csv': sectors ?? '' },
      { goods: 'goods_2021.xml', map: 'sectors.csv' },
    );
    expect(answer.table).toMatchObject({ chapters: 97, headings: 1229, codes: 5613 });
    expect([answer.goods, answer.mapped + answer.unmapped.length]).toEqual([169, 169]);
    expect(answer.unmapped.length).toBeLessThan(25);
    expect(answer.mapping).toEqual({ rows: 33, unknown: [] });
    const first = (good: string) => answer.coded.find((one) => one.good === good)?.suggestions[0]?.prefix;
    expect(['Cotton', 'Garlic', 'Rice', 'Polysilicon', 'Cattle'].map(first)).toEqual([
      '52',
      '0703',
      '1006',
      '280461',
      '010221',
    ]);
  });
});
