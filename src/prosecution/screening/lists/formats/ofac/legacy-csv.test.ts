import { describe, expect, it } from 'vitest';
import { reExport } from '../../re-export.ts';
import { oneOf, readParts } from '../../testing/read-parts.ts';
import { consAlt, consPrim, sdn, sdnAdd, sdnAlt, sdnComments } from '../../testing/us-lists.ts';

const whole = { 'x.csv': sdnAdd, 'y.csv': sdn, 'z.csv': sdnAlt, 'c.csv': sdnComments };

describe("OFAC's legacy files", () => {
  it('are put together by their number, whatever the files are called and in whatever order', async () => {
    const { reading, entities, codes } = await readParts(whole);
    expect(reading).toMatchObject({ format: 'ofac-legacy-csv', listIds: ['us-ofac-sdn'], date: '' });
    expect(reading.counts).toEqual({
      rows: { prim: 4, alt: 2, add: 3, comments: 2 },
      entries: 4,
      names: 8,
      addresses: 3,
      identifiers: 7,
    });
    expect(codes('fatal')).toEqual([]);
    expect(reading.problems).toEqual([
      { code: 'ROW_ORPHAN', file: 'c.csv', line: 2, field: 'ent_num', value: '999999', weight: 'reject' },
    ]);
    expect(oneOf(entities, '900001')).toMatchObject({
      listId: 'us-ofac-sdn',
      schema: 'Person',
      names: [
        { text: 'FENWHISTLE, Arlo', kind: 'primary', parts: { last: 'FENWHISTLE', first: 'Arlo' } },
        { text: 'FENWISTLE, Arlow', kind: 'aka' },
        { text: 'THE WHISTLER', kind: 'weak' },
      ],
      gender: 'male',
      positions: ['Captain', 'Owner'],
      addresses: [
        { full: '1 Nowhere Lane, Lille 59000, France', city: 'Lille', region: '', postalCode: '59000', country: 'fr' },
      ],
      measures: [
        {
          measure: 'block',
          programme: 'TCO',
          authority: 'E.O. 13581 as amended by E.O. 13863; 31 CFR 590',
          status: 'active',
        },
      ],
      links: [{ type: 'linked-to', target: 'PAPER BOAT LINE' }],
    });
    expect(oneOf(entities, '900003')).toMatchObject({
      schema: 'Vessel',
      countries: [{ iso2: 'pa', role: 'flag' }],
      links: [{ type: 'owner', target: 'PAPER BOAT LINE' }],
      addresses: [],
    });
  });

  it('go on in the comments where remarks were cut, with nothing in between', async () => {
    const { entities } = await readParts(whole);
    const cut = oneOf(entities, '900004');
    expect(cut.names.map(({ text }) => text)).toEqual(['VERDANO QUILL, Tomas', 'THE QUILL']);
    expect(cut.links.at(-1)?.target).toMatch(/ LONG LOmid word$/);
    expect(cut.birthPlaces).toEqual(['Cusco, Peru']);
    const without = await readParts({ a: sdn, b: sdnAlt, c: sdnAdd });
    expect(without.reading.problems).toMatchObject([{ code: 'OFAC_COMMENTS_MISSING', value: '1', weight: 'note' }]);
  });

  it('are one party on two lists with two measures where its number stands on both', async () => {
    const { reading, entities } = await readParts({ ...whole, p: consPrim, q: consAlt });
    expect(reading.listIds).toEqual(['us-ofac-sdn', 'us-ofac-cons']);
    const both = entities.filter(({ sourceId }) => sourceId === '900002');
    expect(both.map(({ listId, sameAs }) => [listId, sameAs])).toEqual([
      ['us-ofac-sdn', []],
      ['us-ofac-cons', ['us-ofac-sdn/900002']],
    ]);
    expect(both[1]?.measures.map(({ measure, programme }) => `${programme} ${measure}`)).toEqual([
      'TCO block',
      'UKRAINE-EO13662 sectoral',
    ]);
    expect(oneOf(entities, '900005').measures).toMatchObject([{ measure: 'reject', programme: 'NS-PLC' }]);
  });

  it('come out again byte for byte', async () => {
    const { entities } = await readParts({ a: sdn, b: sdnAlt, c: sdnAdd });
    const tables: Record<string, string> = {};
    for await (const { table, raw } of reExport(entities, 'ofac-legacy-csv'))
      tables[table] = `${tables[table] ?? ''}${raw}\r\n`;
    expect(tables).toEqual({ prim: sdn.slice(0, -1), alt: sdnAlt.slice(0, -1), add: sdnAdd.slice(0, -1) });
  });

  it.each([
    ['the names are missing', { a: sdn, c: sdnAdd }, 'LIST_TABLE_MISSING', 'alt'],
    ['the parties are missing', { b: sdnAlt, c: sdnAdd }, 'LIST_TABLE_MISSING', 'prim'],
    ['a table is there twice', { a: sdn, a2: sdn, b: sdnAlt, c: sdnAdd }, 'LIST_TABLE_TWICE', 'prim'],
    ['a quote is never closed', { a: sdn.slice(0, -40), b: sdnAlt, c: sdnAdd }, 'LIST_TRUNCATED', 'quote'],
    [
      'the last row is short',
      { a: sdn, b: sdnAlt.slice(0, sdnAlt.indexOf('2,"fka"') + 7), c: sdnAdd },
      'LIST_TRUNCATED',
      'row',
    ],
    ['one file has lost its end', { a: sdn, b: `${sdnAlt.split('\r\n')[0]}\r\n`, c: sdnAdd }, 'LIST_TRUNCATED', '0x1A'],
    [
      'all ends are missing and names point at nobody',
      { a: `${sdn.split('\r\n')[0]}\r\n`, b: sdnAlt.slice(0, -1) },
      'LIST_TRUNCATED',
      '0x1A',
    ],
    [
      'rows of parties have a column less',
      { a: sdn.replaceAll(',-0- ,', ','), b: sdnAlt },
      'LIST_WRONG_COLUMNS',
      undefined,
    ],
  ])('are refused where %s', async (_, parts, code, field) => {
    const { reading } = await readParts(parts);
    const fatal = reading.problems.filter(({ weight }) => weight === 'fatal');
    expect(fatal[0]).toMatchObject({ code, ...(field ? { field } : {}) });
  });

  it('without any end mark are read with a note where they fit together', async () => {
    const { codes } = await readParts({ a: sdn.slice(0, -1), b: sdnAlt.slice(0, -1), c: sdnAdd.slice(0, -1) });
    expect(codes('fatal')).toEqual([]);
    expect(codes('note').filter((code) => code === 'END_MARK_MISSING')).toHaveLength(3);
  });

  it('leave a broken row out and say which, and why', async () => {
    const broken = sdn
      .replace('900002,"PAPER BOAT LINE"', 'x,"PAPER BOAT LINE"')
      .replace('900003,"PAPER DUCK"', '900003,-0- ');
    const { reading, entities } = await readParts({ a: broken, b: sdnAlt, c: sdnAdd });
    expect(entities.map(({ sourceId }) => sourceId)).toEqual(['900001', '900004']);
    expect(
      reading.problems.filter(({ file }) => file === 'a').map(({ code, line, field }) => [code, line, field]),
    ).toEqual([
      ['NO_ID', 2, 'ent_num'],
      ['NO_NAME', 3, 'SDN_Name'],
      ['OFAC_COMMENTS_MISSING', 0, 'Remarks'],
    ]);
  });
});
