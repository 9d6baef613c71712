import type { EntityMeasure, EntityName } from '../../entity.ts';
import type { ListFormat } from '../../formats.ts';
import { ListError } from '../../list-error.ts';
import { nameKey, newEntity } from '../../new-entity.ts';
import { createTally, type Tally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { civilDateOf } from '../../written-dates.ts';
import { type HtmlPiece, htmlPieces } from '../html-pieces.ts';
import { readNamesCell } from './listed-names.ts';

const page = 'https://www.dhs.gov/uflpa-entity-list';

/** The four lists of section 2(d)(2)(B) of Public Law 117-78; under (iv) the page may say in words that there is none. */
const clauses = ['i', 'ii', 'iv', 'v'] as const;

interface Party {
  names: EntityName[];
  measures: EntityMeasure[];
  remarks: string[];
  raw: string[];
  line: number;
}

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
      await textProblems(part, tally.problems);
      const parties = new Map<string, Party>();
      const pieces = await htmlPieces(part);
      const said = new Set<string>();
      const tables = new Set<string>();
      let clause = '';
      for (const piece of pieces) {
        if (piece.kind === 'text') {
          clause = clauseIn(piece.text) || clause;
          if (clause !== '') said.add(clause);
          date = dateIn(piece.text) || date;
        } else if (isEntityTable(piece)) {
          if (clause === '')
            throw new ListError('LIST_WRONG_COLUMNS', { file: part.name, line: piece.line, field: 'clause' });
          if (tables.has(clause))
            throw new ListError('LIST_TABLE_TWICE', {
              file: part.name,
              line: piece.line,
              field: `2(d)(2)(B)(${clause})`,
            });
          tables.add(clause);
          readTable(piece, clause, part.name, parties, tally);
        }
      }
      for (const one of clauses)
        if (!said.has(one) || (one !== 'iv' && tally.rowsOf(`2(d)(2)(B)(${one})`) === 0))
          throw new ListError('LIST_TABLE_MISSING', { file: part.name, field: `2(d)(2)(B)(${one})` });
      for (const [sourceId, { line, ...party }] of parties)
        tally.take(newEntity({ listId: 'us-dhs-uflpa', sourceId, schema: 'Organization', sourceUrl: page, ...party }), {
          file: part.name,
          line,
        });
    }
    return tally.reading(date);
  },
};

const clauseIn = (text: string): string => /Section 2\(d\)\(2\)\(B\)\(([ivx]+)\)/i.exec(text)?.[1]?.toLowerCase() ?? '';

const dateIn = (text: string): string => civilDateOf(/^Last Updated: *(\S+)$/i.exec(text)?.[1] ?? '', 'month-first');

const isEntityTable = (piece: HtmlPiece & { kind: 'table' }): boolean => {
  const [first = '', second = ''] = piece.rows[0]?.cells ?? [];
  return /entity/i.test(first) && /effective date/i.test(second);
};

/** One party may stand in several tables: it is one entry with a measure for each clause. */
function readTable(
  table: HtmlPiece & { kind: 'table' },
  clause: string,
  file: string,
  parties: Map<string, Party>,
  tally: Tally,
): void {
  for (const { cells, line } of table.rows.slice(1)) {
    tally.row(`2(d)(2)(B)(${clause})`);
    const [cell = '', dateText = ''] = cells;
    const { names, reach } = readNamesCell(cell);
    const key = nameKey(names[0]?.text ?? '');
    if (key === '') tally.reject('NO_NAME', { file, line, field: 'Name of Entity', value: cells.join(' | ') });
    else {
      const from = civilDateOf(dateText, 'month-first');
      if (from === '') tally.note('DATE_NOT_READ', { file, line, field: 'Effective Date', value: dateText });
      if (cells.length > 2) tally.note('CELLS_UNKNOWN', { file, line, value: cells.slice(2).join(' | ') });
      const party = parties.get(key) ?? { names: [], measures: [], remarks: [], raw: [], line };
      parties.set(key, party);
      party.names.push(...names);
      party.measures.push(measureOf(clause, from));
      party.remarks.push(reach === '' ? '' : `Listed with it: ${reach}`, ...cells.slice(2));
      party.raw.push([`2(d)(2)(B)(${clause})`, ...cells].join('\t'));
    }
  }
}

const measureOf = (clause: string, from: string): EntityMeasure => ({
  measure: 'import-ban',
  programme: `UFLPA section 2(d)(2)(B)(${clause})`,
  authority: 'Forced Labor Enforcement Task Force; Public Law 117-78',
  from,
  until: '',
  status: 'active',
  source: page,
});
