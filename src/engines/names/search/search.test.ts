import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofacScore } from '../score/ofac.ts';
import { scoreEntry } from '../score/score-entry.ts';
import { scoreSettings } from '../score/settings.ts';
import { readName } from '../text/read-name.ts';
import type { Candidate, IndexEntry, Subject } from '../types.ts';
import { entries, entryOf, subjectOf, subjects } from './fixture.ts';
import { buildIndex, insideOf, type NameIndex } from './name-index.ts';

/** Every entry scored, one after the other: what the index must find without looking at every entry. */
const scan = (index: NameIndex, listed: readonly IndexEntry[], subject: Subject): Candidate[] => {
  const { weigh } = insideOf(index).view;
  const readings = readName(subject.name, subject.kind);
  return listed
    .map((entry): Candidate => {
      const listedReadings = entry.names.map(({ text }) => readName(text, entry.kind));
      const result = scoreEntry(subject, readings, entry, listedReadings, weigh, scoreSettings);
      const ofac = Math.max(...entry.names.map(({ text }) => ofacScore(subject.name, text)));
      return { key: entry.key, ...result, ofac };
    })
    .filter(({ score }) => score >= scoreSettings.review)
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
};

describe('searching', () => {
  it('finds what a scan of every entry finds, with the same evidence', () => {
    fc.assert(
      fc.property(entries(25), subjects, (listed, subject) => {
        const index = buildIndex(listed);
        expect(index.search(subject, { limit: 100 })).toEqual(scan(index, listed, subject));
      }),
      { numRuns: 120 },
    );
  });

  it('finds in an index of one name, where a token weighs next to nothing', () => {
    const alone = buildIndex([entryOf('1', 'of of ltd', { kind: 'organisation' })]);
    expect(alone.search(subjectOf('of ltd')).map(({ key }) => key)).toEqual(['1']);
  });

  const index = buildIndex([
    entryOf('1', 'GARCIA MARQUEZ, Maria'),
    entryOf('2', 'Ivan Petrov', { list: 'list-b' }),
    entryOf('3', 'Northern Star Shipping Ltd', { kind: 'organisation' }),
    entryOf('4', 'Abubakr Hassan'),
    entryOf('5', 'محمد حسن'),
    entryOf('6', 'Sea Harvest', { kind: 'vessel', identifiers: [{ type: 'imo', value: 'IMO 9074729', country: '' }] }),
    entryOf('7', 'SIS d.o.o.', { kind: 'organisation' }),
  ]);
  const keys = (subject: Subject, options = {}) => index.search(subject, options).map(({ key }) => key);

  it.each([
    ['Maria Garcia Marqes', '1'],
    ['maria GARCIAMARQUEZ', '1'],
    ['Иван Петров', '2'],
    ['Ivan Petroff', '2'],
    ['NORTHRN STAR SHIPPING LIMITED', '3'],
    ['abu bakr hassan', '4'],
    ['Mohammed Hassan', '5'],
    ['SIS DOO', '7'],
  ])('finds %s', (name, key) => {
    expect(keys(subjectOf(name), { threshold: 0.5 })).toContain(key);
  });

  it('finds an identifier whatever the name, however it is written', () => {
    const subject = subjectOf('Quite Another', 'vessel', {
      identifiers: [{ type: 'imo', value: 'imo-9074729', country: '' }],
    });
    expect(keys(subject)).toEqual(['6']);
  });

  it('looks only into the lists and kinds that are asked for', () => {
    expect(keys(subjectOf('Ivan Petrov'), { lists: ['list-b'] })).toEqual(['2']);
    expect(keys(subjectOf('Ivan Petrov'), { lists: ['list-a'] })).toEqual([]);
    expect(keys(subjectOf('Ivan Petrov'), { kinds: ['vessel'] })).toEqual([]);
    expect(keys(subjectOf('Ivan Petrov', 'organisation'))).toEqual([]);
  });

  it('gives no more than the limit, the best first', () => {
    const many = buildIndex(Array.from({ length: 200 }, (_, i) => entryOf(`k${i}`, 'Ivan Petrov')));
    const found = many.search(subjectOf('Ivan Petrov'), { limit: 3 });
    expect(found.map(({ key }) => key)).toEqual(['k0', 'k1', 'k10']);
  });

  it('finds nothing in an empty index, nor for a name without a letter', () => {
    expect(buildIndex([]).search(subjectOf('Ivan Petrov'))).toEqual([]);
    expect(keys(subjectOf(''))).toEqual([]);
    expect(keys(subjectOf('\u202e … !'))).toEqual([]);
  });

  it('takes a name of ten thousand letters, and one word over and over', () => {
    const words = Array.from({ length: 1_500 }, (_, i) => `w${i.toString(36)}xyz`).join(' ');
    expect(keys(subjectOf(words.slice(0, 10_000)))).toEqual([]);
    expect(keys(subjectOf('a'.repeat(10_000)))).toEqual([]);
    expect(() => index.search(subjectOf('petrov '.repeat(1_500)))).not.toThrow();
    expect(keys(subjectOf(`Ivan Petrov ${'petrov '.repeat(3)}`), { threshold: 0.3 })).toContain('2');
  });

  it('gives an entry as it was put in', () => {
    fc.assert(
      fc.property(entries(12), (listed) => {
        const built = buildIndex(listed);
        for (const entry of listed) expect(built.entry(entry.key)).toEqual(entry);
        expect(built.entry('nobody')).toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
