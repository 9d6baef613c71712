import { describe, expect, it } from 'vitest';
import { measureStatus } from '../../measures.ts';
import { oneOf, readParts } from '../../testing/read-parts.ts';
import { csl, cslJson, denied, sam, samV1 } from '../../testing/us-lists.ts';

describe('the Consolidated Screening List', () => {
  it('is one entry a row; those of the Treasury say which listed party they are', async () => {
    const { reading, entities } = await readParts({ x: csl });
    expect(reading).toMatchObject({ format: 'csl-csv', listIds: ['us-csl'], problems: [] });
    expect(entities.map(({ sourceId, sameAs }) => [sourceId, sameAs])).toEqual([
      ['SDN-900001', ['us-ofac-sdn/900001']],
      ['NS-MBS-900001', ['us-ofac-cons/900001', 'us-ofac-sdn/900001']],
      [expect.stringMatching(/^DPL-[0-9a-f]{16}$/), [expect.stringMatching(/^us-bis-dpl\/[0-9a-f]{16}$/)]],
    ]);
  });

  it('matches whole names of sources: a non-SDN list is no SDN list', async () => {
    const { entities } = await readParts({ x: csl });
    expect(entities.map(({ measures }) => measures.map(({ measure }) => measure))).toEqual([
      ['block'],
      ['sectoral'],
      ['export'],
    ]);
    const unknown = await readParts({
      x: csl.replace('Specially Designated Nationals (SDN)', 'Another SDN List (ASL)'),
    });
    expect(unknown.entities[0]).toMatchObject({ measures: [{ measure: 'notice' }], sameAs: [] });
    expect(unknown.reading.problems).toMatchObject([{ code: 'SOURCE_UNKNOWN', line: 2, weight: 'note' }]);
  });

  it('splits what stands between semicolons, with and without a blank behind them', async () => {
    const { entities } = await readParts({ x: csl });
    expect(oneOf(entities, 'SDN-900001')).toMatchObject({
      names: [{ text: 'FENWHISTLE, Arlo' }, { text: 'FENWISTLE, Arlow' }, { text: 'THE WHISTLER' }],
      births: [{ precision: 'year' }, { from: '1971-11-05' }],
      addresses: [{ country: 'fr' }, { country: 'pa' }],
      identifiers: [{ type: 'passport', value: '00AA00000', country: 'fr' }],
      gender: 'male',
      links: [{ target: 'PAPER BOAT LINE' }],
      remarks: ['Secondary sanctions risk: North Sea Regulations, sections 1 and 2'],
    });
  });

  it('is the same from JSON, and one page of a search is not the list', async () => {
    const { reading, entities } = await readParts({ x: cslJson });
    expect(reading).toMatchObject({ format: 'csl-json', counts: { entries: 1, rows: { results: 1 } }, problems: [] });
    expect(entities).toMatchObject([
      {
        sourceId: 'SSI-900002',
        names: [{ text: 'PAPER BOAT LINE {and, "Sons"}' }, { text: 'FOLDED SHIPS' }],
        identifiers: [
          { type: 'registration', value: 'B 17', country: 'pa', label: 'Registration Number, expires 2030-01-01' },
        ],
        sameAs: ['us-ofac-cons/900002', 'us-ofac-sdn/900002'],
      },
    ]);
    const page = await readParts({ x: cslJson.replace('"total": 1', '"total": 14160') });
    expect(page.codes('fatal')).toEqual(['LIST_TRUNCATED']);
  });

  it('is refused where it was cut, or lacks columns', async () => {
    expect((await readParts({ x: csl.slice(0, csl.indexOf('Menu-Based')) })).codes('fatal')).toEqual([
      'LIST_TRUNCATED',
    ]);
    const less = await readParts({ x: csl.replace('alt_names', 'other') });
    expect(less.reading.problems).toMatchObject([{ code: 'LIST_WRONG_COLUMNS', field: 'alt_names', weight: 'fatal' }]);
  });
});

describe('SAM exclusions', () => {
  it('tell exclusion from restriction, and are in force from the first day until the day before the last', async () => {
    const { reading, entities } = await readParts({ x: sam });
    expect(reading).toMatchObject({ format: 'sam-exclusions-csv', listIds: ['us-sam-exclusions'], date: '2024-02-01' });
    const [person, firm] = [oneOf(entities, 'S4MR00001'), oneOf(entities, 'S4MR00002')];
    expect(firm.measures).toMatchObject([{ measure: 'restriction', until: '', status: 'active' }]);
    expect(firm.remarks).toContain('Restriction, not exclusion');
    expect(person.measures).toMatchObject([{ measure: 'debar', from: '2024-01-31', until: '2024-10-26' }]);
    const [debarred] = person.measures;
    if (!debarred) throw new Error('no measure');
    expect(['2024-01-30', '2024-01-31', '2024-10-25', '2024-10-26'].map((day) => measureStatus(debarred, day))).toEqual(
      ['pending', 'active', 'active', 'ended'],
    );
  });

  it('hold a party once that stands twice with the same row', async () => {
    const { entities, reading } = await readParts({ x: sam });
    expect(entities).toHaveLength(2);
    expect(reading.problems).toMatchObject([{ code: 'ROW_TWICE', line: 4, weight: 'reject' }]);
  });

  it('follow cross-references though a middle name is missing and a company has commas', async () => {
    const { entities } = await readParts({ x: sam });
    expect(oneOf(entities, 'S4MR00001').links).toEqual([
      { type: 'cross-reference', target: 'PAPER AND SONS, LLC', targetId: 'S4MR00002' },
      { type: 'cross-reference', target: 'FOLDED SHIPS INC.', targetId: '' },
    ]);
    expect(oneOf(entities, 'S4MR00002').links).toMatchObject([{ targetId: 'S4MR00001' }]);
  });

  it('of the first version have another number for firms', async () => {
    const { codes, entities } = await readParts({ x: samV1.replace('"S4MR00002","1ABC2"', '"S4MR00002",""') });
    expect(codes('fatal')).toEqual([]);
    expect(entities).toHaveLength(3);
  });
});

describe('denied persons', () => {
  it('lose leading blanks, keep each address and are shown as one party', async () => {
    const { reading, entities } = await readParts({ x: denied });
    expect(reading).toMatchObject({
      format: 'bis-dpl-text',
      counts: { entries: 2, rows: { dpl: 2 } },
      date: '2020-02-01',
      problems: [],
    });
    const [first, second] = entities;
    expect(first).toMatchObject({
      names: [{ text: 'ODETTE PAPERWEIGHT' }],
      measures: [{ measure: 'export', from: '2020-01-31', until: '2030-01-31' }],
    });
    expect(second?.sameAs).toEqual([`us-bis-dpl/${first?.sourceId}`]);
  });

  it('have the same number as in the Consolidated Screening List', async () => {
    const [here] = (await readParts({ x: denied })).entities;
    const there = (await readParts({ x: csl })).entities.at(-1);
    expect(there?.sameAs).toEqual([`us-bis-dpl/${here?.sourceId}`]);
  });
});
