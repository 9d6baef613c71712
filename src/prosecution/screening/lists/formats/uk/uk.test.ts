import { describe, expect, test } from 'vitest';
import { ukList, ukTable } from '../../testing/made-up-lists.ts';
import { readText } from '../../testing/read-text.ts';

describe('the UK Sanctions List as XML', () => {
  test('Name6 is the surname, strength and variation decide the kind', async () => {
    const { entities } = await readText(ukList);
    expect(entities[0]?.names).toEqual([
      {
        text: 'Arlo Benedict FENWHISTLE',
        kind: 'primary',
        lang: '',
        parts: { first: 'Arlo', middle: 'Benedict', last: 'FENWHISTLE' },
      },
      { text: 'The Whistler', kind: 'weak', lang: '', parts: { last: 'The Whistler' } },
      { text: 'Arlow FENWISTLE', kind: 'aka', lang: '', parts: { first: 'Arlow', last: 'FENWISTLE' } },
      { text: 'Арло Фенвисл', kind: 'original-script', lang: 'ru' },
    ]);
  });

  test('the regime on trafficking sets the flag by its name, and no other regime does', async () => {
    const { entities } = await readText(ukList);
    expect(entities[0]?.topics).toEqual([
      {
        topic: 'trafficking',
        says: 'The Global Irregular Migration and Trafficking in Persons Sanctions Regulations 2025',
        citation: 'Global Irregular Migration and Trafficking in Persons Sanctions Regulations 2025, S.I. 2025/902',
      },
    ]);
    expect(entities[1]?.topics).toEqual([]);
  });

  test('what is imposed becomes measures; indicators speak where the words are missing', async () => {
    const { entities } = await readText(ukList);
    expect(entities[0]?.measures.map(({ measure, from }) => `${measure} ${from}`)).toEqual([
      'block 2026-05-26',
      'visa 2026-05-26',
      'restriction 2026-05-26',
    ]);
    expect(entities[1]?.measures.map(({ measure }) => measure)).toEqual(['restriction']);
  });

  test('dates with unknown days, numbered nationalities, documents and other lists are read', async () => {
    const { reading, entities } = await readText(ukList);
    expect(reading.date).toBe('2026-08-04');
    expect(entities[0]).toMatchObject({
      births: [
        { from: '1970-01-01', to: '1970-12-31', precision: 'year' },
        { from: '1971-11-05', precision: 'day' },
      ],
      countries: [
        { iso2: 'fr', role: 'nationality' },
        { iso2: 'be', role: 'nationality' },
        { iso2: 'fr', role: 'birth' },
        { iso2: 'fr', role: 'address' },
      ],
      identifiers: [{ type: 'passport', value: '00AA00000', country: 'fr' }],
      sameAs: ['uk-ofsi-conlist/90001', 'un-sc/EXi.001'],
      gender: 'male',
    });
    expect(entities[1]).toMatchObject({
      schema: 'Vessel',
      identifiers: [{ type: 'imo', value: '9074729', valid: true }],
      countries: [{ iso2: 'pa', role: 'flag' }],
    });
  });
});

describe('the UK Sanctions List as CSV', () => {
  test('the rows of one id are one party', async () => {
    const { reading, entities } = await readText(ukTable);
    expect(reading).toMatchObject({ date: '2026-08-04', counts: { rows: { row: 3 }, entries: 2 } });
    expect(entities[0]).toMatchObject({
      sourceId: 'RUS9003',
      schema: 'Person',
      gender: 'female',
      births: [{ from: '1975-07-01', to: '1975-07-31', precision: 'month' }],
    });
    expect(entities[0]?.names.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'primary: Odette FENWHISTLE',
      'weak: ODA',
    ]);
    expect(entities[0]?.raw).toHaveLength(2);
  });

  test('a row with a cell too few is refused with its line; a file cut within its last row whole', async () => {
    const short = await readText(ukTable.replace(',Weak,', ','));
    expect(short.reading.problems).toMatchObject([{ code: 'ROW_WIDTH', line: 4, weight: 'reject' }]);
    const cut = await readText(ukTable.slice(0, -20));
    expect(cut.codes('fatal')).toEqual(['LIST_TRUNCATED']);
  });

  test('a header that lost a column says which', async () => {
    const { reading } = await readText(ukTable.replace('Regime Name', 'Régime'));
    expect(reading.problems).toMatchObject([
      { code: 'LIST_WRONG_COLUMNS', line: 2, field: 'regime name', weight: 'fatal' },
    ]);
  });
});
