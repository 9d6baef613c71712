import { describe, expect, it } from 'vitest';
import { readName } from '../text/read-name.ts';
import type { DateSpan, IndexEntry, Subject } from '../types.ts';
import { defaultWeigh } from './default-weigh.ts';
import { type EntryScore, scoreEntry } from './score-entry.ts';
import { scoreNames } from './score-names.ts';
import { scoreSettings } from './settings.ts';

const { hit, review } = scoreSettings;

const day = (date: string): DateSpan => ({ from: date, to: date, precision: 'day', circa: false });
const year = (number: number, circa = false): DateSpan => ({
  from: `${number}-01-01`,
  to: `${number}-12-31`,
  precision: 'year',
  circa,
});

const scored = (subject: Partial<Subject>, entry: Partial<IndexEntry> = {}): EntryScore => {
  const asked: Subject = {
    name: 'Marta Examplova',
    kind: 'person',
    births: [],
    countries: [],
    gender: '',
    identifiers: [],
    ...subject,
  };
  const listed: IndexEntry = {
    key: 'test/1',
    list: 'test',
    kind: 'person',
    names: [{ text: 'EXAMPLOVA, Marta', kind: 'primary' }],
    births: [],
    countries: [],
    gender: '',
    identifiers: [],
    ...entry,
  };
  return scoreEntry(
    asked,
    readName(asked.name, asked.kind),
    listed,
    listed.names.map(({ text }) => readName(text, listed.kind)),
    defaultWeigh,
    scoreSettings,
  );
};

describe('a listed party', () => {
  it('is a hit by its name in any order', () => {
    expect(scored({})).toMatchObject({ score: 1, band: 'hit', matchedName: 'EXAMPLOVA, Marta' });
  });
  it('is reviewed, no more, by a weak name', () => {
    const { score, band, evidence } = scored({}, { names: [{ text: 'EXAMPLOVA, Marta', kind: 'weak' }] });
    expect(band).toBe('review');
    expect(score).toBeLessThan(hit);
    expect(evidence.qualifiers).toContainEqual(expect.objectContaining({ what: 'weak-name' }));
  });
  it('is left out where it is another kind', () => {
    const { score, evidence } = scored({}, { kind: 'vessel' });
    expect(score).toBe(0);
    expect(evidence.qualifiers).toContainEqual(expect.objectContaining({ what: 'kind', verdict: 'disagrees' }));
  });
  it('is compared by its best name', () => {
    const names = [
      { text: 'QUITE, Another', kind: 'primary' as const },
      { text: 'Examplova, Marta', kind: 'alias' as const },
    ];
    expect(scored({}, { names }).matchedName).toBe('Examplova, Marta');
  });
});

describe('what stands beside the name', () => {
  const shift = (births: DateSpan[], listed: DateSpan[]): number | undefined =>
    scored({ births }, { births: listed }).evidence.qualifiers.find(({ what }) => what === 'birth')?.shift;

  it('is neutral where it is missing', () => {
    expect(scored({ births: [day('1970-05-03')], countries: ['xa'], gender: 'female' }).evidence.qualifiers).toEqual(
      [],
    );
  });
  it('is for it where the day of birth is the same, hardly where only the year is', () => {
    expect(shift([day('1970-05-03')], [day('1970-05-03')])).toBeGreaterThan(0.03);
    expect(shift([day('1970-05-03')], [year(1970)])).toBeGreaterThan(0);
    expect(shift([day('1970-05-03')], [year(1970)])).toBeLessThan(0.03);
  });
  it('is neither where day and month are swapped', () => {
    expect(shift([day('1970-05-03')], [day('1970-03-05')])).toBe(0);
  });
  it('is against it the more the years are apart', () => {
    const near = shift([year(1970)], [year(1972)]) as number;
    const far = shift([year(1970)], [year(1990)]) as number;
    expect(near).toBeLessThan(0);
    expect(far).toBeLessThan(near);
    expect(shift([year(1970)], [year(1972, true)])).toBeGreaterThan(near);
  });
  it('takes the best of several dates', () => {
    expect(shift([day('1970-05-03')], [year(1950), day('1970-05-03')])).toBeGreaterThan(0);
  });
  it('is against it where countries or genders differ', () => {
    const { score } = scored({ countries: ['xa'], gender: 'female' }, { countries: ['xb'], gender: 'male' });
    expect(score).toBeLessThan(review);
  });
});

describe('an identifier', () => {
  const imo = { type: 'imo', value: 'IMO 9074729', country: '' };
  const passport = (country: string) => ({ type: 'passport', value: 'x 12345', country });

  it('that is the same is a hit whatever the name', () => {
    const { score, band, evidence } = scored(
      { name: 'Nobody', identifiers: [imo] },
      { identifiers: [{ ...imo, value: '9074729' }] },
    );
    expect(score).toBe(0.98);
    expect(band).toBe('hit');
    expect(evidence.qualifiers).toContainEqual(expect.objectContaining({ what: 'identifier', verdict: 'agrees' }));
  });
  it('of two countries is none', () => {
    expect(scored({ name: 'Nobody', identifiers: [passport('xa')] }, { identifiers: [passport('xb')] }).score).toBe(0);
    expect(scored({ name: 'Nobody', identifiers: [passport('xa')] }, { identifiers: [passport('xa')] }).score).toBe(
      0.98,
    );
    expect(scored({ name: 'Nobody', identifiers: [passport('')] }, { identifiers: [passport('xb')] }).score).toBe(0.95);
  });
});

describe('two names', () => {
  it.each([
    ['SIS DOO', 'SIS D.O.O.', 'organisation'],
    ['Example Trading LLC', 'EXAMPLE TRADING L.L.C', 'organisation'],
    ['Quorvex Holdings Ltd', 'Quorvex Holdings GmbH', 'organisation'],
    ['Bill Examplethorpe', 'EXAMPLETHORPE, William', 'person'],
    ['J. Examplethorpe', 'EXAMPLETHORPE, Jane', 'person'],
    ['Мухаммед Абдуррахман', 'Mohamad Abdul-Rahman', 'person'],
    ['محمد عبد الرحمن', 'Mohamed Abdelrahman', 'person'],
    ['王小明', 'WANG, Xiaoming', 'person'],
    ['Jean-Luc Examplier', 'Jeanluc Examplier', 'person'],
    ['Greater Ypsilon Zonal Authority', 'GYZA', 'organisation'],
  ] as const)('%s and %s may be one', (one, other, kind) => {
    expect(scoreNames(one, other, kind).score).toBeGreaterThanOrEqual(review);
  });
  it.each([
    ['Anna Examplethorpe', 'Robert Examplethorpe', 'person'],
    ['Marta Zzyzxova', 'Marta Quorvexova', 'person'],
    ['Plant No. 12', 'Plant No. 13', 'organisation'],
    ['Quorvex Trading Company', 'Zzyzx Trading Company', 'organisation'],
    ['Alexander Vexley', 'Alexander V. Quorn', 'person'],
    ['张佳', '张健', 'person'],
  ] as const)('%s and %s are two', (one, other, kind) => {
    expect(scoreNames(one, other, kind).score).toBeLessThan(review);
  });
  it('show what was matched with what, and why', () => {
    const { matches, unmatchedListed } = scoreNames('Bill Exampelthorpe', 'EXAMPLETHORPE, William Karl', 'person');
    expect(matches.map(({ query, listed, reason }) => [query.text, listed.text, reason])).toEqual(
      expect.arrayContaining([
        ['bill', 'william', 'nickname'],
        ['exampelthorpe', 'examplethorpe', 'typo'],
      ]),
    );
    expect(unmatchedListed).toEqual(['karl']);
  });
});
