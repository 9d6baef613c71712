import { readCsv } from '../csv.ts';
import type { ListPart } from '../entity.ts';
import { ListError } from '../list-error.ts';
import type { Tally } from '../tally.ts';

export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly raw: string;
}

export interface CsvTable {
  readonly delimiter: string;
  /** Rows up to and with the header, which are no data. */
  readonly headRows: number;
  /** Cells of a row: what is narrower or wider is refused. */
  readonly width: number;
  /** What a row of the file holds, where it is wrapped. */
  unwrap?(cells: readonly string[]): readonly string[];
}

/**
 * The data rows of a table with a header. A row of another width is refused; where it is the last one and has no line end, or a quote
 * stays open, the file was cut and the whole list is refused.
 *
 * @throws ListError LIST_TRUNCATED, and whatever reading the part throws
 */
export async function readTable(
  part: ListPart,
  table: CsvTable,
  tally: Tally,
  take: (row: TableRow) => void,
): Promise<void> {
  const file = part.name;
  let count = 0;
  let lastLine = 0;
  let lastRefused = false;
  const end = await readCsv(part, table.delimiter, (row) => {
    count += 1;
    if (count <= table.headRows) return;
    tally.row('row');
    const { line, raw } = row;
    const cells = table.unwrap ? table.unwrap(row.cells) : row.cells;
    lastLine = line;
    lastRefused = cells.length !== table.width;
    if (lastRefused) tally.reject('ROW_WIDTH', { file, line, field: String(table.width), value: raw });
    else take({ cells, line, raw });
    if (row.badQuote) tally.note('QUOTE_WITHIN', { file, line, value: raw });
  });
  if (end.openQuote > 0) throw new ListError('LIST_TRUNCATED', { file, line: end.openQuote });
  if (end.noLineEnd && lastRefused) throw new ListError('LIST_TRUNCATED', { file, line: lastLine });
}
