import { describe, expect, test } from 'vitest';
import { listedNames, openSanctionsFlat, openSanctionsNested, visaPage, worldBank } from '../testing/made-up-lists.ts';
import { readText } from '../testing/read-text.ts';

describe('OpenSanctions', () => {
  test('parties are told by topics; sanctions of the flat file are joined to them wherever they stand', async () => {
    const { reading, entities } = await readText(openSanctionsFlat);
    expect(reading).toMatchObject({
      date: '2026-09-01',
      counts: { entries: 2, rows: { line: 4, detail: 1, 'without-topic': 1 } },
    });
    expect(entities[0]).toMatchObject({
      sourceId: 'q-1',
      schema: 'Person',
      names: [
        { text: 'Tomas Quill', kind: 'primary' },
        { text: 'Томас Квилл', kind: 'original-script' },
        { text: 'Quill', kind: 'weak' },
      ],
      births: [{ from: '1961-01-01', to: '1961-12-31' }],
      countries: [{ iso2: 'pe', role: 'nationality' }],
      measures: [{ measure: 'block', programme: 'EXA', authority: 'Nobody', from: '2020-05-06' }],
      topics: [{ topic: 'sanction', citation: 'OpenSanctions topics' }],
    });
    expect(entities[1]?.measures).toMatchObject([{ measure: 'debar', programme: 'debarment' }]);
  });

  test('in the nested file sanctions and addresses stand within the party', async () => {
    const { entities } = await readText(openSanctionsNested);
    expect(entities).toMatchObject([
      {
        measures: [{ measure: 'block', programme: 'EXA', from: '2020-05-06' }],
        addresses: [{ full: 'Dock 1, Callao', country: 'pe' }],
      },
    ]);
  });

  test('a broken line is refused with its number; a file cut in its last line whole', async () => {
    const broken = await readText(openSanctionsFlat.replace('{"id":"q-2"', '{"id":q-2"'));
    expect(broken.reading.problems).toMatchObject([{ code: 'JSON_LINE_BROKEN', line: 3, weight: 'reject' }]);
    const cut = await readText(openSanctionsFlat.slice(0, -10));
    expect(cut.codes('fatal')).toEqual(['LIST_TRUNCATED']);
  });
});

test('World Bank: footnotes and former names leave the name, the year 2999 means for ever', async () => {
  const { entities } = await readText(worldBank);
  expect(entities).toMatchObject([
    {
      sourceId: '900001',
      names: [
        { text: 'PAPER BOAT BUILDERS LTD.', kind: 'primary' },
        { text: 'FOLDED BUILDERS', kind: 'fka' },
      ],
      measures: [{ measure: 'debar', from: '2021-01-05', until: '' }],
      addresses: [{ full: 'Dock 1, Callao, Peru', country: 'pe' }],
    },
    {
      sourceId: '900002',
      schema: 'Person',
      names: [
        { text: 'TOMAS QUILL', kind: 'primary' },
        { text: 'QUILL WORKS', kind: 'aka' },
      ],
      measures: [{ from: '2022-02-03', until: '2027-02-04' }],
    },
  ]);
});

test('7031(c): name, country, reason, and the year from the heading', async () => {
  const { reading, entities } = await readText(visaPage);
  expect(reading.date).toBe('2024-12-31');
  expect(entities).toMatchObject([
    {
      sourceId: 'quill-tomas/pe/2024',
      names: [{ text: 'QUILL, Tomas', kind: 'weak' }],
      measures: [{ measure: 'visa', from: '2024-01-01' }],
      remarks: ['SIGNIFICANT CORRUPTION', '(PERU)'],
    },
    { sourceId: 'fenwhistle-odette/be/2024', names: [{ text: 'FENWHISTLE, Odette' }] },
  ]);
});

test('an entry of 7031(c) that cannot be read is refused with what it says', async () => {
  const { reading } = await readText(visaPage.replace('(PERU) - SIGNIFICANT CORRUPTION', ''));
  expect(reading.problems).toMatchObject([{ code: 'ENTRY_NOT_READ', weight: 'reject', value: '1. (U) QUILL, Tomas' }]);
});

describe('the Entity List as JSON', () => {
  test('name and country are the key; addresses and the first notice are read', async () => {
    const { entities } = await readText(listedNames);
    expect(entities).toMatchObject([
      {
        listId: 'us-bis-el',
        sourceId: 'paper-duck-instruments/pe',
        names: [
          { text: 'Paper Duck Instruments', kind: 'primary' },
          { text: 'PDI', kind: 'weak' },
          { text: 'Duck Instruments', kind: 'aka' },
        ],
        addresses: [{ full: 'Dock 1, Callao, Peru' }, { full: 'Dock 2, Callao, Peru' }],
        measures: [{ measure: 'export', from: '2011-11-21' }],
      },
      { sourceId: 'paper-duck-instruments/cl', measures: [{ from: '2015-08-01' }] },
      { sourceId: 'crane-optics/cn' },
    ]);
  });

  test('a file with fewer entries than it says is refused', async () => {
    const { codes } = await readText(listedNames.replace('"count": 3', '"count": 4'));
    expect(codes('fatal')).toEqual(['LIST_TRUNCATED']);
  });
});
