import { type CsvRow, readCsv } from '../../csv.ts';
import type { PartHead } from '../../formats.ts';
import { ListError } from '../../list-error.ts';
import type { Tally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { columnsIn, rowReader } from './header.ts';

export interface NamedRow extends CsvRow {
  readonly file: string;
  /** The trimmed cell of a column. */
  get(column: string): string;
}

/**
 * The rows of a table with a header, by column name. A row of another width is rejected; a last row that is short, or a quote that is
 * never closed, means that the file was cut.
 *
 * @throws ListError LIST_TRUNCATED, LIST_TOO_LARGE
 */
export async function readRows(
  head: PartHead,
  delimiter: string,
  tally: Tally,
  table: string,
  take: (row: NamedRow) => void,
): Promise<void> {
  const file = head.part.name;
  const columns = columnsIn(head.rows(delimiter)[0] ?? []);
  const read = rowReader(columns);
  let first = true;
  let short: { readonly line: number; readonly raw: string } | undefined;
  const end = await readCsv(head.part, delimiter, (row) => {
    if (first) {
      first = false;
      return;
    }
    tally.row(table);
    short = undefined;
    const at = { file, line: row.line };
    if (row.cells.length !== columns.width) {
      short = row.cells.length < columns.width ? row : undefined;
      tally.reject('ROW_WIDTH', { ...at, field: String(columns.width), value: row.raw });
      return;
    }
    if (row.badQuote) tally.note('QUOTE_WITHIN', { ...at, value: row.raw });
    take({ ...row, file, get: read(row.cells) });
  });
  if (end.openQuote > 0) throw new ListError('LIST_TRUNCATED', { file, line: end.openQuote, field: 'quote' });
  if (short && end.noLineEnd)
    throw new ListError('LIST_TRUNCATED', { file, line: short.line, field: 'row', value: short.raw });
  await textProblems(head.part, tally.problems);
}
