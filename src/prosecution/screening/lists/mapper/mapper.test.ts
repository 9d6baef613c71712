import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from '../../../../engines/sheets/index.ts';
import type { ListedEntity } from '../entity.ts';
import { ListError } from '../list-error.ts';
import { partOf } from '../testing/read-text.ts';
import { applyMapping } from './apply-mapping.ts';
import { Mapping } from './mapping.ts';
import { proposedColumns, proposeMapping } from './propose-mapping.ts';
import { previewMapping, readMappedList } from './read-mapped-list.ts';

const debarments = `Program debarments as of a made-up day

Employer Name,City,State,Country,Violation Type,Start Date,End Date,Case Number,Shoe size
Paper Boat Farms LLC,Nowhere,TX,United States,Failure to respond,03/14/2024,03/13/2026,H-300-1,44
"Quill, Tomas",Elsewhere,FL,United States,Misrepresentation,05/30/2023,Permanent,H-300-2,45
Folded Crane Inc.,Nowhere,TX,United States,Failure to pay,13/13/2023,05/29/2026,H-300-3,
`;

const mapping = (columns: Mapping['columns'], more: Partial<Mapping> = {}): Mapping =>
  Mapping.parse({
    list: 'us-dol-debarred',
    title: 'Debarments',
    publisher: 'Nobody',
    measure: 'debar',
    columns,
    ...more,
  });

const guesses = (headers: readonly string[], rows: readonly (readonly string[])[]) =>
  proposedColumns(proposeMapping(headers, rows));

describe('what columns seem to hold', () => {
  test('by English headings', () => {
    expect(guesses(['Last Name', 'First Name', 'DOB', 'NPI', 'ExclDate', 'State', 'Shoe size'], [])).toEqual({
      'Last Name': 'last-name',
      'First Name': 'first-name',
      DOB: 'birth',
      NPI: 'identifier',
      ExclDate: 'from',
      State: 'region',
    });
  });

  test('by Spanish headings', () => {
    expect(
      guesses(['Nombre o razón social', 'RFC', 'Fecha de inicio', 'Fecha de término', 'Motivo', 'País'], []),
    ).toEqual({
      'Nombre o razón social': 'name',
      RFC: 'identifier',
      'Fecha de inicio': 'from',
      'Fecha de término': 'until',
      Motivo: 'remarks',
      País: 'country',
    });
  });

  test('by content, where the heading says nothing', () => {
    const rows = [
      ['Paper Boat Farms LLC', '14/03/1971', 'Peru', 'ABCDEFGH1JK2'],
      ['Tomas Verdano Quill', '15/04/1962', 'Chile', 'ABCDEFGH1JK3'],
      ['Folded Crane Inc.', '01/05/1980', 'Mexico', 'ABCDEFGH1JK4'],
    ];
    const proposal = proposeMapping(['A', 'B', 'C', 'D'], rows);
    expect(proposedColumns(proposal)).toEqual({ A: 'name', B: 'birth', C: 'country', D: 'identifier' });
    expect(proposal.dateOrder).toBe('day-first');
  });

  test('a heading that the content contradicts is not believed', () => {
    expect(
      guesses(
        ['Name', 'Date'],
        [
          ['Paper Boat', 'blue'],
          ['Folded Crane', 'red'],
        ],
      ),
    ).toEqual({ Name: 'name' });
  });

  test('two columns never get a field of which there is one', () => {
    expect(guesses(['Name', 'Company Name'], [])).toEqual({ Name: 'name' });
  });
});

describe('a table read by a mapping', () => {
  test('from CSV with lines above the headings, with a proposal that fits it', async () => {
    const { headers, rows, proposal } = await previewMapping(partOf(debarments));
    expect(headers[0]).toBe('Employer Name');
    expect(rows.map(({ line }) => line)).toEqual([4, 5, 6]);
    expect(proposedColumns(proposal)).toEqual({
      'Employer Name': 'name',
      City: 'city',
      State: 'region',
      Country: 'country',
      'Violation Type': 'remarks',
      'Start Date': 'from',
      'End Date': 'until',
      'Case Number': 'id',
    });
  });

  test('gives entities, doubts with their line, and keeps what is mapped to nothing', async () => {
    const { proposal } = await previewMapping(partOf(debarments));
    const entities: ListedEntity[] = [];
    const reading = await readMappedList(partOf(debarments), mapping(proposedColumns(proposal)), (entity) =>
      entities.push(entity),
    );
    expect(reading).toMatchObject({
      format: 'mapped-table',
      listIds: ['us-dol-debarred'],
      counts: { rows: { row: 3 }, entries: 3 },
    });
    expect(reading.problems).toMatchObject([
      { code: 'DATE_NOT_READ', line: 6, field: 'from', value: '13/13/2023', weight: 'note' },
    ]);
    expect(entities[0]).toMatchObject({
      sourceId: 'H-300-1',
      names: [{ text: 'Paper Boat Farms LLC', kind: 'primary' }],
      addresses: [{ full: 'Nowhere, TX, United States', country: 'us' }],
      measures: [{ measure: 'debar', from: '2024-03-14', until: '2026-03-13', authority: 'Nobody' }],
      remarks: ['Failure to respond', 'Shoe size: 44'],
    });
    expect(entities[1]?.measures[0]?.until).toBe('');
  });

  test('from XLSX, the same', async () => {
    const bytes = writeXlsx({
      sheets: [
        {
          name: 'List',
          columns: [{ header: 'Nombre' }, { header: 'País' }],
          rows: [
            ['Papel Doblado S.A.', 'México'],
            ['', 'Perú'],
          ],
        },
      ],
    });
    const entities: ListedEntity[] = [];
    const reading = await readMappedList(partOf(bytes), mapping({ Nombre: 'name', País: 'country' }), (entity) =>
      entities.push(entity),
    );
    expect(entities).toMatchObject([{ names: [{ text: 'Papel Doblado S.A.' }], countries: [{ iso2: 'mx' }] }]);
    expect(reading.problems).toMatchObject([{ code: 'NO_NAME', line: 3, weight: 'reject' }]);
  });

  test('rows under one id are one party, the same row twice is refused, a wider row too', () => {
    const rows = [
      { cells: ['1', 'Paper Boat'], line: 2 },
      { cells: ['1', 'Boat of Paper'], line: 3 },
      { cells: ['1', 'Paper Boat'], line: 4 },
      { cells: ['2', 'Crane', 'adrift'], line: 5 },
    ];
    const { entities, rejects } = applyMapping(['Id', 'Name'], rows, mapping({ Id: 'id', Name: 'name' }));
    expect(entities.map(({ entity }) => entity.names.map(({ kind, text }) => `${kind}: ${text}`))).toEqual([
      ['primary: Paper Boat', 'aka: Boat of Paper'],
    ]);
    expect(rejects.map(({ code, line }) => `${code} ${line}`)).toEqual(['ROW_TWICE 4', 'ROW_WIDTH 5']);
  });

  test('persons, firms and cross references of exclusion lists', () => {
    const columns = {
      First: 'first-name',
      Last: 'last-name',
      Kind: 'type',
      Also: 'alias',
      UEI: 'identifier',
      Born: 'birth',
    } as const;
    const rows = [
      { cells: ['Odette', 'Fenwhistle', 'Individual', '(also ODA, THE WHISTLER)', 'ABCDEFGH1JK2', '1975-07'], line: 2 },
    ];
    expect(applyMapping(Object.keys(columns), rows, mapping(columns)).entities[0]?.entity).toMatchObject({
      schema: 'Person',
      names: [
        { text: 'Odette Fenwhistle', parts: { first: 'Odette', last: 'Fenwhistle' } },
        { text: 'ODA', kind: 'aka' },
        { text: 'THE WHISTLER', kind: 'aka' },
      ],
      identifiers: [{ type: 'uei', value: 'ABCDEFGH1JK2' }],
      births: [{ from: '1975-07-01', precision: 'month' }],
    });
  });

  test('a heading that is gone is named, a file that is no table refused', async () => {
    const nothing = () => {};
    await expect(readMappedList(partOf('Name\nPaper Boat\n'), mapping({ Firm: 'name' }), nothing)).rejects.toThrow(
      'LIST_WRONG_COLUMNS',
    );
    await expect(readMappedList(partOf(''), mapping({ Firm: 'name' }), nothing)).rejects.toThrow('LIST_EMPTY');
    await expect(
      readMappedList(partOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0)), mapping({ Firm: 'name' }), nothing),
    ).rejects.toThrow('LIST_NOT_READ');
  });

  test('a mapping without a name is no mapping', () => {
    expect(
      Mapping.safeParse({ list: 'x1', title: 'X', publisher: 'X', measure: 'debar', columns: { A: 'id' } }).success,
    ).toBe(false);
  });
});

test('whatever the table holds, each row is in an entity or refused', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('', 'Paper Boat', '01/02/2020', 'Peru', '"', '(', ';'),
  );
  const table = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 });
  const columns = { A: 'id', B: 'name', C: 'alias', D: 'from', E: 'country' } as const;
  await fc.assert(
    fc.property(table, (cells) => {
      const rows = cells.map((row, index) => ({ cells: row, line: index + 2 }));
      const { entities, rejects } = applyMapping(Object.keys(columns), rows, mapping(columns));
      expect(entities.reduce((sum, { entity }) => sum + entity.raw.length, 0) + rejects.length).toBe(rows.length);
    }),
  );
});

test('random bytes end in a list error or a table, never in another error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const outcome = await previewMapping(partOf(bytes)).catch((error: unknown) => error);
      expect(
        outcome instanceof ListError || (typeof outcome === 'object' && outcome !== null && 'headers' in outcome),
      ).toBe(true);
    }),
  );
});
