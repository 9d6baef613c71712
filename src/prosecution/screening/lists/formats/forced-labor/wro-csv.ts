import type { ListFormat, PartHead } from '../../formats.ts';
import { createTally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { readTable } from '../csv-table.ts';
import { createWroBook } from './wro.ts';

type Field = 'entity' | 'aliases' | 'country' | 'date' | 'status' | 'kind' | 'industry' | 'merchandise';

/** The names of the columns: as CBP publishes them, and as they are found in files made from it. */
const columns: Readonly<Record<Field, readonly string[]>> = {
  entity: ['entity'],
  aliases: ['aliases'],
  country: ['country'],
  date: ['effective date', 'effective_date'],
  status: ['status'],
  kind: ['wro/finding', 'kind'],
  industry: ['industry'],
  merchandise: ['merchandise'],
};

/** Withhold Release Orders and Findings, as CSV (published in latin-1). */
export const wroCsv: ListFormat = {
  id: 'us-cbp-wro-csv',
  listIds: ['us-cbp-wro'],
  recognise: (heads) => {
    const [head] = heads;
    if (heads.length !== 1 || head?.shape !== 'table') return false;
    const names = headerOf(head);
    if (!names.includes('entity') || !names.includes('merchandise')) return false;
    const missing = (['country', 'date', 'status', 'kind'] as const).find((field) => indexOf(names, field) === -1);
    return (
      missing === undefined || {
        code: 'LIST_WRONG_COLUMNS',
        file: head.part.name,
        line: 1,
        field: columns[missing].join(' or '),
      }
    );
  },
  read: async (heads, take) => {
    const tally = createTally('us-cbp-wro-csv', ['us-cbp-wro'], take);
    for (const head of heads) {
      const file = head.part.name;
      await textProblems(head.part, tally.problems);
      const names = headerOf(head);
      const known = new Set(Object.values(columns).flat());
      const book = createWroBook(file, tally);
      const table = { delimiter: ',', headRows: 1, width: names.length };
      await readTable(head.part, table, tally, ({ cells, line, raw }) => {
        const cell = (field: Field): string => cells[indexOf(names, field)]?.trim() ?? '';
        book.add({
          entity: cell('entity'),
          aliases: cell('aliases')
            .split(/\s*;\s*/)
            .filter((alias) => alias !== ''),
          country: cell('country'),
          date: cell('date'),
          status: cell('status'),
          kind: cell('kind'),
          industry: cell('industry'),
          merchandise: cell('merchandise'),
          remarks: cells.filter((text, index) => !known.has(names[index] ?? '') && text.trim() !== ''),
          raw,
          line,
        });
      });
      book.close();
    }
    return tally.reading('');
  },
};

const headerOf = (head: PartHead): readonly string[] =>
  (head.rows(',')[0] ?? []).map((name) => name.trim().toLowerCase());

const indexOf = (names: readonly string[], field: Field): number =>
  names.findIndex((name) => columns[field].includes(name));
