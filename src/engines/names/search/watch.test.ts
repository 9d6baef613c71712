import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreEntry } from '../score/score-entry.ts';
import { scoreSettings } from '../score/settings.ts';
import { readName } from '../text/read-name.ts';
import { entries, entryOf, subjectOf, subjects } from './fixture.ts';
import { buildIndex, insideOf, withChanges } from './name-index.ts';
import { affectedBy, buildWatch, watchedEntry } from './watch.ts';

describe('watched subjects', () => {
  it('are named whenever a changed entry reaches review for them', () => {
    fc.assert(
      fc.property(fc.array(subjects, { minLength: 1, maxLength: 15 }), entries(6), (watched, changed) => {
        const watch = buildWatch(watched.map((subject, at) => ({ key: `s${at}`, subject })));
        const list = buildIndex(changed);
        const affected = affectedBy(watch, changed, list);
        const { weigh } = insideOf(list).view;
        watched.forEach((subject, at) => {
          for (const entry of changed) {
            const listed = entry.names.map(({ text }) => readName(text, entry.kind));
            const { score } = scoreEntry(
              subject,
              readName(subject.name, subject.kind),
              entry,
              listed,
              weigh,
              scoreSettings,
            );
            if (score >= scoreSettings.review) expect(affected).toContain(`s${at}`);
          }
        });
      }),
      { numRuns: 80 },
    );
  });

  const list = buildIndex([]);
  const watch = buildWatch([
    { key: 'a', subject: subjectOf('Ivan Petrov', 'person') },
    { key: 'b', subject: subjectOf('Maria Garcia', 'person') },
    { key: 'c', subject: subjectOf('Northern Star Shipping', 'organisation') },
    {
      key: 'd',
      subject: subjectOf('Li Wei', 'person', { identifiers: [{ type: 'passport', value: 'A 12-34', country: 'cn' }] }),
    },
  ]);

  it('are left alone by names that are not theirs', () => {
    expect(affectedBy(watch, [entryOf('1', 'Carlos Kowalski')], list)).toEqual([]);
    expect(affectedBy(watch, [entryOf('1', 'Ivan Petroff'), entryOf('2', 'Garcia, Mariah')], list)).toEqual(['a', 'b']);
    expect(affectedBy(watch, [entryOf('1', 'Northern Star Shipping', { kind: 'person' })], list)).toEqual([]);
  });

  it('are named by an identifier', () => {
    const entry = entryOf('1', 'Carlos Kowalski', {
      identifiers: [{ type: 'passport', value: 'a1234', country: 'cn' }],
    });
    expect(affectedBy(watch, [entry], list)).toEqual(['d']);
  });

  it('come and go like entries of any index', () => {
    const later = withChanges(watch, {
      upserts: [watchedEntry({ key: 'e', subject: subjectOf('Carlos Kowalski', 'person') })],
      removed: ['a'],
    });
    expect(affectedBy(later, [entryOf('1', 'Carlos Kowalsky'), entryOf('2', 'Ivan Petrov')], list)).toEqual(['e']);
  });
});
