import { describe, expect, it, test } from 'vitest';
import { sharedBytes } from '../../../../testing/shared-data.ts';
import { madeUpLists } from '../testing/made-up-lists.ts';
import { readText } from '../testing/read-text.ts';

describe.each(Object.entries(madeUpLists))('a made-up list in the format %s', (format, text) => {
  test('is recognised by its content and read without a refusal', async () => {
    const { reading, entities, codes } = await readText(text);
    expect(reading.format).toBe(format);
    expect(codes('fatal')).toEqual([]);
    expect(codes('reject')).toEqual([]);
    expect(reading.counts.entries).toBe(entities.length);
    expect(entities.every(({ names, raw, sourceId }) => names.length > 0 && raw.length > 0 && sourceId !== '')).toBe(
      true,
    );
  });
});

/** What SOURCE.txt says of each file: rows by table, and what is made of them. */
const published = [
  {
    path: 'data/screening/un/un_consolidated_sample_50_20.xml',
    format: 'un-xml',
    rows: {
      individual: 50,
      entity: 20,
      'individual-alias': 88,
      'individual-alias-good': 71,
      'individual-alias-low': 17,
      'entity-alias': 91,
      'birth-date': 60,
      'original-script': 8,
    },
    entries: 70,
    raws: 70,
    date: '2026-02-27',
  },
  {
    path: 'data/screening/uk/ofsi_conlist_sample_2020-04-27.csv',
    format: 'uk-ofsi-conlist-csv',
    rows: { row: 23 },
    entries: 6,
    raws: 23,
    date: '2020-04-27',
  },
  {
    path: 'data/screening/eu/eu_fsf_sample_2020-04-15.xml',
    format: 'eu-fsf-xml',
    rows: { 'sanction-entity': 7, 'name-alias': 15 },
    entries: 7,
    raws: 7,
    date: '2020-04-15',
  },
  {
    path: 'data/screening/eu/eu_fsf_csv_2018-07-04_first999.csv',
    format: 'eu-fsf-csv-1.0',
    rows: { row: 999 },
    entries: 93,
    raws: 999,
    date: '2018-07-04',
  },
  {
    path: 'data/supply/uflpa/dhs-uflpa-entity-list-2026-07-09.html',
    format: 'us-dhs-uflpa-html',
    rows: { '2(d)(2)(B)(i)': 9, '2(d)(2)(B)(ii)': 43, '2(d)(2)(B)(v)': 108 },
    entries: 144,
    raws: 160,
    date: '2025-01-14',
  },
  {
    path: 'data/supply/uflpa/uflpa-entity-list-2026-07-09.csv',
    format: 'us-dhs-uflpa-csv',
    rows: { row: 160, '2(d)(2)(B)(i)': 9, '2(d)(2)(B)(ii)': 43, '2(d)(2)(B)(v)': 108 },
    entries: 144,
    raws: 160,
    date: '',
  },
  {
    path: 'data/supply/cbp-wro/cbp_wro_2026-06-23.csv',
    format: 'us-cbp-wro-csv',
    rows: { row: 67 },
    entries: 73,
    raws: 80,
    date: '',
  },
  {
    path: 'data/supply/cbp-wro/cbp_wro_2026-06-23.json',
    format: 'listed-names-json',
    rows: { entity: 67 },
    entries: 73,
    raws: 80,
    date: '',
  },
  {
    path: 'data/supply/other-us-lists/bis_entity_list.json',
    format: 'listed-names-json',
    rows: { entity: 3409 },
    entries: 3402,
    raws: 3409,
    date: '',
  },
  {
    path: 'data/supply/other-us-lists/dow_1260h.json',
    format: 'listed-names-json',
    rows: { entity: 80 },
    entries: 80,
    raws: 80,
    date: '',
  },
];

describe.each(published)('$path', ({ path, format, rows, entries, raws, date }) => {
  const bytes = sharedBytes(path);
  const run = bytes === null ? it.skip : it;
  run(bytes === null ? 'skipped: the file is not here' : 'is read with the counts of its source', async () => {
    const { reading, entities, codes } = await readText(bytes ?? '');
    expect(reading).toMatchObject({ format, date, counts: { rows, entries } });
    expect([...codes('fatal'), ...codes('reject')]).toEqual([]);
    expect(entities.reduce((sum, { raw }) => sum + raw.length, 0)).toBe(raws);
  });
});

describe('the sample of the UN list', () => {
  const bytes = sharedBytes('data/screening/un/un_consolidated_sample_50_20.xml');
  const run = bytes === null ? it.skip : it;
  run(
    bytes === null ? 'skipped: the file is not here' : 'gives each alias by itself, and every birth date that is there',
    async () => {
      const { entities } = await readText(bytes ?? '');
      const names = entities.flatMap((entity) => entity.names);
      expect(names.filter(({ text }) => /;|\b[a-z]\) |original script/i.test(text))).toEqual([]);
      expect(names.filter(({ kind }) => kind === 'original-script').length).toBeGreaterThanOrEqual(11);
      expect(entities.flatMap(({ births }) => births).length).toBeGreaterThanOrEqual(48);
    },
  );
});
