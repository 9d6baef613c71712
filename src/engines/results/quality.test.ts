import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../testing/shared-data.ts';
import { checkNarratives, type ResultText } from './index.ts';

const result = (text: string, rest: Partial<ResultText> = {}): ResultText => ({
  id: 'r1',
  program: 'P',
  period: 'FY2020',
  text,
  ...rest,
});
const rules = (text: string, rest: Partial<ResultText> = {}) =>
  checkNarratives([result(text, rest)]).map(({ rule }) => rule);

describe('a result text', () => {
  it.each(['', '  \n ', '\t'])('that is empty is flagged', (text) => expect(rules(text)).toEqual(['EMPTY']));

  it.each([
    'xxx',
    'xxx xxx',
    'XX',
    'TBD',
    'tbd.',
    'None',
    'To be determined',
    '...',
    '-',
    'Lorem ipsum dolor',
    'see above',
  ])('of filler is flagged: %s', (text) => expect(rules(text)).toEqual(['PLACEHOLDER']));

  it.each([
    'Not Applicable',
    'N/A',
    'n/a.',
    'Not applicable - 13 grants were awarded.',
    'Not Applicable.Some grants were awarded.',
  ])('that says it does not apply is flagged, also at the head of a longer text: %s', (text) =>
    expect(rules(text)).toEqual(['NOT_APPLICABLE']),
  );

  it.each([
    '13 grants were awarded.',
    'None of the 13 grants was ended.',
    'Nationwide, services were provided to 9,854 clients.',
    'Test kits were given to 12 sites.',
    'Program accomplishments include: Published three articles.',
  ])('that is short but real is no placeholder: %s', (text) => expect(rules(text)).toEqual([]));

  it('that tells the method is flagged, unless it also puts forward a number', () => {
    expect(
      rules('Vary by grant program, but key accomplishments include:\n\n1.\tProviding services; \n2.\tTraining.'),
    ).toEqual(['METHOD_NOT_RESULT']);
    expect(rules('Sites are required to report on metrics. 88,935 youth were served.')).toEqual([]);
  });

  it('that tells a plan is flagged weakly, unless something was done', () => {
    const [flag] = checkNarratives([result('OTIP is projecting to award 10 new grants.')]);
    expect(flag).toMatchObject({ rule: 'PLAN_NOT_RESULT', strength: 'weak', quote: 'is projecting' });
    expect(rules('It is anticipated that 12 grants will be awarded. 13 grants were awarded.')).toEqual([]);
  });

  it('without period is flagged, unless the text names one', () => {
    expect(rules('13 grants were awarded.', { period: null })).toEqual(['NO_PERIOD']);
    expect(rules('13 grants were awarded in 2019.', { period: ' ' })).toEqual([]);
  });

  it('with a percentage of nothing is flagged at its place', () => {
    const text = 'All went well. 75% of youth improved within 12 months in 2019.';
    expect(checkNarratives([result(text)])).toMatchObject([
      { rule: 'PERCENT_WITHOUT_BASE', quote: '75%', start: 15, end: 18 },
    ]);
    expect(rules('45 of 60 youth (75%) improved.')).toEqual([]);
    expect(rules('75 percent (n = 60) improved.')).toEqual([]);
  });

  it('given before by the same program is flagged weakly', () => {
    const years = ['FY2018', 'FY2019'].map((period) => result('13 grants were awarded.', { id: period, period }));
    expect(checkNarratives(years)).toMatchObject([{ rule: 'UNCHANGED', strength: 'weak', resultId: 'FY2019' }]);
    expect(checkNarratives([years[0]!, { ...years[1]!, program: 'Q' }])).toEqual([]);
  });

  it('of any kind is checked without fail, and every flag quotes its place', () => {
    const words = fc.constantFrom(
      '75%',
      'N/A',
      'xxx',
      'will',
      '1,250',
      'clients',
      'in 2019',
      '.',
      '\n',
      '•',
      '$5m',
      'é',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, quote } of checkNarratives([result(text)])) expect(text.slice(start, end)).toBe(quote);
      }),
    );
  });
});

interface Program {
  assistanceListing: string;
  results: { description: string; year: string }[];
}

describeWithShared('the federal program inventory', 'data/plan/fpi/trafficking-programs.json', (text) => {
  const programs = JSON.parse(text) as Program[];
  const flags = programs.flatMap(({ assistanceListing, results }) =>
    checkNarratives(
      results.map(({ description, year }) => ({
        id: `${assistanceListing}/${year}`,
        program: assistanceListing,
        period: `FY${year}`,
        text: description,
      })),
    ),
  );
  const flagged = (rule: string) => flags.filter((flag) => flag.rule === rule).map(({ resultId }) => resultId);

  it('has 19 programs, all checked', () => expect(programs).toHaveLength(19));

  it('says "Not Applicable" at the start of the 2016 result of 16.320', () => {
    expect(flags.find(({ rule }) => rule === 'NOT_APPLICABLE')).toMatchObject({
      resultId: '16.320/2016',
      start: 0,
      quote: 'Not Applicable',
    });
    expect(flagged('NOT_APPLICABLE')).toHaveLength(1);
  });

  it('has five texts of filler, all of 19.019', () => {
    expect(flagged('PLACEHOLDER')).toEqual([2014, 2015, 2016, 2017, 2018].map((year) => `19.019/${year}`));
  });

  it('does not have "13 grants were awarded." among them, but asks about its repetition', () => {
    expect(flagged('UNCHANGED')).toContain('93.327/2018');
    expect(flags.filter(({ resultId }) => resultId === '93.327/2017')).toEqual([]);
  });

  it('tells method instead of result where it varies by grant program', () => {
    expect(flagged('METHOD_NOT_RESULT')).toEqual(
      expect.arrayContaining(['16.320/2016', '16.320/2017', '16.320/2018', '16.834/2017']),
    );
  });
});
