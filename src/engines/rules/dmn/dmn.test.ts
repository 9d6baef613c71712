import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecisionTable, decideTable, RuleError, readDmn, writeDmn } from '../index.ts';
import { samplePack } from '../testing/pack.ts';

const table = (hitPolicy: DecisionTable['hitPolicy'], more: Partial<DecisionTable> = {}): DecisionTable => ({
  id: 'table-1',
  title: 'Offer & answer',
  hitPolicy,
  inputs: [
    { name: 'age', type: 'number', value: { fact: 'age' } },
    { name: 'filed', type: 'date', value: { fact: 'filed' } },
  ],
  outputs: [{ name: 'offer', type: 'text', values: '"best", "good", "none"' }],
  rows: [
    { id: 'a', when: ['[18..65)', '-'], gives: ['"good"'] },
    { id: 'b', when: ['>= 21', '>= date("2026-01-23")'], gives: ['"best"'] },
    { id: 'c', when: ['not(18, 19)', '< date("2026-01-23")'], gives: ['"none"'] },
  ],
  ...more,
});

const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof RuleError ? error.code : String(error);
  }
  return 'no error';
};

describe('a table', () => {
  const both = { age: '30', filed: '2026-02-01' };
  it('answers by its policy', () => {
    expect(decideTable(table('F'), both)).toEqual([{ offer: 'good' }]);
    expect(decideTable(table('P'), both)).toEqual([{ offer: 'best' }]);
    expect(decideTable(table('O'), both)).toEqual([{ offer: 'best' }, { offer: 'good' }]);
    expect(decideTable(table('C'), both)).toEqual([{ offer: 'good' }, { offer: 'best' }]);
    expect(decideTable(table('C', { aggregation: 'COUNT' }), both)).toEqual([{ offer: '2' }]);
    expect(codeOf(() => decideTable(table('U'), both))).toBe('RULE_ROWS_CONFLICT');
    expect(codeOf(() => decideTable(table('A'), both))).toBe('RULE_ROWS_CONFLICT');
    expect(decideTable(table('F'), { age: '17', filed: '2026-02-01' })).toEqual([]);
  });

  it('answers without a fact only where the fact cannot matter', () => {
    expect(decideTable(table('F'), { age: '18', filed: null })).toEqual([{ offer: 'good' }]);
    expect(decideTable(table('P'), { age: '30', filed: null })).toBeNull();
    expect(decideTable(table('F'), { age: null, filed: '2026-02-01' })).toBeNull();
  });

  it('adds exactly', () => {
    const sum = table('C', {
      aggregation: 'SUM',
      outputs: [{ name: 'owed', type: 'money' }],
      rows: ['0.1', '0.2', '0.3'].map((owed, id) => ({ id: `${id}`, when: ['-', '-'], gives: [owed] })),
    });
    expect(decideTable(sum, both)).toEqual([{ owed: '0.6' }]);
  });

  it.each(['', '18..', '>= "a"', '"a" "b"', 'date("2026-02-30")', '? + 1', '[1..2', 'not()'])(
    'refuses the cell %j',
    (cell) => {
      const rows = [{ id: 'a', when: [cell, '-'], gives: ['"good"'] }];
      expect(codeOf(() => decideTable(table('F', { rows }), both))).toBe('RULE_CELL_NOT_UNDERSTOOD');
    },
  );
});

describe('DMN', () => {
  const answers = (one: DecisionTable | undefined, age: number, filed: string) =>
    one && codeOf(() => decideTable(one, { age: String(age), filed })) === 'no error'
      ? decideTable(one, { age: String(age), filed })
      : 'conflict';

  it('out and in again gives the same answers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DecisionTable['hitPolicy']>('U', 'A', 'F', 'P', 'R', 'O', 'C'),
        fc.integer({ min: 0, max: 80 }),
        fc.constantFrom('2026-01-22', '2026-01-23', '2026-11-24'),
        (policy, age, filed) => {
          const before = table(policy);
          expect(answers(readDmn(writeDmn([before]))[0], age, filed)).toEqual(answers(before, age, filed));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('out and in again is the same table, but for ids', () => {
    const [again] = readDmn(writeDmn([table('F')]));
    expect(again).toEqual({
      ...table('F'),
      rows: table('F').rows.map((row, index) => ({ ...row, id: `r-1-${index}` })),
    });
    expect(readDmn(writeDmn(samplePack.tables))).toHaveLength(1);
  });

  it.each([
    ['<a', 'DMN_NOT_XML'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'DMN_HAS_DTD'],
    ['<a/>', 'DMN_NOT_CLAIMED'],
    ['<definitions><decision name="x"><literalExpression/></decision></definitions>', 'DMN_NOT_CLAIMED'],
    ['<definitions><decision name="x"><decisionTable hitPolicy="MAYBE"/></decision></definitions>', 'DMN_NOT_CLAIMED'],
    [`${'<a>'.repeat(100)}`, 'DMN_TOO_LARGE'],
  ])('refuses %s', (xml, code) => expect(codeOf(() => readDmn(xml))).toBe(code));

  it('answers any bytes with a rule error or tables', () => {
    const good = writeDmn([table('F')]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length }), fc.string({ maxLength: 6 }), (at, noise) => {
        const code = codeOf(() => readDmn(good.slice(0, at) + noise + good.slice(at + noise.length)));
        expect(code).toMatch(/^(no error|DMN_|RULE_)/);
      }),
    );
  });

  it('refuses to write what XML cannot carry', () => {
    expect(codeOf(() => writeDmn([table('F', { title: '\u0000' })]))).toBe('DMN_CANNOT_BE_WRITTEN');
  });
});
