import { describe, expect, it } from 'vitest';
import { describeWithShared, sharedData } from '../../testing/shared-data.ts';
import {
  generalisedScaleUp,
  networkScaleUp,
  readRecruits,
  readSurvey,
  respondentDriven,
  surveyNumbers,
} from './index.ts';
import { relative, rowsOf } from './testing/tables.ts';

const at = (name: string): string => `data/prevalence/nsum/${name}`;

describeWithShared('a survey in the style of Rwanda', at('reference-nsum.json'), (text) => {
  interface Row {
    readonly y: number;
    readonly d: number;
    readonly multiplicity: number;
    readonly 'mult.response': number;
    readonly hidden: boolean;
  }
  const { reference, toyNetworks } = JSON.parse(text) as {
    reference: {
      degreeSum: number;
      degreeMean: number;
      degreeMedian: number;
      estimates: Record<string, { unweighted: number; nUsed: number }>;
    };
    toyNetworks: Record<string, { rows: Row[]; multiplicity: number; nsum: number; gnsum: number }>;
  };
  const survey = readSurvey(rowsOf(sharedData(at('rwanda-style-survey.csv')) ?? ''));
  const known = rowsOf(sharedData(at('known-populations.csv')) ?? '')
    .slice(1)
    .map(([name = '', size = '']) => ({ name, size: Number(size) }));
  const found = networkScaleUp(survey, {
    known,
    population: 10_000_000,
    weight: 'indweight',
    stratum: 'region',
    cluster: 'cluster',
    topCode: 30,
    replicates: 50,
    level: 0.95,
    seed: 1,
  });

  it('puts intervals together that lost their quotes', () => {
    expect(survey.rows[0]!.slice(4, 7)).toEqual(['Male', '[25,35)', '3']);
  });

  it('gives degrees and sizes to 1e-9', () => {
    expect(found.knownTotal).toBe(1186543);
    expect(found.used).toBe(2406);
    expect(relative(found.degree.sum, reference.degreeSum)).toBeLessThan(1e-9);
    expect(relative(found.degree.mean, reference.degreeMean)).toBeLessThan(1e-9);
    expect(relative(found.degree.median, reference.degreeMedian)).toBeLessThan(1e-9);
    expect(found.estimates.map(({ group }) => group).sort()).toEqual(Object.keys(reference.estimates).sort());
    for (const { group, unweighted, answered, interval, total } of found.estimates) {
      expect(relative(unweighted, reference.estimates[group]!.unweighted)).toBeLessThan(1e-9);
      expect(answered).toBe(reference.estimates[group]!.nUsed);
      expect(interval!.lower <= total && total <= interval!.upper).toBe(true);
    }
  });

  it.each(Object.entries(toyNetworks))('toy network %s: basic, generalised and by multiplicity', (_name, toy) => {
    const sum = (pick: (row: Row) => number): number => toy.rows.reduce((total, row) => total + pick(row), 0);
    const hidden = toy.rows.filter((row) => row.hidden);
    const generalised = generalisedScaleUp(
      toy.rows.map(({ y }) => y),
      hidden.map(({ multiplicity }) => multiplicity),
    );
    expect(generalised / toy.rows.length).toBeCloseTo(toy.gnsum, 9);
    expect(sum(({ y }) => y) / sum(({ d }) => d)).toBeCloseTo(toy.nsum, 9);
    expect(sum((row) => row['mult.response']) / toy.rows.length).toBeCloseTo(toy.multiplicity, 8);
  });
});

describe('network scale-up', () => {
  const survey = readSurvey(rowsOf('id,teachers,nurses,hidden,w\n1,2,1,1,1\n2,60,0,0,3\n3,,3,2,1\n4,,,5,1\n'));
  const options = {
    known: [
      { name: 'teachers', size: 100 },
      { name: 'nurses', size: 50 },
    ],
    population: 1500,
    replicates: 0,
    level: 0.95,
    seed: 1,
  };

  it('takes the answers given alone, top-codes the known, and leaves out who answered nothing', () => {
    const { degree, used, estimates } = networkScaleUp(survey, { ...options, hidden: ['hidden'], weight: 'w' });
    // 1500 * 3/150, 1500 * 30/150, 1500 * 3/50
    expect(degree.sum).toBeCloseTo(30 + 300 + 90, 10);
    expect(used).toBe(3);
    expect(estimates[0]).toMatchObject({ interval: null, answered: 3 });
    expect(estimates[0]!.unweighted).toBeCloseTo((1500 * 3) / 420, 10);
    expect(estimates[0]!.weighted).toBeCloseTo((1500 * 3) / (30 + 900 + 90), 10);
    const p = 3 / 420;
    expect(estimates[0]!.killworth.se).toBeCloseTo(1500 * Math.sqrt((p * (1 - p)) / 420), 10);
  });

  it('is generalised by degree ratio and transmission', () => {
    const [basic, general] = [{}, { degreeRatio: 0.5, transmission: 0.8 }].map(
      (more) => networkScaleUp(survey, { ...options, hidden: ['hidden'], ...more }).estimates[0]!,
    );
    expect(general!.total).toBeCloseTo(basic!.total / 0.4, 10);
  });

  it('refuses impossible answers with row and column', () => {
    const bad = readSurvey(rowsOf('id,teachers,hidden\n1,-2,1\n2,three,1\n'));
    expect(() => surveyNumbers(bad, 'teachers', 'people')).toThrow(
      expect.objectContaining({
        code: 'PREVALENCE_ANSWER_INVALID',
        where: [
          { row: 2, column: 'teachers', value: '-2' },
          { row: 3, column: 'teachers', value: 'three' },
        ],
      }),
    );
    expect(() => surveyNumbers(bad, 'nurses', 'people')).toThrow(
      expect.objectContaining({ code: 'PREVALENCE_COLUMN_MISSING' }),
    );
    expect(() => networkScaleUp(survey, { ...options, known: [{ name: 'teachers', size: 0 }] })).toThrow(
      expect.objectContaining({ code: 'PREVALENCE_KNOWN_INVALID' }),
    );
    // a column without one answer is no hidden group by itself; asked for by name it is refused, and so is one whose answers have no weight
    const blank = readSurvey(rowsOf('id,teachers,hidden,other,w\n1,2,,1,0\n2,3,NA,4,0\n'));
    const known = [{ name: 'teachers', size: 100 }];
    expect(networkScaleUp(blank, { ...options, known }).estimates.map(({ group }) => group)).toEqual(['other', 'w']);
    for (const more of [{ hidden: ['hidden'] }, { hidden: ['other'], weight: 'w' }])
      expect(() => networkScaleUp(blank, { ...options, known, ...more })).toThrow(
        expect.objectContaining({ code: 'PREVALENCE_NO_ESTIMATE', where: [{ column: more.hidden[0] }] }),
      );
    const nobody = readSurvey(rowsOf('id,teachers,hidden\n1,0,1\n'));
    expect(() => networkScaleUp(nobody, { ...options, known: [{ name: 'teachers', size: 10 }] })).toThrow(
      expect.objectContaining({ code: 'PREVALENCE_NO_ESTIMATE' }),
    );
  });
});

describe('respondent-driven sampling', () => {
  const recruits = [
    { id: 'a', recruiter: '', degree: 10, hasTrait: true },
    { id: 'b', recruiter: 'a', degree: 5, hasTrait: false },
    { id: 'c', recruiter: 'a', degree: 2, hasTrait: true },
    { id: 'd', recruiter: 'b', degree: 4, hasTrait: false },
    { id: 'e', recruiter: 'b', degree: 0, hasTrait: true },
  ];

  it('weighs by one over the degree, and shows seeds, waves and who has no weight', () => {
    const found = respondentDriven(recruits, { replicates: 200, level: 0.9, seed: 1 });
    expect(found.share).toBeCloseTo((1 / 10 + 1 / 2) / (1 / 10 + 1 / 5 + 1 / 2 + 1 / 4), 12);
    expect(found).toMatchObject({ unweighted: 0.5, withoutDegree: 1, seeds: 1 });
    expect(found.byWave.map(({ people }) => people)).toEqual([1, 3, 4]);
    expect(found.byWave[0]!.share).toBe(1);
    expect(found.interval!.lower).toBeLessThanOrEqual(found.interval!.upper);
  });

  it('is read with every wrong place named: an id twice or missing, a trait that is neither 0 nor 1, a column that is not there', () => {
    const columns = { id: 'id', recruiter: 'by', degree: 'degree', trait: 'ill' };
    const survey = readSurvey(rowsOf('id,by,degree,ill\na,,3,1\na,a,2,0\n,a,2,2\nd,a,2,\n'));
    expect(() => readRecruits(survey, columns)).toThrow(
      expect.objectContaining({
        code: 'PREVALENCE_ANSWER_INVALID',
        where: [
          { row: 3, column: 'id', value: 'a' },
          { row: 4, column: 'id', value: '' },
          { row: 4, column: 'ill', value: '2' },
        ],
      }),
    );
    expect(() => readRecruits(survey, { ...columns, recruiter: 'coupon' })).toThrow(
      expect.objectContaining({ code: 'PREVALENCE_COLUMN_MISSING' }),
    );
    expect(readRecruits(readSurvey(rowsOf('id,by,degree,ill\na,,3,1\nd,a,2,\n')), columns)).toEqual([
      { id: 'a', recruiter: '', degree: 3, hasTrait: true },
    ]);
  });

  it('needs somebody who knows somebody, and bears a chain that bites its tail', () => {
    expect(() => respondentDriven([recruits[4]!], { replicates: 1, level: 0.9, seed: 1 })).toThrow(
      expect.objectContaining({ code: 'PREVALENCE_NO_ESTIMATE' }),
    );
    const circle = [
      { id: 'x', recruiter: 'y', degree: 1, hasTrait: true },
      { id: 'y', recruiter: 'x', degree: 1, hasTrait: false },
    ];
    expect(respondentDriven(circle, { replicates: 5, level: 0.9, seed: 1 }).share).toBe(0.5);
  });
});
