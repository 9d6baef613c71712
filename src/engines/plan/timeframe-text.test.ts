import { describe, expect, it } from 'vitest';
import { readTimeframe } from './timeframe-text.ts';

const due = (text: string, saidOn?: string) => {
  const { meaning, start, end } = readTimeframe(text, saidOn);
  return [meaning, start, end];
};

describe('a published time frame', () => {
  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['in 2022', '2022-01-01', '2022-12-31'],
    ['FY2023', '2022-10-01', '2023-09-30'],
    ['2021-12', '2021-12-01', '2021-12-31'],
    ['March 2024', '2024-03-01', '2024-03-31'],
    ['spring 2022', '2022-03-01', '2022-06-21'],
    ['fall 2023', '2023-09-01', '2023-12-22'],
    ['first half of 2023', '2023-01-01', '2023-06-30'],
    ['third quarter of FY2023', '2023-04-01', '2023-06-30'],
    ['early 2023', '2023-01-01', '2023-12-31'],
    ['2022-08 to 2027', '2022-08-01', '2027-12-31'],
  ])('%s is a span', (text, start, end) => expect(due(text)).toEqual(['due', start, end]));

  it.each([
    ['by end of 2023', '2023-12-31'],
    ['by the end of FY2023', '2023-09-30'],
    ['by 2023', '2023-12-31'],
    ['not later than 2024-05-01', '2024-05-01'],
    ['before 2024', '2023-12-31'],
    ['submissions to 2024-03-11', '2024-03-11'],
  ])('%s is a deadline on the widest reading', (text, end) => expect(due(text)).toEqual(['due', null, end]));

  it.each(['established 2021', 'launched 2022', 'report 2023-11', 'working group formed during 2021'])(
    '%s tells of the past and sets no date',
    (text) => expect(readTimeframe(text).meaning).toBe('past'),
  );

  it('keeps what it could not read', () => {
    expect(readTimeframe('2024; list in the fall')).toMatchObject({ end: '2024-12-31', rest: 'list in the fall' });
  });

  it('reads "next year" only when it knows the day it was said, and then on the widest reading', () => {
    expect(due('next year')).toEqual(['unknown', null, null]);
    expect(due('next year', '2022-01-25')).toEqual(['due', '2022-01-25', '2023-12-31']);
    expect(due('coming year', '2023-02-13')).toEqual(['due', '2023-02-13', '2024-12-31']);
  });

  it.each([
    'winter 2022',
    'soon',
    'annually',
    'plan period (3 years from 2021-12)',
    '2023-13',
    '',
    'since 2020',
    '31 years',
  ])('%s is not certain, so it is not read', (text) =>
    expect(readTimeframe(text)).toMatchObject({ meaning: 'unknown', start: null, end: null }),
  );
});
