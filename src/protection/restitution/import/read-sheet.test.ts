import { beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../engines/sheets/index.ts';
import { perform } from '../../../platform/kernel/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { openHouse, outcomeOf } from '../../casework/testing/house.ts';
import { dayIn, hoursBetween, hoursIn, moneyIn } from './cells.ts';
import { readRows, readSheet } from './read-sheet.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const hours = { holds: 'hours', dayOrder: 'month-first' } as const;
const pay = { holds: 'pay', dayOrder: 'month-first' } as const;

describe('a time sheet', () => {
  it('is understood by its headings, in English and Spanish, with hours or with start and end', () => {
    expect(readRows(bytes('Date,Hours\n2012-03-05,8:30\n3/6/2012,"7,5"\n'), hours)).toMatchObject({
      columns: { date: 'Date', hours: 'Hours' },
      days: [
        { date: '2012-03-05', hours: '8:30' },
        { date: '2012-03-06', hours: '7.5' },
      ],
      ready: true,
    });
    const spanish = readRows(bytes('Fecha;Entrada;Salida\n5/3/2012;18:00;02:15\n'), {
      ...hours,
      dayOrder: 'day-first',
    });
    expect(spanish.days).toEqual([{ date: '2012-03-05', hours: '8:15' }]);
  });

  it('is mapped by hand where its headings say nothing, and names every cell that cannot be used', () => {
    const file = bytes('when,how long\n2012-03-05,8\n2012-02-30,8\n2012-03-06,25\n');
    expect(readRows(file, hours)).toMatchObject({
      ready: false,
      days: [],
      problems: [
        { row: 1, field: 'date', code: 'RESTITUTION_COLUMN_MISSING' },
        { row: 1, field: 'hours', code: 'RESTITUTION_COLUMN_MISSING' },
      ],
    });
    expect(readRows(file, { ...hours, date: 'when', hours: 'how long' })).toMatchObject({
      ready: false,
      days: [{ date: '2012-03-05', hours: '8' }],
      problems: [
        { row: 3, field: 'when', code: 'RESTITUTION_CELL_NO_DAY' },
        { row: 4, field: 'how long', code: 'RESTITUTION_CELL_NO_HOURS' },
      ],
    });
  });

  it('may be a workbook; pay slips say what each payment was for', () => {
    const file = writeXlsx({
      sheets: [
        {
          name: 'Slips',
          columns: [
            { header: 'Pay date', kind: 'date' },
            { header: 'Net', kind: 'number' },
            { header: 'Period from' },
            { header: 'Period to' },
          ],
          rows: [['2012-03-16', '400.5', '2012-03-04', '2012-03-10']],
        },
      ],
    });
    expect(readRows(file, { ...pay, fileName: 'slips.xlsx' }).paid).toEqual([
      { date: '2012-03-16', amount: '400.50', from: '2012-03-04', to: '2012-03-10', basis: 'slips.xlsx' },
    ]);
  });

  it('that is no table is refused', () => {
    expect(() => readRows(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), hours)).toThrow(
      expect.objectContaining({ code: 'RESTITUTION_SHEET_UNREADABLE' }),
    );
  });

  it('cells are read exactly, or not at all', () => {
    expect(['24', '24:00', '24.1', '24:01', '8h', '-1', '1e1', ''].map(hoursIn)).toEqual([
      '24',
      '24:00',
      null,
      null,
      '8',
      null,
      null,
      null,
    ]);
    expect(['$1,234.5', '80', '1.005', '1,23', 'free'].map(moneyIn)).toEqual(['1234.50', '80.00', null, null, null]);
    expect([hoursBetween('9:00 am', '5:30 pm'), hoursBetween('22:00', '06:00'), hoursBetween('9', '5')]).toEqual([
      '8:30',
      '8:00',
      null,
    ]);
    expect([
      dayIn('2/29/2012', 'month-first'),
      dayIn('2/29/2011', 'month-first'),
      dayIn('2012-03-05T00:00:00', 'month-first'),
    ]).toEqual(['2012-02-29', null, '2012-03-05']);
  });
});

describe('a time sheet sent by a caseworker', () => {
  let world: TestWorld;
  let house: Awaited<ReturnType<typeof openHouse>>;
  let survivorId: string;
  beforeAll(async () => {
    world = await testWorld('2026-11-24T12:00:00.000Z');
    house = await openHouse(world);
    ({ survivorId } = await house.meetWithCase());
  });

  it('is looked at and not kept, by who works with her only', async () => {
    const file = { bytes: bytes('date,hours\n2012-03-05,8\n'), type: 'text/csv', name: 'sheet.csv' };
    const found = await perform(world.kernel, house.worker, readSheet, { survivorId, holds: 'hours' }, file);
    expect(found).toMatchObject({ total: 1, ready: true, days: [{ date: '2012-03-05', hours: '8' }] });
    expect(await outcomeOf(world, house.colleague, readSheet, { survivorId, holds: 'hours' })).toBe(
      'NOT_FOUND_OR_NO_ACCESS',
    );
  });
});
