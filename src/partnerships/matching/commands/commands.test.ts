import { describe, expect, it } from 'vitest';
import { contextWith } from '../../../platform/testing/command-context.ts';
import { keys } from './keys.ts';
import { psi } from './psi.ts';
import { ring } from './ring.ts';

const disk = {
  'a.csv':
    'Nombre,Apellidos,Fecha de nacimiento,Teléfono\nAna,Díaz,1990-01-02,212 555 0100\nBo,Chan,03/04/1991,2125550199\n',
  'b.csv': 'name,dob,phone,shoe\n"DIAZ, ANA",1990-01-02,+1 212 555 0100,38\nSomebody,1970-01-01,2125550199,40\n',
  'codes.txt': 'p-1\np-2\np-3\n',
  'more.txt': 'p-3\np-4\n',
  'odd.csv': 'shoe,hat\n38,7\n',
};
const context = contextWith(disk);

describe('fourfold matching keys', () => {
  it('counts what a list gives, and keeps the keys to itself unless it is asked', async () => {
    const { data } = await keys.run(context, ['a.csv'], {});
    expect(data).toMatchObject({
      people: 2,
      columns: { given: 'Nombre', family: 'Apellidos', birth: 'Fecha de nacimiento', phone: 'Teléfono' },
      unused: [],
    });
    expect(JSON.stringify(data)).not.toContain('5550100');
  });

  it('explains each key, and why one is missing', async () => {
    const { data, text } = await keys.run(context, ['a.csv'], { explain: true });
    const { rows } = data as { rows: { row: number; keys: unknown[] }[] };
    expect(rows[1]).toMatchObject({ row: 3 });
    expect(rows[1]?.keys).toContainEqual({
      class: 'K1',
      strength: 'medium',
      value: null,
      because: [{ field: 'birth', why: 'unreadable' }],
    });
    expect(text).toContain('+12125550100');
  });

  it('refuses a table of which it knows no column, and says what stands there', async () => {
    await expect(keys.run(context, ['odd.csv'], {})).rejects.toMatchObject({
      code: 'MATCHING_LIST_UNREADABLE',
      where: [{ file: 'odd.csv', row: 1, code: 'MATCHING_NO_COLUMN_KNOWN', says: 'shoe, hat' }],
    });
  });
});

describe('fourfold matching psi', () => {
  it('names the rows of A that B knows, by what, and those a person must look at', async () => {
    const { data } = await psi.run(context, ['a.csv', 'b.csv'], {});
    expect(data).toMatchObject({
      keys: ['K1', 'K4'],
      matched: 1,
      possible: 1,
      matches: [
        { row: 2, verdict: 'match', by: ['K1', 'K4'] },
        { row: 3, verdict: 'possible', by: ['K4'] },
      ],
    });
  });

  it('takes plain lists of codes, and says only how many where that was asked', async () => {
    const { data } = await psi.run(context, ['codes.txt', 'more.txt'], { count: true });
    expect(data).toMatchObject({ output: 'cardinality', keys: ['K0'], matched: 1, matches: [], a: { people: 3 } });
  });

  it.each([
    [['a.csv', 'codes.txt'], {}, 'MATCHING_NO_COMMON_KEY'],
    [['a.csv', 'b.csv'], { keys: 'K9' }, 'MATCHING_KEY_UNKNOWN'],
    [['a.csv', 'b.csv'], { pad: '-1' }, 'MATCHING_NUMBER_WRONG'],
    [['codes.txt', 'more.txt'], { pad: '2' }, 'MATCHING_SET_TOO_LARGE'],
  ])('refuses %j with %j: %s', async (args, options, code) => {
    await expect(psi.run(context, args, options)).rejects.toMatchObject({ code });
  });
});

describe('fourfold matching ring', () => {
  it.each([[['a.csv']], [Array.from({ length: 11 }, () => 'a.csv')]])(
    'refuses %j: too few or too many',
    async (lists) => {
      await expect(ring.run(context, lists, {})).rejects.toMatchObject({ code: 'MATCHING_LISTS_NUMBER' });
    },
  );
});
