import { csvRows } from '../../csv.ts';
import type { ListFormat, PartHead } from '../../formats.ts';
import { createTally, type Tally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { civilDateOf } from '../../written-dates.ts';
import { readTable } from '../csv-table.ts';
import { type EuColumns, euCsvOne, euCsvOneOne } from './eu-csv-columns.ts';
import {
  addEuAddress,
  addEuBirth,
  addEuIdentification,
  addEuName,
  addEuRegulation,
  addRemark,
  type EuFields,
  type EuParty,
  euEntity,
  newEuParty,
} from './eu-party.ts';

/**
 * Financial Sanctions Files as CSV. In 1.0 (`Naal_wholename`, …) each line may be one quoted text with semicolons inside and a tail of
 * tabs; 1.1 (`NameAlias_WholeName`, …) is plain. Either way a party has several rows, each with one name, address, birth or document.
 */
export const euCsvFormats: readonly ListFormat[] = [euCsvOne, euCsvOneOne].map(
  (columns): ListFormat => ({
    id: columns.id,
    listIds: ['eu-fsf'],
    recognise: (heads) => {
      const [head] = heads;
      if (heads.length !== 1 || head?.shape !== 'table') return false;
      const header = headerOf(head);
      if (!header.includes(columns.mark)) return false;
      const missing = columns.needed.find((name) => !header.includes(name));
      return missing === undefined || { code: 'LIST_WRONG_COLUMNS', file: head.part.name, line: 1, field: missing };
    },
    read: async (heads, take) => {
      const tally = createTally(columns.id, ['eu-fsf'], take);
      const dates = new Set<string>();
      for (const head of heads) await readPart(head, columns, tally, dates);
      return tally.reading([...dates].sort().at(-1) ?? '');
    },
  }),
);

const wrapped = (head: PartHead): boolean => head.text.startsWith('"') && (head.rows(',')[0]?.length ?? 0) === 1;

const unwrap = (line: string): readonly string[] => csvRows(line.replace(/\t+$/, ''), ';')[0]?.cells ?? [];

const headerOf = (head: PartHead): readonly string[] =>
  wrapped(head) ? unwrap(head.rows(',')[0]?.[0] ?? '') : (head.rows(';')[0] ?? []);

async function readPart(head: PartHead, columns: EuColumns, tally: Tally, dates: Set<string>): Promise<void> {
  const file = head.part.name;
  await textProblems(head.part, tally.problems);
  const header = headerOf(head);
  const at = new Map<string, number>();
  header.forEach((name, index) => {
    if (!at.has(name)) at.set(name, index);
  });
  const parties = new Map<string, { party: EuParty; line: number }>();
  const inQuotes = wrapped(head);
  const table = {
    delimiter: inQuotes ? ',' : ';',
    headRows: 1,
    width: header.length,
    ...(inQuotes
      ? { unwrap: (cells: readonly string[]) => (cells.length === 1 ? unwrap(cells[0] ?? '') : cells) }
      : {}),
  };
  await readTable(head.part, table, tally, ({ cells, line, raw }) => {
    const place = { file, line };
    const cell = (name: string): string => cells[at.get(name) ?? -1] ?? '';
    const key = cell(columns.entity.logicalId ?? '');
    if (key === '') {
      tally.reject('NO_ID', { ...place, field: columns.entity.logicalId ?? '' });
      return;
    }
    const known = parties.get(key) ?? { party: newEuParty(), line };
    parties.set(key, known);
    addRow(known.party, columns, cell, raw);
    dates.add(civilDateOf(cells[0] ?? '', 'day-first'));
  });
  for (const { party, line } of parties.values()) {
    const entity = euEntity(party);
    if (entity) tally.take(entity, { file, line });
    else
      for (const _ of party.raw) tally.reject('NO_NAME', { file, line, field: columns.mark, value: party.logicalId });
  }
}

function addRow(party: EuParty, columns: EuColumns, cell: (name: string) => string, raw: string): void {
  const fields =
    (section: Readonly<Record<string, string>>): EuFields =>
    (name) =>
      cell(section[name] ?? '');
  const entity = fields(columns.entity);
  const present = (section: Readonly<Record<string, string>>): boolean => cell(section.logicalId ?? '') !== '';
  party.raw.push(raw);
  party.logicalId = entity('logicalId');
  party.reference ||= entity('euReferenceNumber');
  party.unitedNationsId ||= entity('unitedNationId');
  party.subject ||= entity('subject');
  party.designated ||= entity('designationDate');
  addEuRegulation(party, fields(columns.regulation));
  addRemark(party, '', entity('remark').replaceAll('\\n', ' '));
  if (present(columns.name)) addEuName(party, fields(columns.name), true);
  if (present(columns.address)) addEuAddress(party, fields(columns.address));
  if (present(columns.birth)) addEuBirth(party, fields(columns.birth));
  if (present(columns.identification)) addEuIdentification(party, identification(fields(columns.identification)));
  if (present(columns.citizenship)) {
    const citizenship = fields(columns.citizenship);
    party.citizenships.push(citizenship('countryIso2Code') || citizenship('countryDescription'));
  }
}

/** 1.0 writes the kind behind the number: `488555 (passport-National passport) `. */
function identification(field: EuFields): EuFields {
  const number = field('number');
  const written = number.length > 400 ? null : /^(.*?)\s*\(([a-z]+)-([^()]*)\)/i.exec(number);
  if (!written) return field;
  const [, value = '', code = '', description = ''] = written;
  const read: Readonly<Record<string, string>> = {
    number: value,
    identificationTypeCode: code,
    identificationTypeDescription: description,
  };
  return (name) => read[name] ?? field(name);
}
