import { countryOf } from '../countries.ts';
import type { ListFormat } from '../formats.ts';
import { ListError } from '../list-error.ts';
import { NAME_FIELD_CHARS, nameKey, newEntity, squeeze } from '../new-entity.ts';
import { createTally } from '../tally.ts';
import { textProblems } from '../text-problems.ts';
import { htmlPieces } from './html-pieces.ts';

/** `12. (U) DOE, Jane (RURITANIA) - SIGNIFICANT CORRUPTION` */
const entry = /^(\d+)\.\s*(?:\([A-Z]+\)\s*)?(.+?),?\s*\(([^()]+)\)\s*[-–—:]\s*(.+)$/;
const numbered = /^\d+\.\s*\([A-Z]+\)\s*\S/;

/**
 * The yearly report on officials whom section 7031(c) bars from entering the United States, as the page of the Department of State.
 * There is no birth date in it: a match is for review, never a hit.
 */
export const state7031cHtml: ListFormat = {
  id: 'us-state-7031c-html',
  listIds: ['us-state-7031c'],
  recognise: (heads) => heads.length === 1 && heads[0]?.shape === 'html' && /\b7031\(c\)/.test(heads[0].text),
  read: async (heads, take) => {
    const tally = createTally('us-state-7031c-html', ['us-state-7031c'], take);
    let latest = '';
    for (const { part } of heads) {
      await textProblems(part, tally.problems);
      let year = '';
      for (const piece of await htmlPieces(part)) {
        if (piece.kind === 'table') continue;
        const place = { file: part.name, line: piece.line };
        if (!numbered.test(piece.text)) {
          year =
            /\b(?:calendar|fiscal)? ?year (20\d\d)\b|\b(20\d\d)\b/i
              .exec(/7031|report|year/i.test(piece.text) ? piece.text : '')
              ?.slice(1)
              .find(Boolean) ?? year;
          continue;
        }
        tally.row('entry');
        const found = piece.text.length > NAME_FIELD_CHARS ? null : entry.exec(piece.text);
        const name = squeeze(found?.[2] ?? '');
        if (!found || nameKey(name) === '') {
          tally.reject('ENTRY_NOT_READ', { ...place, value: piece.text });
          continue;
        }
        if (year > latest) latest = year;
        const country = countryOf(found[3] ?? '');
        if (country === '') tally.note('COUNTRY_NOT_READ', { ...place, value: found[3] ?? '' });
        tally.take(
          newEntity({
            listId: 'us-state-7031c',
            sourceId: [nameKey(name), country, year].filter((text) => text !== '').join('/'),
            schema: 'Person',
            // a name without a birth date is never more than a possible match: weak names are capped at review
            names: [{ text: name, kind: 'weak', lang: '' }],
            countries: [{ iso2: country, role: 'other' }],
            measures: [
              {
                measure: 'visa',
                programme: 'Section 7031(c)',
                authority: 'Department of State; section 7031(c) of the yearly appropriations act',
                from: year === '' ? '' : `${year}-01-01`,
                until: '',
                status: 'active',
                source: piece.text,
              },
            ],
            remarks: [squeeze(found[4] ?? ''), `(${found[3] ?? ''})`],
            raw: [piece.text],
          }),
          place,
        );
      }
      if (tally.rowsOf('entry') === 0) throw new ListError('LIST_TABLE_MISSING', { file: part.name, field: 'entries' });
    }
    return tally.reading(latest === '' ? '' : `${latest}-12-31`);
  },
};
