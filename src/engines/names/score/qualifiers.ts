import type { DateSpan, IndexEntry, Qualifier, Subject } from '../types.ts';

const shifts = {
  birthDay: 0.05,
  birthSpan: 0.01,
  birthDisjointNear: -0.15,
  birthDisjointFar: -0.35,
  country: -0.2,
  countrySame: 0.01,
  gender: -0.2,
} as const;

const yearOf = (date: string): number => Number(date.slice(0, 4));

const spanText = (spans: readonly DateSpan[]): string =>
  spans.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join(' | ');

const swapped = (a: DateSpan, b: DateSpan): boolean =>
  a.precision === 'day' &&
  b.precision === 'day' &&
  a.from.slice(0, 4) === b.from.slice(0, 4) &&
  a.from.slice(5, 7) === b.from.slice(8, 10) &&
  a.from.slice(8, 10) === b.from.slice(5, 7);

/** How far two spans of birth are apart: 0 where they overlap, else in years. A `circa` is a year or two wider. */
const yearsApart = (a: DateSpan, b: DateSpan): number => {
  if (a.from <= b.to && b.from <= a.to) return 0;
  const slack = (a.circa ? 2 : 0) + (b.circa ? 2 : 0);
  const apart = a.to < b.from ? yearOf(b.from) - yearOf(a.to) : yearOf(a.from) - yearOf(b.to);
  return Math.max(apart - slack, slack > 0 ? 0 : 0.5);
};

const birthPair = (a: DateSpan, b: DateSpan): number => {
  const apart = yearsApart(a, b);
  if (apart === 0)
    return a.precision === 'day' && b.precision === 'day' && a.from === b.from ? shifts.birthDay : shifts.birthSpan;
  if (swapped(a, b)) return 0;
  if (apart <= 1) return -0.08;
  return apart <= 3 ? shifts.birthDisjointNear : shifts.birthDisjointFar;
};

const birth = (query: readonly DateSpan[], listed: readonly DateSpan[]): Qualifier[] => {
  if (query.length === 0 || listed.length === 0) return [];
  const shift = Math.max(...query.flatMap((a) => listed.map((b) => birthPair(a, b))));
  const verdict = shift > 0 ? 'agrees' : shift < 0 ? 'disagrees' : 'neutral';
  return [{ what: 'birth', verdict, shift, query: spanText(query), listed: spanText(listed) }];
};

const country = (query: readonly string[], listed: readonly string[]): Qualifier[] => {
  if (query.length === 0 || listed.length === 0) return [];
  const same = query.some((code) => listed.includes(code));
  return [
    {
      what: 'country',
      verdict: same ? 'agrees' : 'disagrees',
      shift: same ? shifts.countrySame : shifts.country,
      query: query.join(' '),
      listed: listed.join(' '),
    },
  ];
};

const gender = (query: Subject['gender'], listed: IndexEntry['gender']): Qualifier[] => {
  if (query === '' || listed === '') return [];
  const same = query === listed;
  return [{ what: 'gender', verdict: same ? 'agrees' : 'disagrees', shift: same ? 0 : shifts.gender, query, listed }];
};

/** What beside the name speaks for or against a candidate. What is missing on either side is neutral. */
export const qualify = (subject: Subject, entry: IndexEntry): Qualifier[] => [
  ...birth(subject.births, entry.births),
  ...country(subject.countries, entry.countries),
  ...gender(subject.gender, entry.gender),
];

/** Kinds that can be one party. */
export const kindsAgree = (subject: Subject['kind'], entry: IndexEntry['kind']): boolean =>
  subject === 'unknown' || entry === 'unknown' || subject === entry;
