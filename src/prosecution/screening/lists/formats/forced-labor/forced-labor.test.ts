import { describe, expect, test } from 'vitest';
import { uflpaPage, wroTable } from '../../testing/made-up-lists.ts';
import { readText } from '../../testing/read-text.ts';
import { readJoinedParties } from './joined-names.ts';
import { readNamesCell } from './listed-names.ts';

const kinds = (names: readonly { readonly kind: string; readonly text: string }[]) =>
  names.map(({ kind, text }) => `${kind}: ${text}`);

describe('a cell of the UFLPA Entity List', () => {
  test.each([
    ['Paper Duck Co., Ltd. (and one alias: Duck Garment)', ['primary: Paper Duck Co., Ltd.', 'aka: Duck Garment']],
    [
      'Paper Duck (Nowhere) Co. (including two aliases: Duck One; and Duck Two)',
      ['primary: Paper Duck (Nowhere) Co.', 'aka: Duck One', 'aka: Duck Two'],
    ],
    [
      'Paper Duck Co. (also known as Duck A; Duck B; and Duck C)',
      ['primary: Paper Duck Co.', 'aka: Duck A', 'aka: Duck B', 'aka: Duck C'],
    ],
    ['Paper Duck Co. (formerly known as Flat Duck (HK) Ltd.)', ['primary: Paper Duck Co.', 'fka: Flat Duck (HK) Ltd.']],
    [
      'Paper Duck Co. (also known as Duck A; and formerly known as Flat Duck; and Old Duck)',
      ['primary: Paper Duck Co.', 'aka: Duck A', 'fka: Flat Duck', 'fka: Old Duck'],
    ],
    [
      'Paper Duck Co. (also known as Duck Import and Export Co., Ltd. and DIE Trade)',
      ['primary: Paper Duck Co.', 'aka: Duck Import and Export Co., Ltd.', 'aka: DIE Trade'],
    ],
    ['No. 9 Paper Center (NPC)', ['primary: No. 9 Paper Center', 'aka: NPC']],
  ])('%s', (cell, names) => {
    expect(kinds(readNamesCell(cell).names)).toEqual(names);
  });

  test('whom the entry reaches beside the party is no part of its name', () => {
    expect(readNamesCell('Paper Duck Co., Ltd., and Subsidiaries')).toMatchObject({
      names: [{ text: 'Paper Duck Co., Ltd.' }],
      reach: 'and Subsidiaries',
    });
    expect(
      readNamesCell('Paper Corps (including one alias: PC) and its subordinate and affiliated entities').reach,
    ).toBe('and its subordinate and affiliated entities');
  });
});

describe('the page of the UFLPA Entity List', () => {
  test('a party in two tables is one entry with two measures', async () => {
    const { reading, entities } = await readText(uflpaPage);
    expect(reading).toMatchObject({
      date: '2026-08-03',
      counts: { entries: 3, rows: { '2(d)(2)(B)(i)': 2, '2(d)(2)(B)(ii)': 1, '2(d)(2)(B)(v)': 1 } },
    });
    expect(
      entities
        .find(({ sourceId }) => sourceId === 'folded-crane-cotton-linen-co-ltd')
        ?.measures.map(({ programme, from }) => `${programme} ${from}`),
    ).toEqual(['UFLPA section 2(d)(2)(B)(i) 2022-06-21', 'UFLPA section 2(d)(2)(B)(ii) 2023-08-02']);
  });

  test.each(['i', 'ii', 'v'])('a page without the table of clause (%s) is refused', async (clause) => {
    const lost = uflpaPage.replace(
      new RegExp(`(Section 2\\(d\\)\\(2\\)\\(B\\)\\(${clause}\\)</a></p>)\\s*<table>[\\s\\S]*?</table>`),
      '$1',
    );
    const { reading } = await readText(lost);
    expect(reading.problems).toMatchObject([{ code: 'LIST_TABLE_MISSING', field: `2(d)(2)(B)(${clause})` }]);
  });

  test('a page that does not speak of clause (iv) is refused, and so is one that ends within a table', async () => {
    expect((await readText(uflpaPage.replace('(B)(iv)', ''))).codes('fatal')).toEqual(['LIST_TABLE_MISSING']);
    expect((await readText(uflpaPage.slice(0, uflpaPage.lastIndexOf('</table>')))).codes('fatal')).toEqual([
      'LIST_TRUNCATED',
    ]);
  });

  test('a table in a script is no table', async () => {
    const { entities } = await readText(uflpaPage);
    expect(entities.flatMap(({ names }) => names).some(({ text }) => /not a row/.test(text))).toBe(false);
  });
});

describe('an entity cell of the withhold release orders', () => {
  test.each([
    ['Paper Prison; Folded Kogyo Co., Ltd.', ['Paper Prison', 'Folded Kogyo Co., Ltd.']],
    [
      'Paper Garment Co., Ltd. and Folded Trade and Business Co., Ltd.',
      ['Paper Garment Co., Ltd.', 'Folded Trade and Business Co., Ltd.'],
    ],
    [
      'Ana Carpet Pvt., Bea Carpet Pvt., Ltd., Cleo Carpet, and D.D. Carpet Works; Somewhere.',
      ['Ana Carpet Pvt.', 'Bea Carpet Pvt., Ltd.', 'Cleo Carpet', 'D.D. Carpet Works'],
    ],
    ['Paper Penitentiary, Ciudad Papel, Papelas, Mexico', ['Paper Penitentiary, Ciudad Papel, Papelas, Mexico']],
    [
      'Paper Group Agriculture, Industry, and Trade Co., Ltd.',
      ['Paper Group Agriculture, Industry, and Trade Co., Ltd.'],
    ],
    [
      'Paper Products Company, Limited and its two subsidiaries from Peru, Fold (Lima) Co. Limited and Fold (HK) Limited.',
      ['Paper Products Company, Limited', 'Fold (Lima) Co. Limited', 'Fold (HK) Limited.'],
    ],
    [
      'Papeles Ana S.A. de C.V. and Papeles Bea S.A. de C.V. and their subsidiaries',
      ['Papeles Ana S.A. de C.V.', 'Papeles Bea S.A. de C.V.'],
    ],
  ])('%s', (cell, names) => {
    expect(readJoinedParties(cell).map((party) => party.names[0]?.text)).toEqual(names);
  });

  test('aliases, spellings, vessels and places', () => {
    expect(
      readJoinedParties('Salt Fold (or Salt Vold) Works a/k/a First Paper Prison')[0]?.names.map(({ text }) => text),
    ).toEqual(['Salt Fold Works', 'Salt Vold Works', 'First Paper Prison']);
    expect(readJoinedParties('Fishing Vessel: Paper Duck')).toMatchObject([
      { schema: 'Vessel', names: [{ text: 'Paper Duck' }] },
    ]);
    expect(readJoinedParties('Crane Tea Co., Ltd. (of Nowhere, Japan)')).toMatchObject([
      { names: [{ text: 'Crane Tea Co., Ltd.' }], notes: ['Nowhere, Japan'] },
    ]);
  });

  test('order and finding on one vessel are two measures of one entry; status is read', async () => {
    const { entities } = await readText(wroTable);
    expect(entities.find(({ sourceId }) => sourceId === 'paper-duck')).toMatchObject({
      schema: 'Vessel',
      measures: [
        { programme: 'Withhold release order: Seafood', from: '2020-08-18', status: 'active' },
        { programme: 'Finding: Seafood', from: '2022-01-28', status: 'active' },
      ],
    });
    expect(entities.at(-1)?.measures[0]?.status).toBe('pending');
  });
});
