import type { EntityName, ListedSchema } from '../../entity.ts';
import { NAME_FIELD_CHARS, squeeze } from '../../new-entity.ts';

/** One party of a cell that may name several. */
export interface JoinedParty {
  readonly schema: ListedSchema;
  readonly names: readonly EntityName[];
  /** What stands beside the names: a place, whom the order reaches. */
  readonly notes: readonly string[];
}

const legalForm = String.raw`(?:Co\.?|Ltd\.?|Limited|Inc\.?|Corp\.?|Corporation|Company|LLC|L\.L\.C\.|Pvt\.?|S\.A\.|C\.V\.|S\.R\.L\.|D\.O\.O\.)`;
const formOnly = new RegExp(`^${legalForm}(?:,?\\s*${legalForm})*$`, 'i');
const andBehindForm = new RegExp(String.raw`(?<=${legalForm}),?\s+and\s+(?=[A-Z])`, 'g');
const reaching =
  /,?\s+and\s+(?:its|their)\s+(?:two |three |four )?(?:subordinates?|subsidiaries|affiliates?)\b[^,]*|,?\s+and\s+subsidiaries$/i;
const alias = /\s+(?:a\/k\/a|a\.k\.a\.|also known as)\s+/i;

/**
 * The parties in an entity cell of the withhold release orders: joined by `; `, by `and` behind a legal form, or in a row with commas;
 * aliases behind `a/k/a`; vessels by their label. A cell that names a region or a product stays one entry, as it is written.
 */
export function readJoinedParties(cell: string): readonly JoinedParty[] {
  const text = squeeze(cell).replace(/\.\.$/, '.');
  if (text.length > NAME_FIELD_CHARS)
    return [{ schema: 'Organization', names: [{ text, kind: 'primary', lang: '' }], notes: [] }];
  const owned = /^fishing vessels owned by (.+)$/i.exec(text);
  if (owned?.[1]) return [{ ...partyOf(owned[1], 'Organization'), notes: ['Fishing vessels owned by this company'] }];
  const vessel = /^(?:fishing )?vessels?:\s*(.+)$/i.exec(text);
  if (vessel?.[1]) return vessel[1].split(/\s*;\s*/).map((name) => partyOf(name, 'Vessel'));
  const notes: string[] = [];
  const reach = reaching.exec(text)?.[0] ?? '';
  if (reach !== '') notes.push(`Listed with it: ${squeeze(reach.replace(/^,/, ''))}`);
  const pieces = (reach === '' ? text : text.replace(reach, ';'))
    .split(/\s*;\s*/)
    .flatMap((piece) => piece.split(andBehindForm))
    .flatMap(inARow)
    .map((piece) => squeeze(piece).replace(/^[,;]\s*|[,;]$/g, ''))
    .filter((piece) => piece !== '');
  const places = pieces.length > 1 ? pieces.filter((piece) => !/\s/.test(piece.replace(/\.$/, ''))) : [];
  const parties = pieces.filter((piece) => !places.includes(piece)).map((piece) => partyOf(piece, 'Organization'));
  return parties.map((party) => ({ ...party, notes: [...party.notes, ...notes, ...places] }));
}

/** `A Carpet, B Carpet, and C Carpet`: names in a row, told from one name with commas by every piece having words of its own. */
function inARow(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const piece of text.split(/,\s+/)) {
    const last = pieces.at(-1);
    if (last !== undefined && formOnly.test(piece.trim())) pieces[pieces.length - 1] = `${last}, ${piece}`;
    else pieces.push(piece.replace(/^and\s+/, ''));
  }
  const named = pieces.every((piece) => piece.trim().split(/\s+/).length > 1);
  const formed = pieces.some((piece) => new RegExp(`${legalForm}$`, 'i').test(piece));
  return pieces.length > 1 && named && formed ? pieces : [text];
}

function partyOf(text: string, schema: ListedSchema): JoinedParty {
  const [first = '', ...others] = text.split(alias);
  const notes: string[] = [];
  const place = / \(of ([^()]+)\)$/.exec(first);
  if (place?.[1]) notes.push(place[1]);
  const primary = place ? first.slice(0, place.index) : first;
  const acronym = / \(([A-Z]{2,8})\)$/.exec(primary);
  const short = acronym?.[1] ? [acronym[1]] : [];
  const full = acronym ? primary.slice(0, acronym.index) : primary;
  const names = [...spellings(full), ...short, ...others.flatMap(spellings)].map(
    (name, index): EntityName => ({ text: name, kind: index === 0 ? 'primary' : 'aka', lang: '' }),
  );
  return { schema, names, notes };
}

/** `Paper (or Papper) Works` is two spellings: the words in brackets stand for as many words before them. */
export function spellings(name: string): readonly string[] {
  const other = /^(.+?) \(or ([^()]+)\)(.*)$/.exec(name);
  if (!other) return [squeeze(name)];
  const [, before = '', instead = '', after = ''] = other;
  const kept = before.split(' ').slice(0, -instead.split(' ').length);
  return [squeeze(`${before}${after}`), squeeze(`${[...kept, instead].join(' ')}${after}`)];
}
