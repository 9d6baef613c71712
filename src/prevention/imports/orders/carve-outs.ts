import { isCivilDate } from '../../../engines/calendar/index.ts';
import type { CarveOut } from '../contract.ts';

const removal = /\s*\bremoved\s+from\s+the\s+order\b,?\s*(?:by\s+[^,;]{1,80},\s*)?(\d{1,2}\/\d{1,2}\/\d{4})?/gi;
const preface = /^.*?\bproduced by the following\s*:?\s*/is;
const legalForm = /^(?:Co|Ltd|Limited|Inc|Corp|Corporation|Company|LLC|L\.L\.C|Pvt|S\.A|C\.V|S\.R\.L|D\.O\.O)\b/i;
const formAnywhere = /\b(?:Co\.|Ltd|Limited|Inc|Corp|Company|LLC|Pvt|Group|Industries|International)\b/i;

/**
 * What the remarks of a modified order take out of it, and since when. Several may stand in a row without a mark between them, the date behind
 * each or once behind a row of names: `A removed from the order, 7/23/2021B, C; and D Ltd. removed from the order, 10/6/1998`.
 *
 * The day of removal is the first day outside.
 */
export const carveOutsIn = (remarks: string, parties: readonly string[]): readonly CarveOut[] => {
  const found: CarveOut[] = [];
  const firms = preface.test(remarks);
  let at = 0;
  for (const match of remarks.matchAll(removal)) {
    const text = remarks.slice(at, match.index).replace(preface, '').trim();
    at = match.index + match[0].length;
    const from = dayOf(match[1] ?? '');
    for (const piece of namesIn(text)) {
      const entity = firms || formAnywhere.test(piece) || parties.some((party) => folded(party) === folded(piece));
      found.push({ what: entity ? 'entity' : 'merchandise', text: piece, from });
    }
  }
  return found;
};

/** Names in a row; a comma before a legal form parts none. */
const namesIn = (text: string): string[] => {
  const pieces: string[] = [];
  for (const piece of text.split(/;|,\s+/).map((one) => one.trim().replace(/^and\s+/i, ''))) {
    if (piece === '') continue;
    if (pieces.length > 0 && legalForm.test(piece)) pieces[pieces.length - 1] = `${pieces.at(-1)}, ${piece}`;
    else pieces.push(piece);
  }
  return pieces;
};

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Month first, as CBP writes. */
const dayOf = (text: string): string | null => {
  const [month = '', day = '', year = ''] = text.split('/');
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
};
