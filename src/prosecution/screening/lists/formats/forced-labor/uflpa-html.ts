import type { ListFormat } from '../../formats.ts';
import { ListError } from '../../list-error.ts';
import { createTally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { civilDateOf } from '../../written-dates.ts';
import { type HtmlPiece, htmlPieces } from '../html-pieces.ts';
import { clauseIn, createUflpaBook, tableOf } from './uflpa.ts';

/** The UFLPA Entity List as the page of the Department of Homeland Security. A page that has lost a table is refused. */
export const uflpaHtml: ListFormat = {
  id: 'us-dhs-uflpa-html',
  listIds: ['us-dhs-uflpa'],
  recognise: (heads) =>
    heads.length === 1 && heads[0]?.shape === 'html' && /<title[^>]*>\s*UFLPA Entity List\b/i.test(heads[0].text),
  read: async (heads, take) => {
    const tally = createTally('us-dhs-uflpa-html', ['us-dhs-uflpa'], take);
    let date = '';
    for (const { part } of heads) {
      const file = part.name;
      await textProblems(part, tally.problems);
      const book = createUflpaBook(file, tally);
      const said = new Set<string>();
      const tables = new Set<string>();
      let clause = '';
      for (const piece of await htmlPieces(part)) {
        if (piece.kind === 'text') {
          clause = clauseIn(piece.text) || clause;
          if (clause !== '') said.add(clause);
          date = dateIn(piece.text) || date;
        } else if (isEntityTable(piece)) {
          const { line } = piece;
          if (clause === '') throw new ListError('LIST_WRONG_COLUMNS', { file, line, field: 'clause' });
          if (tables.has(clause)) throw new ListError('LIST_TABLE_TWICE', { file, line, field: tableOf(clause) });
          tables.add(clause);
          for (const row of piece.rows.slice(1)) book.add(clause, row.cells, row.line);
        }
      }
      book.close(said);
    }
    return tally.reading(date);
  },
};

const dateIn = (text: string): string => civilDateOf(/^Last Updated: *(\S+)$/i.exec(text)?.[1] ?? '', 'month-first');

const isEntityTable = (piece: HtmlPiece & { kind: 'table' }): boolean => {
  const [first = '', second = ''] = piece.rows[0]?.cells ?? [];
  return /entity/i.test(first) && /effective date/i.test(second);
};
