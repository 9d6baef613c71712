import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from './canonical.ts';
import { PackError } from './errors.ts';
import { definePackKind } from './kinds.ts';
import { assemblePacks } from './packs.ts';
import { readPack } from './read-pack.ts';

const ruleKind = definePackKind('rule', z.strictObject({ years: z.number() }));
const kinds = [ruleKind];

const head = {
  id: 'us-rules',
  title: { en: 'Rules', es: 'Reglas' },
  kind: 'rule',
  version: '1',
  jurisdiction: 'US',
  publisher: 'Fourfold',
  licence: 'CC0-1.0',
  released: '2024-01-01',
};
const entry = {
  id: 'us.limit',
  says: { en: 'Ten years.', es: 'Diez años.' },
  source: { cite: '18 U.S.C. 1595(c)' },
  effective: { from: '2008-12-23' },
  status: 'in force',
  reviewed: null,
  years: 10,
};
const files = (entries: unknown, over: object = {}) =>
  new Map([
    ['pack.json', JSON.stringify({ ...head, ...over })],
    ['rules.json', typeof entries === 'string' ? entries : JSON.stringify(entries)],
  ]);
const read = (entries: unknown, over: object = {}) => readPack(files(entries, over), kinds);
const packsOf = (entries: unknown, over: object = {}) => assemblePacks([read(entries, over)]);
const errorOf = (act: () => unknown): PackError => {
  try {
    act();
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a pack', () => {
  it('gives its entries with the fields of their kind', () => {
    const [first] = packsOf([entry]).entries(ruleKind);
    expect(first?.years).toBe(10);
    expect(first?.source.cite).toBe('18 U.S.C. 1595(c)');
  });

  it('answers with the wording of the day asked about', () => {
    const old = { ...entry, effective: { from: '2003-12-19', to: '2008-12-22' }, years: 4 };
    const packs = packsOf([entry, old]);
    expect(packs.entry('us.limit', '2005-01-01')).toMatchObject({ years: 4 });
    expect(packs.entry('us.limit', '2008-12-22')).toMatchObject({ years: 4 });
    expect(packs.entry('us.limit', '2008-12-23')).toMatchObject({ years: 10 });
    expect(packs.entry('us.limit', '2003-12-18')).toBeUndefined();
    expect(packs.versions('us.limit').map((e) => e.effective.from)).toEqual(['2003-12-19', '2008-12-23']);
    expect(packs.entriesOn(ruleKind, '2005-01-01')).toHaveLength(1);
  });

  it('is cited with its version, its dates and its hash', () => {
    const packs = packsOf([entry], { legalNotice: { en: 'No legal advice.', es: 'No es asesoría legal.' } });
    const cited = packs.cite(packs.entries(ruleKind)[0]!);
    expect(cited).toMatchObject({
      id: 'us.limit',
      pack: 'us-rules',
      version: '1',
      cite: '18 U.S.C. 1595(c)',
      status: 'in force',
      reviewed: null,
    });
    expect(cited.legalNotice?.es).toBe('No es asesoría legal.');
    expect(cited.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('refuses to cite an entry that came from elsewhere', () => {
    const packs = packsOf([entry]);
    expect(errorOf(() => packs.cite({ ...packs.entries(ruleKind)[0]! })).code).toBe('PACK_NOT_LOADED');
  });

  it('has a hash that ignores layout and key order, and nothing else', () => {
    const reordered = Object.fromEntries(Object.entries(entry).reverse());
    expect(read(JSON.stringify([reordered], null, 4)).hash).toBe(read([entry]).hash);
    expect(read([{ ...entry, years: 11 }]).hash).not.toBe(read([entry]).hash);
    expect(read([entry], { version: '2' }).hash).not.toBe(read([entry]).hash);
  });

  it('of the operator replaces the shipped one of the same id whole', () => {
    const packs = assemblePacks([read([entry]), read([{ ...entry, years: 12 }], { version: '1-local' })]);
    expect(packs.entries(ruleKind).map((e) => e.years)).toEqual([12]);
    expect(packs.list().map((p) => p.version)).toEqual(['1-local']);
  });
});

describe('staleness', () => {
  it('names what nobody has reviewed', () => {
    expect(packsOf([entry]).staleness('2024-06-01')).toEqual([
      { id: 'us.limit', pack: 'us-rules', why: 'never reviewed', daysOver: null },
    ]);
  });

  it('names what was reviewed too long ago, and by how much', () => {
    const reviewed = { ...entry, reviewed: { who: 'A. Attorney', when: '2024-01-01' } };
    const packs = packsOf([reviewed], { reviewEvery: { days: 365 } });
    expect(packs.staleness('2024-12-31')).toEqual([]);
    expect(packs.staleness('2025-01-03')).toEqual([
      { id: 'us.limit', pack: 'us-rules', why: 'review too old', daysOver: 3 },
    ]);
  });
});

describe('a pack is refused, naming file, entry, field and remedy,', () => {
  it('without a head', () => expect(errorOf(() => readPack(new Map(), kinds)).code).toBe('PACK_NO_HEAD'));
  it('with a broken head', () => {
    const error = errorOf(() => read([entry], { title: { en: 'Rules' } }));
    expect(error).toMatchObject({ code: 'PACK_HEAD_INVALID', file: 'pack.json', field: 'title.es' });
  });
  it('when a file is no JSON', () => expect(errorOf(() => read('{')).code).toBe('PACK_NOT_JSON'));
  it('when a file is no list', () => expect(errorOf(() => read({})).code).toBe('PACK_NOT_A_LIST'));
  it('when its kind is unknown', () => {
    const error = errorOf(() => read([entry], { kind: 'recipe' }));
    expect(error.code).toBe('PACK_UNKNOWN_KIND');
    expect(error.fix).toContain('rule');
  });
  it('when a field is wrong', () => {
    const error = errorOf(() => read([{ ...entry, years: 'ten' }]));
    expect(error).toMatchObject({ code: 'PACK_ENTRY_INVALID', file: 'rules.json', entry: 'us.limit', field: 'years' });
  });
  it('when a field is misspelt', () => {
    const error = errorOf(() => read([{ ...entry, yers: 10 }]));
    expect(error).toMatchObject({ code: 'PACK_ENTRY_INVALID', field: 'yers' });
  });
  it('when a citation is missing', () => {
    const { source: _gone, ...uncited } = entry;
    expect(errorOf(() => read([uncited]))).toMatchObject({ code: 'PACK_ENTRY_INVALID', field: 'source' });
  });
  it('when a day does not exist', () => {
    const error = errorOf(() => read([{ ...entry, effective: { from: '2023-02-29' } }]));
    expect(error).toMatchObject({ code: 'PACK_ENTRY_INVALID', field: 'effective.from' });
  });
  it('when an entry has no id, by its place', () => {
    const { id: _gone, ...nameless } = entry;
    expect(errorOf(() => read([entry, nameless])).entry).toBe('number 2');
  });
  it('when an id is used twice', () => expect(errorOf(() => read([entry, entry])).code).toBe('PACK_DUPLICATE_ENTRY'));
  it('when two wordings hold on one day', () => {
    const later = { ...entry, effective: { from: '2020-01-01' } };
    expect(errorOf(() => read([entry, later])).code).toBe('PACK_OVERLAPPING_VERSIONS');
  });
  it('when a long wording covers two later ones', () => {
    const a = { ...entry, effective: { from: '2000-01-01', to: '2010-12-31' } };
    const b = { ...entry, effective: { from: '2001-01-01', to: '2001-12-31' } };
    const c = { ...entry, effective: { from: '2005-01-01', to: '2005-12-31' } };
    expect(errorOf(() => read([a, b, c])).problems).toHaveLength(2);
  });
  it('when a wording ends before it starts', () => {
    expect(errorOf(() => read([{ ...entry, effective: { from: '2020-01-01', to: '2019-01-01' } }])).code).toBe(
      'PACK_ENTRY_INVALID',
    );
  });
  it('when another pack uses its entry id', () => {
    const error = errorOf(() => assemblePacks([read([entry]), read([entry], { id: 'us-other' })]));
    expect(error.code).toBe('PACK_DUPLICATE_ENTRY');
    expect(error.file).toContain('us-other');
  });
  it('when a file is not the one its publisher listed', () => {
    expect(errorOf(() => read([entry], { sha256: { 'rules.json': sha256('x') } })).code).toBe('PACK_FILE_CHANGED');
    expect(read([entry], { sha256: { 'rules.json': sha256(JSON.stringify([entry])) } }).entries).toHaveLength(1);
  });
  it('with every problem at once', () => {
    const error = errorOf(() =>
      read([
        { ...entry, years: 'ten' },
        { ...entry, id: 'us.b', status: 'maybe' },
      ]),
    );
    expect(error.problems.map((p) => p.entry)).toEqual(['us.limit', 'us.b']);
  });
});
