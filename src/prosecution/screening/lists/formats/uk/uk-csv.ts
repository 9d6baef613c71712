import type { ListFormat, PartHead, Recognition } from '../../formats.ts';
import { createTally, type Tally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { civilDateOf } from '../../written-dates.ts';
import { readTable } from '../csv-table.ts';
import { newUkParty, type UkParty, ukEntity } from './uk-party.ts';

type Cell = (name: string) => string;

interface UkEdition {
  readonly id: string;
  readonly listId: UkParty['listId'];
  /** The column that groups the rows of one party. */
  readonly key: string;
  readonly needed: readonly string[];
  add(party: UkParty, cell: Cell): void;
}

const sanctionsList: UkEdition = {
  id: 'uk-sanctions-csv',
  listId: 'uk-sanctions',
  key: 'unique id',
  needed: ['name 6', 'name 1', 'name type', 'regime name', 'sanctions imposed'],
  add: addDesignation,
};

const conList: UkEdition = {
  id: 'uk-ofsi-conlist-csv',
  listId: 'uk-ofsi-conlist',
  key: 'group id',
  needed: ['name 6', 'name 1', 'group type', 'alias type', 'regime'],
  add: addTarget,
};

/** Both lists of the UK as CSV: a line with the date, the header on line 2, and several rows for one party. */
export const ukCsvFormats: readonly ListFormat[] = [sanctionsList, conList].map((edition) => ({
  id: edition.id,
  listIds: [edition.listId],
  recognise: (heads) => recognise(heads, edition),
  read: async (heads, take) => {
    const tally = createTally(edition.id, [edition.listId], take);
    let date = '';
    for (const head of heads) date = (await readPart(head, edition, tally)) || date;
    return tally.reading(date);
  },
}));

function recognise(heads: readonly PartHead[], edition: UkEdition): Recognition {
  const [head] = heads;
  if (heads.length !== 1 || head?.shape !== 'table') return false;
  const found = header(head);
  if (!found.names.includes(edition.key) || !found.names.includes('name 6')) return false;
  const missing = edition.needed.find((name) => !found.names.includes(name));
  return (
    missing === undefined || { code: 'LIST_WRONG_COLUMNS', file: head.part.name, line: found.row + 1, field: missing }
  );
}

function header(head: PartHead): { row: number; names: readonly string[] } {
  const rows = head.rows(',').slice(0, 3);
  const row = Math.max(
    0,
    rows.findIndex((cells) => cells.some((cell) => /^name 6$/i.test(cell.trim()))),
  );
  return { row, names: (rows[row] ?? []).map((cell) => cell.trim().toLowerCase()) };
}

async function readPart(head: PartHead, edition: UkEdition, tally: Tally): Promise<string> {
  const file = head.part.name;
  await textProblems(head.part, tally.problems);
  const { row: headerRow, names } = header(head);
  const date = (head.rows(',')[0] ?? []).join(' ').replace(/^\D*/, '').trim();
  const parties = new Map<string, { party: UkParty; line: number }>();
  const table = { delimiter: ',', headRows: headerRow + 1, width: names.length };
  await readTable(head.part, table, tally, (row) => {
    const place = { file, line: row.line };
    const cell: Cell = (name) => (row.cells[names.indexOf(name)] ?? '').trim();
    const key = cell(edition.key);
    if (key === '') {
      tally.reject('NO_ID', { ...place, field: edition.key, value: cell('name 6') });
      return;
    }
    const known = parties.get(key) ?? { party: newUkParty(edition.listId), line: row.line };
    parties.set(key, known);
    known.party.sourceId = key;
    known.party.raw.push(row.raw);
    addCommon(known.party, cell);
    edition.add(known.party, cell);
  });
  for (const { party, line } of parties.values()) {
    const entity = ukEntity(party, (code, field, value) => tally.note(code, { file, line, field, value }));
    if (entity) tally.take(entity, { file, line });
    else for (const _ of party.raw) tally.reject('NO_NAME', { file, line, field: 'name 6', value: party.sourceId });
  }
  return civilDateOf(date, 'day-first');
}

function addCommon(party: UkParty, cell: Cell): void {
  const once = (list: string[], text: string) => {
    if (text !== '' && !list.includes(text)) list.push(text);
  };
  const parts = [1, 2, 3, 4, 5, 6].map((number) => cell(`name ${number}`));
  party.names.push({
    parts,
    type: cell('name type') || cell('alias type'),
    strength: cell('alias strength') || cell('alias quality'),
  });
  const script = cell('name non-latin script');
  if (script !== '') party.otherScript.push({ text: script, language: cell('non-latin script language') });
  once(party.titles, cell('title'));
  once(party.births, cell('d.o.b') || cell('dob'));
  const [town, country] = [cell('town of birth'), cell('country of birth')];
  if (town !== '' || country !== '') party.birthPlaces.push({ town, country });
  once(party.nationalities, cell('nationality(/ies)') || cell('nationality'));
  once(party.genders, cell('gender'));
  once(party.positions, cell('position'));
  once(party.remarks, cell('other information'));
}

function addDesignation(party: UkParty, cell: Cell): void {
  party.subject ||= cell('designation type') || cell('individual, entity, ship');
  party.regime ||= cell('regime name');
  party.designated ||= cell('date designated');
  party.sanctions = [
    ...new Set([
      ...party.sanctions,
      ...cell('sanctions imposed')
        .split('|')
        .map((text) => text.trim()),
    ]),
  ].filter((text) => text !== '');
  const [group, unitedNations] = [cell('ofsi group id'), cell('un reference number')];
  if (group !== '') party.sameAs.push(`uk-ofsi-conlist/${group}`);
  if (unitedNations !== '') party.sameAs.push(`un-sc/${unitedNations}`);
  const lines = [1, 2, 3, 4, 5, 6].map((number) => cell(`address line ${number}`));
  party.addresses.push({ lines, postalCode: cell('address postal code'), country: cell('address country') });
  party.passports.push({ number: cell('passport number'), details: cell('passport additional information') });
  party.nationalIds.push({
    number: cell('national identifier number'),
    details: cell('national identifier additional information'),
  });
  party.registrations.push(cell('business registration number (s)'));
  party.imoNumbers.push(cell('imo number'));
  party.flags.push(cell('current believed flag of ship'), cell('previous flags'));
  for (const [type, name] of [
    ['parent', 'parent company'],
    ['subsidiary', 'subsidiaries'],
    ['owner or operator', 'current owner/operator (s)'],
    ['former owner or operator', 'previous owner/operator (s)'],
  ] as const)
    party.links.push({ type, target: cell(name) });
  for (const name of [
    'uk statement of reasons',
    'type of entity',
    'type of ship',
    'phone number',
    'email address',
    'website',
  ])
    party.remarks.push(cell(name));
}

/** The closed list cites the other lists within its notes: `(UK Sanctions List Ref):AQD0183 (UN Ref):QDi.263`, `UN Ref IRi.018`. */
function addTarget(party: UkParty, cell: Cell): void {
  party.subject ||= cell('group type');
  party.regime ||= cell('regime');
  party.designated ||= cell('listed on');
  const notes = cell('other information');
  const uk = /UK Sanctions List Ref\)?:?\s*([A-Z]{3}\d{4})\b/.exec(notes)?.[1];
  const unitedNations = /UN Ref\)?:?\s*([A-Z]{2}[ie]\.\d{3})\b/.exec(notes)?.[1];
  if (uk) party.sameAs.push(`uk-sanctions/${uk}`);
  if (unitedNations) party.sameAs.push(`un-sc/${unitedNations}`);
  const lines = [1, 2, 3, 4, 5, 6].map((number) => cell(`address ${number}`));
  party.addresses.push({ lines, postalCode: cell('post/zip code'), country: cell('country') });
  party.passports.push({ number: cell('passport number'), details: cell('passport details') });
  party.nationalIds.push({ number: cell('national identification number'), details: cell('ni details') });
}
