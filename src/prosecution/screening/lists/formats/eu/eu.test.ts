import { expect, test } from 'vitest';
import { euList, euTable } from '../../testing/made-up-lists.ts';
import { readText } from '../../testing/read-text.ts';

test('the first good name is the primary one, a name that is not strong is weak', async () => {
  const { entities } = await readText(euList);
  expect(entities[0]?.names.map(({ kind, text, lang }) => `${kind} ${lang}: ${text}`)).toEqual([
    'primary es: Tomas Verdano Quill',
    'weak : Quill',
    'original-script ru: Томас Вердано',
  ]);
});

test('births, countries, documents and the act are read; unknown countries are none', async () => {
  const { reading, entities } = await readText(euList);
  expect(reading.date).toBe('2026-04-15');
  expect(entities[0]).toMatchObject({
    sourceId: 'EU.90001.1',
    sameAs: ['un-sc/EXi.001'],
    births: [
      { from: '1961-01-01', to: '1961-12-31', precision: 'year', circa: true },
      { from: '1962-03-04', precision: 'day', circa: false },
    ],
    birthPlaces: ['Cusco, PERU'],
    identifiers: [{ type: 'passport', value: 'X0000001', country: 'pe', label: 'passport, knownFalse' }],
    measures: [{ measure: 'block', programme: 'EXA', from: '2020-07-03', source: 'https://example.org/act' }],
    positions: ['Captain'],
  });
});

test('the rows of the CSV in use are put together by their logical id', async () => {
  const { reading, entities } = await readText(euTable);
  expect(reading).toMatchObject({
    format: 'eu-fsf-csv-1.1',
    date: '2026-09-22',
    counts: { rows: { row: 4 }, entries: 2 },
  });
  expect(entities[0]).toMatchObject({
    sourceId: 'EU.90001.1',
    names: [{ text: 'Tomas Verdano Quill', kind: 'primary' }],
    births: [{ from: '1961-01-01', circa: true }],
    countries: [{ iso2: 'pe', role: 'citizenship' }],
    gender: 'male',
  });
});

test('the closed CSV is unwrapped: one quoted line with semicolons inside and a tail of tabs, in latin-1', async () => {
  const header =
    'Date_file;Entity_logical_id;Subject_type;Leba_numtitle;Leba_publication_date;Leba_url;Programme;Entity_remark;Naal_logical_id;Naal_lastname;Naal_firstname;Naal_wholename;Naal_language;Birt_logical_id;Birt_date;Iden_logical_id;Iden_number;Citi_logical_id;Citi_country;EU_ref_num';
  const rows = [
    '04/07/2018;7;P;1/2018 (OJ L1);2018-02-16;https://example.org;EXA;;1;Peñalosa;Ana;Ana Peñalosa;ES;;;;;;;EU.90007.1',
    '04/07/2018;7;P;1/2018 (OJ L1);2018-02-16;https://example.org;EXA;;;;;;;;;3;""X7; (passport-National passport) "";;;EU.90007.1',
  ];
  const text = [header, ...rows].map((line) => `"${line}\t\t\t"\n`).join('');
  const bytes = Uint8Array.from([...text], (char) => char.charCodeAt(0));
  const { reading, entities, codes } = await readText(bytes);
  expect(reading).toMatchObject({ format: 'eu-fsf-csv-1.0', date: '2018-07-04', counts: { rows: { row: 2 } } });
  expect(codes('reject')).toEqual([]);
  expect(entities).toMatchObject([
    { sourceId: 'EU.90007.1', names: [{ text: 'Ana Peñalosa' }], identifiers: [{ type: 'passport', value: 'X7;' }] },
  ]);
});
