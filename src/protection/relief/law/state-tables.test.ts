import { describe, expect, it } from 'vitest';
import { assemblePacks, PackError, readPack } from '../../../platform/packs/index.ts';
import { completeness, reliefFactsSchema, reliefLawWith, reliefPackKinds } from './index.ts';
import { answerTo, shippedLaw, shippedPacks } from './testing/shipped.ts';

const head = {
  id: 'made-up-states',
  title: { en: 'Made up', es: 'Inventado' },
  kind: 'relief-state-cell',
  version: '1',
  jurisdiction: 'US-OH',
  publisher: 'A clinic',
  licence: 'CC0-1.0',
  released: '2026-11-24',
};
const cell = {
  id: 'oh.vacatur.burden',
  says: { en: 'More likely than not.', es: 'Más probable que no.' },
  source: { cite: 'Made-up Code 1.2' },
  effective: { from: '2024-01-01' },
  status: 'in force',
  reviewed: null,
  table: 'vacatur',
  state: 'OH',
  column: 'burden',
  readOn: '2026-11-20',
};
const packWith = (...cells: object[]) =>
  assemblePacks([
    readPack(
      new Map([
        ['pack.json', JSON.stringify(head)],
        ['cells.json', JSON.stringify(cells)],
      ]),
      reliefPackKinds,
    ),
  ]);
const facts = { 'record-court': 'state', 'state-of-matter': 'OH' };

describe('tables by state', () => {
  const law = reliefLawWith(shippedPacks, packWith(cell));

  it('show beside the answer what is known of the state that the facts name, with its source, and decide nothing', () => {
    const answer = answerTo('us.state.vacatur', facts, '2026-11-24', law);
    expect(answer.state).toBe('undetermined');
    expect(answer.stateCells).toMatchObject([
      {
        column: 'burden',
        says: { en: 'More likely than not.' },
        readOn: '2026-11-20',
        citation: { cite: 'Made-up Code 1.2' },
      },
    ]);
    expect(answerTo('us.state.vacatur', { ...facts, 'state-of-matter': 'TX' }, '2026-11-24', law).stateCells).toEqual(
      [],
    );
    expect(answerTo('us.state.vacatur', facts, '2023-12-31', law).stateCells).toEqual([]);
    expect(answerTo('us.state.safeharbor', facts, '2026-11-24', law).stateCells).toEqual([]);
  });

  it('map what is missing, state by state', () => {
    const known = (of: typeof law) =>
      completeness(of, 'vacatur', '2026-11-24').filter(({ filled }) => filled.length > 0);
    expect(completeness(law, 'vacatur', '2026-11-24')).toHaveLength(56);
    expect(known(law)).toContainEqual({ state: 'OH', columns: 10, filled: ['burden'] });
    expect(known(shippedLaw).map(({ state, filled }) => [state, filled.length])).toEqual([
      ['CA', 6],
      ['FL', 4],
      ['NY', 3],
    ]);
  });

  it('say of every cell we ship where it was read', () => {
    for (const { id, source, readOn } of shippedLaw.cells)
      expect([id, source.url?.startsWith('https://'), source.as !== undefined, readOn]).toEqual([
        id,
        true,
        true,
        '2026-11-24',
      ]);
  });

  it('take no cell without source, of another column, or of a state that is none', () => {
    const { source: _source, ...bare } = cell;
    for (const wrong of [bare, { ...cell, column: 'colour' }, { ...cell, state: 'ZZ' }, { ...cell, readOn: 'lately' }])
      expect(() => packWith(wrong)).toThrow(PackError);
    expect(() => packWith({ ...cell, column: 'time-to-apply' })).toThrow(/range-of-relief/);
  });
});

describe('packs of somebody’s own', () => {
  const rule = {
    id: 'us.own',
    version: '1',
    title: { en: 'Own', es: 'Propia' },
    says: { en: 'Own.', es: 'Propia.' },
    why: { en: 'Own.', es: 'Propia.' },
    source: { cite: 'Own Code 1' },
    effective: { from: '2020-01-01' },
    status: 'in force',
    reviewed: null,
    area: 'civil',
    effect: 'opens',
    certainty: 'text read',
    when: { fact: 'married' },
    answers: { eligible: { en: 'Yes.', es: 'Sí.' }, not: { en: 'No.', es: 'No.' } },
  };
  const own = (more: object, id = 'own-rules') =>
    assemblePacks([
      readPack(
        new Map([
          ['pack.json', JSON.stringify({ ...head, id, kind: 'relief-rule' })],
          ['rules.json', JSON.stringify([{ ...rule, ...more }])],
        ]),
        reliefPackKinds,
      ),
    ]);

  it('stand beside ours, or in the place of those with the same id', () => {
    const beside = reliefLawWith(shippedPacks, own({}));
    expect(answerTo('us.own', { married: true }, '2026-11-24', beside)).toMatchObject({
      state: 'eligible',
      citation: { pack: 'own-rules' },
    });
    expect(beside.rules.rules).toHaveLength(shippedLaw.rules.rules.length + 1);
    const instead = reliefLawWith(shippedPacks, own({}, 'us-relief-credit-tax'));
    expect(instead.rules.rules.map(({ id }) => id)).not.toContain('us.fcra605c');
  });

  it('say when the last review is older than 180 days', () => {
    const law = reliefLawWith(shippedPacks, own({ reviewed: { who: 'A. Name', when: '2026-05-01' } }));
    expect(answerTo('us.own', {}, '2026-10-28', law).lacks).toEqual([]);
    expect(answerTo('us.own', {}, '2026-10-29', law).lacks).toEqual(['recent review']);
    expect(answerTo('us.1595', {}, '2026-10-29', law).lacks).toEqual(['review']);
    expect(answerTo('us.cvc', {}, '2026-10-29', law).lacks).toEqual(['review', 'effective date']);
  });

  it('are refused with the name of the rule where they do not fit: a fact nobody knows, a condition nobody meets', () => {
    const refused = (more: object) => {
      try {
        reliefLawWith(shippedPacks, own(more));
      } catch (error) {
        if (error instanceof PackError) return error.message;
        throw error;
      }
      return 'taken';
    };
    expect(refused({ when: { fact: 'no-such-fact' } })).toContain('entry us.own');
    expect(refused({ when: { all: [{ fact: 'married' }, { not: { fact: 'married' } }] } })).toContain(
      'nobody can ever',
    );
    expect(refused({ id: 'us.flsa', version: 'other', effective: { from: '2009-07-24' } })).toContain('same day');
    expect(() => own({ certainty: 'from memory' })).toThrow(/what must be checked/);
    expect(refused({})).toBe('taken');
  });
});

describe('what may be stated', () => {
  it('is a JSON Schema with a question, why it is asked, who can answer, and its class, for every fact', () => {
    const schema = reliefFactsSchema(shippedLaw, 'es');
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
    });
    expect(Object.keys(schema.properties as object)).toEqual(shippedLaw.facts.map(({ id }) => id));
    expect(schema.properties).toMatchObject({
      'birth-date': {
        description: '¿Cuándo nació usted?',
        'x-data-class': 'identity',
        'x-ask-of': ['survivor', 'document'],
        anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }, { type: 'object' }],
      },
      'total-absence-days': { anyOf: [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, { type: 'null' }, {}] },
      'record-court': { 'x-codes': { federal: 'Federal', state: 'Estatal o local' } },
    });
    expect(JSON.stringify(schema)).toContain('asesoría legal');
  });
});
