import { describe, expect, it } from 'vitest';
import { sharedBytes } from '../../../testing/shared-data.ts';
import { importsGoods } from '../commands/goods.ts';
import { contextOver } from '../testing/context.ts';
import type { GoodsDiff } from './diff-goods.ts';

interface Answer {
  editions: {
    edition: string;
    pairs: number;
    goods: number;
    derived: number;
    withoutRegion: number;
    withoutCountry: string[];
  }[];
  diffs: GoodsDiff[];
}
const run = async (disk: Record<string, string | Uint8Array>, diff = true) =>
  (await importsGoods.run(contextOver(disk), Object.keys(disk), { diff })).data as Answer;

const good = (name: string, ...countries: [string, string, string][]): string =>
  `<Good><Good_Name>${name}</Good_Name><Good_Sector>Other</Good_Sector><Countries>${countries
    .map(
      ([country, child, forced]) =>
        `<Country><Country_Name>${country}</Country_Name><Country_Region>R</Country_Region><Child_Labor>${child}</Child_Labor><Forced_Labor>${forced}</Forced_Labor><Forced_Child_Labor>No</Forced_Child_Labor></Country>`,
    )
    .join('')}</Countries></Good>`;
const list = (...goods: string[]): string => `﻿<?xml version="1.0" encoding="utf-8"?><Goods>${goods.join('')}</Goods>`;

describe('fourfold imports goods', () => {
  it('tells new, gone, renamed and flagged apart', async () => {
    const before = list(
      good('Paper Hats', ['Turkey', 'Yes', 'No'], ['Peru', 'Yes', 'No']),
      good('Tin', ['Chad', 'No', 'Yes']),
    );
    const after = list(
      good('Paper hats', ['Turkey (Türkiye)', 'Yes', 'No'], ['Peru', 'Yes', 'Yes']),
      good('Salt', ['Chad', 'Yes', 'No']),
    );
    const { diffs } = await run({ 'a.xml': before, 'b.xml': after });
    expect(diffs[0]?.changes.map(({ cause, good, country, entry }) => [cause, good, country, entry])).toEqual([
      ['new', 'Salt', 'Chad', ''],
      ['removed', 'Tin', 'Chad', ''],
      ['renamed', 'Paper hats', 'Peru', ''],
      ['renamed', 'Paper hats', 'Turkey (Türkiye)', 'us.dol.rename.turkey'],
      ['flag', 'Paper hats', 'Peru', ''],
    ]);
  });

  it.each([
    ['<Goods><Good><Good_Name>Tin', 'unclosed'],
    [list(good('Tin', ['Chad', 'Perhaps', 'No'])), 'flag'],
    [list(good('Tin', ['', 'Yes', 'No'])), 'country'],
    [list(), 'good'],
    [`<!DOCTYPE x [<!ENTITY a "b">]>${list(good('Tin', ['Chad', 'No', 'No']))}`, ''],
    ['good,country\nTin,Chad', 'missing'],
  ])('refuses %j with its place', async (text) => {
    await expect(run({ 'a.xml': text }, false)).rejects.toMatchObject({
      code: 'IMPORTS_GOODS_UNREADABLE',
      where: [{ file: 'a.xml' }],
    });
  });

  it('takes what an edition adds, and stops where an element may change what is listed', async () => {
    const more = (tag: string) =>
      list(good('Tin', ['Chad', 'No', 'Yes'])).replace('<Countries>', `<${tag}>x</${tag}><Countries>`);
    expect((await run({ 'a.xml': more('Good_Notes') }, false)).editions[0]).toMatchObject({
      pairs: 1,
      unread: ['Good_Notes'],
    });
    await expect(run({ 'a.xml': more('Downstream_Good') }, false)).rejects.toMatchObject({
      values: { fault: 'columnChanges', field: 'Downstream_Good' },
    });
  });

  it('refuses what is not UTF-8, and a comparison of one', async () => {
    const latin = Uint8Array.from(list(good('T\u00edn', ['Chad', 'No', 'No'])).slice(1), (char) => char.charCodeAt(0));
    await expect(run({ 'a.xml': latin }, false)).rejects.toMatchObject({ code: 'IMPORTS_GOODS_UNREADABLE' });
    await expect(run({ 'a.xml': list(good('Tin', ['Chad', 'No', 'No'])) })).rejects.toMatchObject({
      code: 'IMPORTS_EDITIONS_TOO_FEW',
    });
  });
});

const years = ['2017', '2018', '2019', '2021'];
const here: [string, Uint8Array][] = years.flatMap((year) => {
  const bytes = sharedBytes(`data/supply/dol-ilab/goods_${year}.xml`);
  return bytes === null ? [] : [[`goods_${year}.xml`, bytes] as [string, Uint8Array]];
});

describe.skipIf(here.length < years.length)(
  'the editions of the Department of Labor (../shared/data/supply/dol-ilab)',
  () => {
    it('load with their counts, and differ as the guide says', async () => {
      const { editions, diffs } = await run(Object.fromEntries(here));
      expect(editions.map(({ pairs, goods }) => [pairs, goods])).toEqual([
        [418, 149],
        [418, 149],
        [438, 157],
        [467, 169],
      ]);
      expect(editions[0]?.withoutCountry).toHaveLength(2);
      expect([editions[1]?.withoutRegion, editions[3]?.derived]).toEqual([58, 10]);
      expect(diffs[0]?.changes.filter(({ cause }) => cause === 'renamed')).toHaveLength(2);
      const last = diffs[2];
      expect([last?.raw, last?.folded]).toMatchObject([
        { added: 43, removed: 14 },
        { added: 30, removed: 1 },
      ]);
      expect(last?.changes.find(({ cause }) => cause === 'removed')).toMatchObject({
        good: 'Cotton',
        country: 'Uzbekistan',
      });
      const gained = last?.changes.filter(({ flags }) => flags.some(({ flag, now }) => flag === 'forcedLabor' && now));
      expect(gained?.map((one) => `${one.good}-${one.country}`)).toEqual(['Garments-Bangladesh', 'Thread/Yarn-India']);
    });
  },
);
