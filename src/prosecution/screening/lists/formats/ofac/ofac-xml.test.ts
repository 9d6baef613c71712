import { describe, expect, it } from 'vitest';
import { oneOf, readParts } from '../../testing/read-parts.ts';
import { advanced, enhanced, sdnXml } from '../../testing/us-xml-lists.ts';

describe("OFAC's enhanced XML", () => {
  it('says what follows by its own types, programme by programme, and never takes an unknown one for a block', async () => {
    const { reading, entities } = await readParts({ 'list.xml': enhanced });
    expect(reading).toMatchObject({ format: 'ofac-enhanced-xml', listIds: ['us-ofac-cons'], date: '2026-01-10' });
    const party = oneOf(entities, '900002');
    expect(party.measures.map(({ measure, programme, from }) => [measure, programme, from])).toEqual([
      ['block', 'TCO', '2022-02-24'],
      ['sectoral', 'UKRAINE-EO13662', '2014-07-16'],
      ['notice', 'TCO', '2014-07-16'],
    ]);
    expect(reading.problems).toMatchObject([{ code: 'MEASURE_UNKNOWN', value: 'Something New', weight: 'note' }]);
    expect(party.sameAs).toEqual(['us-ofac-sdn/900002']);
    expect(oneOf(entities, '900005').measures).toMatchObject([
      { measure: 'reject', programme: 'NS-PLC', from: '2006-04-12' },
    ]);
  });

  it('holds names in their own script beside the Latin ones, the primary first', async () => {
    const { entities, reading } = await readParts({ 'list.xml': enhanced });
    expect(oneOf(entities, '900002').names.map(({ text, kind }) => [text, kind])).toEqual([
      ['PAPER & BOAT LINE', 'primary'],
      ['FOLDED SHIPS', 'fka'],
      ['БУМАЖНЫЙ ФЛОТ', 'original-script'],
      ['PBL', 'weak'],
    ]);
    expect(reading.counts).toEqual({
      rows: { entity: 2, name: 5, translation: 5 },
      entries: 2,
      names: 5,
      addresses: 1,
      identifiers: 2,
    });
  });

  it('holds dates, documents, addresses, links', async () => {
    const { entities } = await readParts({ 'list.xml': enhanced });
    expect(oneOf(entities, '900005').births).toEqual([
      { from: '1962-01-01', to: '1962-12-31', precision: 'year', circa: true },
    ]);
    expect(oneOf(entities, '900002')).toMatchObject({
      schema: 'Organization',
      identifiers: [
        { type: 'website' },
        { type: 'passport', value: 'X1', country: 'pa', label: 'Passport, said to be invalid' },
      ],
      addresses: [{ full: 'Paper Quay, Panama City, Panama', city: 'Panama City', country: 'pa' }],
      links: [{ type: 'Acting for or on behalf of', target: 'FENWHISTLE, Arlo', targetId: '900001' }],
    });
  });

  it('is refused where it ends too early', async () => {
    const { codes } = await readParts({ 'list.xml': enhanced.slice(0, enhanced.lastIndexOf('</entity>') - 5) });
    expect(codes('fatal')).toEqual(['LIST_TRUNCATED']);
  });
});

describe("OFAC's legacy XML", () => {
  it('is read with its weak names, and says where its own count differs', async () => {
    const { reading, entities } = await readParts({ x: sdnXml });
    expect(reading).toMatchObject({ format: 'ofac-sdn-xml', date: '2020-04-22', problems: [] });
    expect(entities).toMatchObject([
      {
        listId: 'us-ofac-sdn',
        sourceId: '900001',
        names: [
          { text: 'FENWHISTLE, Arlo', kind: 'primary' },
          { text: 'THE WHISTLER', kind: 'weak' },
        ],
        births: [{ from: '1970-01-01', to: '1970-12-31', circa: true }],
        gender: 'male',
        identifiers: [{ type: 'passport', value: '00AA00000', country: 'fr' }],
        links: [{ target: 'PAPER BOAT LINE' }],
        measures: [{ measure: 'block', programme: 'TCO' }],
      },
    ]);
    const other = await readParts({ x: sdnXml.replace('<Record_Count>1<', '<Record_Count>7<') });
    expect(other.reading.problems).toMatchObject([{ code: 'COUNT_DIFFERS', value: '1 / 7', weight: 'note' }]);
  });
});

describe("OFAC's advanced XML", () => {
  it('is put together from parties and what they point at', async () => {
    const { reading, entities } = await readParts({ x: advanced });
    expect(reading).toMatchObject({
      format: 'ofac-advanced-xml',
      date: '2026-01-09',
      problems: [],
      listIds: ['us-ofac-sdn'],
    });
    expect(reading.counts.rows).toEqual({
      DistinctParty: 2,
      IDRegDocument: 1,
      ProfileRelationship: 1,
      SanctionsEntry: 2,
    });
    expect(oneOf(entities, '900001')).toMatchObject({
      schema: 'Person',
      names: [
        { text: 'FENWHISTLE, Arlo', kind: 'primary', parts: { last: 'FENWHISTLE', first: 'Arlo' } },
        { text: 'ФЕНВИСЛ', kind: 'original-script' },
        { text: 'WHISTLER', kind: 'weak' },
      ],
      births: [{ from: '1970-01-01', to: '1970-12-31', precision: 'year', circa: false }],
      gender: 'male',
      addresses: [{ full: 'Panama City, Panama', city: 'Panama City', country: 'pa' }],
      identifiers: [{ type: 'passport', value: 'X1', country: 'pa' }],
      measures: [{ measure: 'block', programme: 'TCO', from: '2012-02-23' }],
    });
    expect(oneOf(entities, '900003')).toMatchObject({
      schema: 'Vessel',
      links: [{ type: 'Acting for or on behalf of', target: 'FENWHISTLE, Arlo', targetId: '900001' }],
    });
  });

  it('keeps every piece it was made of', async () => {
    const { entities } = await readParts({ x: advanced });
    const kept = entities.flatMap(({ raw }) => raw);
    for (const raw of kept) expect(advanced).toContain(raw);
    expect(kept.map((raw) => /^<(\w+)/.exec(raw)?.[1])).toEqual([
      'DistinctParty',
      'Location',
      'IDRegDocument',
      'SanctionsEntry',
      'DistinctParty',
      'ProfileRelationship',
      'SanctionsEntry',
    ]);
  });
});
