import { describe, expect, it } from 'vitest';
import { lint, readPack } from '../index.ts';
import { answers, packJson, samplePack, version } from '../testing/pack.ts';

const [severe] = packJson.rules;
const withVersions = (...versions: object[]) => readPack({ ...packJson, rules: [{ ...severe, versions }] });
const withRows = (rows: object[], more: object = {}) =>
  readPack({ ...packJson, tables: [{ ...packJson.tables[0], rows, ...more }] });
const codes = (pack: Parameters<typeof lint>[0], on?: string) => lint(pack, on).map(({ code }) => code);

describe('lint', () => {
  it('finds nothing in the sample but that nobody has reviewed it', () => {
    expect([...new Set(codes(samplePack))]).toEqual(['not reviewed']);
  });

  it('finds conditions that can never hold, and those that always do', () => {
    const fact = { fact: 'sex-act' };
    expect(codes(withVersions(version('1', '2000-01-01', 'x', { when: { all: [fact, { not: fact }] } })))).toContain(
      'never true',
    );
    expect(codes(withVersions(version('1', '2000-01-01', 'x', { when: { any: [fact, { not: fact }] } })))).toContain(
      'always true',
    );
    const codesOf = {
      all: [
        { fact: 'purpose', oneOf: ['peonage'] },
        { fact: 'purpose', oneOf: ['slavery'] },
      ],
    };
    expect(codes(withVersions(version('1', '2000-01-01', 'x', { when: codesOf })))).toContain('never true');
  });

  it('finds versions that hold on the same day, but lets a newer one end an older', () => {
    const always = { when: { fact: 'sex-act' } };
    const closed = { ...version('1', '2000-01-01', 'x', always), effective: { from: '2000-01-01', to: '2010-06-01' } };
    expect(codes(withVersions(closed, version('2', '2010-01-01', 'x', always)))).toContain('versions overlap');
    expect(
      codes(withVersions(version('1', '2010-01-01', 'x', always), version('2', '2010-01-01', 'x', always))),
    ).toContain('versions overlap');
    expect(
      codes(withVersions(version('1', '2000-01-01', 'x', always), version('2', '2010-01-01', 'x', always))),
    ).not.toContain('versions overlap');
  });

  it('finds missing sources and dates, and old reviews', () => {
    const bare = {
      ...version('1', null, '', { when: { fact: 'sex-act' } }),
      answers,
      reviewed: { who: 'A. Attorney', when: '2026-01-01' },
    };
    expect(codes(withVersions(bare), '2026-11-24')).toEqual(
      expect.arrayContaining(['no citation', 'undated', 'review is old']),
    );
    expect(codes(withVersions(bare), '2026-06-01')).not.toContain('review is old');
  });

  it('names the first thing that is not declared, with its place', () => {
    expect(lint(withVersions(version('1', '2000-01-01', 'x', { when: { fact: 'nobody-knows' } })))).toEqual([
      expect.objectContaining({ code: 'reference', severity: 'error', path: 'rule severe-form, version 1' }),
    ]);
    expect(lint(withVersions(version('1', '2000-01-01', 'x', { when: { rule: 'severe-form' } })))[0]?.says).toContain(
      'ask each other',
    );
    const types = { left: { fact: 'born' }, is: '<', right: { money: '5' } };
    expect(lint(withVersions(version('1', '2000-01-01', 'x', { when: types })))[0]?.says).toContain(
      'A date is compared with a money',
    );
  });

  it('finds gaps, overlaps and rows that nothing comes to', () => {
    const [first, ...rest] = packJson.tables[0]?.rows ?? [];
    expect(lint(withRows(rest)).find(({ code }) => code === 'gap')?.says).toBe(
      'No row fits record "conviction", level "A", outcome "acquitted".',
    );
    const over = { id: 'again', when: ['"arrest"', '-', '"acquitted"'], gives: ['"none"'] };
    expect(codes(withRows([first, ...rest, over].filter((row) => row !== undefined)))).toContain('rows overlap');
    const first_ = { hitPolicy: 'F' };
    const shadowed = [{ id: 'all', when: ['-', '-', '-'], gives: ['"none"'] }, over];
    expect(
      lint(withRows(shadowed, first_))
        .filter(({ code }) => code === 'row never fits')
        .map(({ path }) => path),
    ).toEqual(['table tsra-route, row again']);
  });

  it('finds a gap between two numbers', () => {
    const inputs = [
      { name: 'hours', type: 'number', value: { wholeDays: { from: { fact: 'born' }, to: { decisionDay: true } } } },
    ];
    const rows = ['<= 40', '> 41'].map((cell) => ({ id: cell, when: [cell], gives: ['"none"'] }));
    expect(lint(withRows(rows, { inputs })).find(({ code }) => code === 'gap')?.says).toBe('No row fits hours 40.5.');
  });
});
