import type { ListFormat } from '../../formats.ts';
import { createTally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { readTable } from '../csv-table.ts';
import { clauseIn, createUflpaBook } from './uflpa.ts';

const header = ['section', 'entity_as_published', 'effective_date'] as const;

/** The rows of the page as a CSV: clause, entity as published, date. A file cannot say that clause (iv) has no entries. */
export const uflpaCsv: ListFormat = {
  id: 'us-dhs-uflpa-csv',
  listIds: ['us-dhs-uflpa'],
  recognise: (heads) => {
    const names = heads.length === 1 && heads[0]?.shape === 'table' ? heads[0].rows(',')[0] : undefined;
    return names !== undefined && header.every((name, index) => names[index]?.trim() === name);
  },
  read: async (heads, take) => {
    const tally = createTally('us-dhs-uflpa-csv', ['us-dhs-uflpa'], take);
    for (const { part } of heads) {
      const file = part.name;
      await textProblems(part, tally.problems);
      const book = createUflpaBook(file, tally);
      const table = { delimiter: ',', headRows: 1, width: header.length };
      await readTable(part, table, tally, ({ cells: [section = '', ...rest], line, raw }) => {
        const clause = clauseIn(section);
        if (clause !== '') book.add(clause, rest, line);
        else tally.reject('CLAUSE_UNKNOWN', { file, line, field: header[0], value: raw });
      });
      book.close(new Set(['i', 'ii', 'iv', 'v']));
    }
    return tally.reading('');
  },
};
