import { describe, expect, it } from 'vitest';
import { writeXlsx } from '../../../engines/sheets/index.ts';
import { supplyScreen } from '../commands/screen.ts';
import { contextOver } from '../testing/context.ts';
import { partyList } from '../testing/lists.ts';
import { readSuppliers } from './read-suppliers.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (table: Uint8Array, mapping = {}) =>
  readSuppliers(table, 'list', mapping).map(({ row, name, country, flags }) => [row, name, country, ...flags]);
const sheet = (name: string, ...rows: string[][]) => ({
  name,
  columns: (rows[0] ?? []).map((header) => ({ header })),
  rows: rows.slice(1),
});

describe('a table of suppliers', () => {
  it.each([
    ['in UTF-16', Uint8Array.from(Buffer.from('\ufeffcountry;name\r\nMX;Peña\r\n', 'utf16le')), [[2, 'Peña', 'mx']]],
    ['in cp1252', Uint8Array.from('country;name\r\nMX;Peña\r\n', (one) => one.charCodeAt(0)), [[2, 'Peña', 'mx']]],
    ['with letters lost', bytes('name,country\nPe\u25a1a,MX\n'), [[2, 'Pe\u25a1a', 'mx', 'damaged-text']]],
    ['with lines ended by CR', bytes('name,country\rPeña,MX\r'), [[2, 'Peña', 'mx']]],
    ['under titles', bytes('Our list\n\nMade by,Ana\n\nVendor name,Country\nPeña,MX\n'), [[6, 'Peña', 'mx']]],
    [
      'after an empty sheet',
      writeXlsx({ sheets: [sheet('Empty', [' ']), sheet('A', ['name', 'country'], ['Peña', 'MX'])] }),
      [[2, 'Peña', 'mx']],
    ],
    [
      'after a sheet of notes',
      writeXlsx({ sheets: [sheet('Notes', ['Read me'], ['Old']), sheet('A', ['name', 'country'], ['Peña', 'MX'])] }),
      [[2, 'Peña', 'mx']],
    ],
  ])('is read %s', (_what, table, rows) => {
    expect(read(table)).toEqual(rows);
  });

  it.each([
    ['UTF-16 that breaks off', Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x42)],
    ['bytes of no encoding', Uint8Array.of(...bytes('name\nA'), 0x81, 0x0a)],
    ['nothing', new Uint8Array()],
    ['an open quote', bytes('name,country\n"Peña,MX\n')],
  ])('is refused where it is %s', (_what, table) => {
    expect(() => read(table)).toThrow(expect.objectContaining({ code: 'SUPPLY_TABLE_UNREADABLE' }));
  });

  it('is refused where it has headings alone, in words of its own', () => {
    expect(() => read(writeXlsx({ sheets: [sheet('A', ['name', 'country'])] }))).toThrow(
      expect.objectContaining({ code: 'SUPPLY_TABLE_EMPTY' }),
    );
  });

  const german = bytes('Lieferantenliste\nLieferant,Land,Was,Was\nKite Cotton Group,CN,thread,\n');
  const screen = (map: readonly string[]) => {
    const context = contextOver({ 'own.csv': german, 'uflpa_2026-07-09.csv': partyList });
    return supplyScreen.run(context, ['own.csv'], { on: '2026-07-10' }, { list: ['uflpa_2026-07-09.csv'], map });
  };

  it('is screened with columns that a person names', async () => {
    const { data } = await screen(['name=Lieferant', 'goods=#3']);
    expect(data).toMatchObject({ suppliers: [{ row: 3, name: 'Kite Cotton Group', outcome: 'hit' }] });
  });

  it.each([
    ['a column that is not there', ['name=Firma'], 'SUPPLY_COLUMN_MISSING', 'name: Firma'],
    ['a column beyond the last', ['name=#9'], 'SUPPLY_COLUMN_MISSING', 'name: #9'],
    ['two fields of one column', ['name=Lieferant', 'goods=#1'], 'SUPPLY_COLUMN_TWICE', 'goods: #1'],
    ['a heading that two columns have', ['name=Lieferant', 'goods=Was'], 'SUPPLY_COLUMN_TWICE', 'goods: Was'],
    ['a field that there is not', ['firm=Lieferant'], 'SUPPLY_MAPPING_UNREADABLE', '--map'],
    ['a field twice', ['name=Lieferant', 'name=#1'], 'SUPPLY_MAPPING_UNREADABLE', '--map'],
  ])('refuses %s, and says where', async (_what, map, code, field) => {
    await expect(screen(map)).rejects.toMatchObject({ code, where: [{ field }] });
  });
});
