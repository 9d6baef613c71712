import { describe, expect, it } from 'vitest';
import { readTable } from '../../../engines/sheets/index.ts';
import { describeWithShared, sharedBytes, sharedData } from '../../../testing/shared-data.ts';
import { supplyScreen } from '../commands/screen.ts';
import { contextOver } from '../testing/context.ts';
import { orderList, partyList } from '../testing/lists.ts';
import type { Screened } from './screen-suppliers.ts';

type Answer = Screened & { readonly counts: Readonly<Record<string, number>> };
const lists = { 'uflpa_2026-07-09.csv': partyList, 'wro_2026-07-09.csv': orderList };

const screen = async (
  table: string | Uint8Array,
  given: Record<string, string | Uint8Array> = lists,
  on = '2026-07-10',
) => {
  const context = contextOver({ ...given, 'suppliers.csv': table });
  const { data } = await supplyScreen.run(context, ['suppliers.csv'], { on }, { list: Object.keys(given) });
  return data as Answer;
};

describe('fourfold supply screen', () => {
  const table = [
    'Goods,Country,Supplier Name,Zip,Parent Company',
    'Cotton yarn,IN,Honest Yarn Ltd,411001,',
    'Cotton yarn,India,LANTERN SPINNING PVT. LTD.,411001,',
    'Thread,China,"Paper Heron Textile Company, Limited",,',
    'Thread,Vietnam,Some Subsidiary,,Folded Heron Spinning',
    'Thread,CN,Kite Cotton Group,215000,',
    ',,,,',
    'Thread,IN,,,',
  ].join('\r\n');

  it('puts those who need a person first, with the reason, and loses nobody', async () => {
    const { suppliers, counts } = await screen(table);
    expect(suppliers.map(({ row, outcome, legalClass }) => [row, outcome, legalClass])).toEqual([
      [4, 'hit', 5],
      [5, 'hit', 5],
      [6, 'hit', 5],
      [3, 'hit', 4],
      [8, 'not-read', 0],
      [2, 'nothing', 0],
    ]);
    expect(counts).toEqual({ hit: 4, possible: 0, indicator: 0, nothing: 1, notRead: 1 });
    expect(suppliers.find(({ row }) => row === 5)?.findings[0]?.review).toBeNull();
    expect(suppliers.map(({ row, postalCode }) => [row, postalCode])).toEqual(
      expect.arrayContaining([
        [4, 'missing'],
        [6, 'ok'],
        [2, null],
      ]),
    );
  });

  it('answers for the day, and never more than the lists allow', async () => {
    const before = await screen(table, lists, '2023-12-31');
    expect(before.suppliers.find(({ row }) => row === 4)).toMatchObject({
      legalClass: 0,
      outcome: 'possible',
      findings: [{ review: 'listed-later' }],
    });
    expect((await screen(table)).negative).toBe('no-evidence-found');
    expect((await screen(table, lists, '2026-07-30')).negative).toBe('list-too-old');
  });

  it('lowers nothing where the country differs, but says so', async () => {
    const withCountry = partyList.replace('Kite Cotton Group Co. Ltd.', 'Kite Cotton Group Co. Ltd.');
    const { suppliers } = await screen('name,country,goods\nOrigami Labour Service,VN,thread', {
      'uflpa_2026-07-09.csv': withCountry,
    });
    expect(suppliers[0]).toMatchObject({ outcome: 'hit', legalClass: 5 });
  });

  it('refuses a table without names, and one without rows', async () => {
    await expect(screen('country,goods\nIN,yarn')).rejects.toMatchObject({ code: 'SUPPLY_COLUMN_MISSING' });
    await expect(screen('name,country\n')).rejects.toMatchObject({ code: 'SUPPLY_TABLE_EMPTY' });
    await expect(screen('')).rejects.toMatchObject({ code: 'SUPPLY_TABLE_UNREADABLE' });
  });
});

const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** The same firm as suppliers write it: legal form left out or another, words turned, pinyin parted, one letter wrong. */
const variantsOf = (name: string): string[] => {
  const words = name.split(' ');
  const bare = name.replace(/,?\s*(?:Co\.?,?\s*Ltd\.?|Limited|Ltd\.?|Company)\s*$/i, '');
  const longest = [...words].sort((a, b) => b.length - a.length)[0] ?? '';
  const typo = longest.length > 6 ? name.replace(longest, `${longest.slice(0, 4)}${longest.slice(5)}`) : name;
  const first = words[0] ?? '';
  return [
    name,
    name.toUpperCase(),
    bare,
    `${bare} Company Limited`,
    [...words.slice(1), first].join(' '),
    first.length > 6 ? `${first.slice(0, 3)} ${first.slice(3)} ${words.slice(1).join(' ')}` : name,
    typo,
  ];
};

describeWithShared('the published UFLPA list', 'data/supply/uflpa/uflpa-entity-list-2026-07-09.csv', (csv) => {
  const page = sharedBytes('data/supply/uflpa/dhs-uflpa-entity-list-2026-07-09.html') ?? csv;
  const given = { 'uflpa-2026-07-09.html': page };
  const names = (readTable(new TextEncoder().encode(csv)).sheets[0]?.rows ?? [])
    .slice(1)
    .map(([, cell = '']) =>
      cell
        .replace(/\s*\((?:and|including|also known|formerly).*$/i, '')
        .replace(/,?\s+and (?:its )?(?:subsidiaries|subordinate).*$/i, ''),
    );

  it('is found in the ways suppliers write its names: recall at least 0.98', async () => {
    // each name as it is, and two of its variants in turn
    const asked = [...new Set(names)].flatMap((name, i) => {
      const [same = name, ...others] = variantsOf(name);
      return [same, others[i % others.length] ?? name, others[(i + 3) % others.length] ?? name];
    });
    const { suppliers } = await screen(
      ['name,country', ...asked.map((name) => `${quoted(name)},CN`)].join('\n'),
      given,
    );
    const found = suppliers.filter(({ findings }) => findings.some(({ what }) => what === 'listed')).length;
    expect(found / asked.length).toBeGreaterThanOrEqual(0.98);
  });

  it('keeps near names apart', async () => {
    const asked = [
      'Shihezi Huafu Hongfeng Cotton Industry Co., Ltd.',
      'Shihezi Huafu Hongsheng Cotton Industry Co., Ltd.',
      'Zhuhai Ninestar Information Technology Co., Ltd.',
      'Zhuhai Ninestar Management Co., Ltd.',
    ];
    const { suppliers } = await screen(
      ['name,country', ...asked.map((name) => `${quoted(name)},CN`)].join('\n'),
      given,
    );
    const best = suppliers.map(({ findings }) =>
      findings.filter(({ legalClass }) => legalClass === 5).map(({ says }) => says.split(' Co.')[0]),
    );
    expect(best.map((one) => one.length)).toEqual([1, 1, 1, 1]);
    expect(new Set(best.flat()).size).toBe(4);
  });

  it('rarely troubles ordinary suppliers', async () => {
    const ordinary = [
      'Fall_2017_Compliance',
      'Summer_2017_Compliance',
      'Winter_2017_Compliance',
      'Summer_2019_Apparel',
      'Winter_2019_Compliance',
    ].flatMap((name) =>
      (sharedData(`data/supply/oshub/facility_lists/${name}_List.csv`) ?? '').split(/\r?\n/).slice(1),
    );
    const { suppliers, counts } = await screen(['country,name,address,sector,lat,lng', ...ordinary].join('\n'), given);
    expect(counts.hit).toBe(0);
    const alerts = suppliers.filter(({ findings }) => findings.some(({ what }) => what === 'listed')).length;
    expect(alerts / suppliers.length).toBeLessThan(0.01);
  });
});
