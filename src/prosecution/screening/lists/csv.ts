import type { ListPart } from './entity.ts';
import { ListError } from './list-error.ts';
import { partText } from './text.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  /** Line of the file where the row begins, from 1. */
  readonly line: number;
  /** The row as it stands in the file, without its line end. */
  readonly raw: string;
  /** Text stands behind a closing quote: the cell was read with it. */
  readonly badQuote: boolean;
}

/** How the file ended: what tells a whole file from one that was cut. */
export interface CsvEnd {
  /** Data rows handed over; empty lines are none. */
  readonly rows: number;
  /** The last byte is 0x1A, as OFAC's legacy files have it. */
  readonly endMark: boolean;
  /** The line where a quote was opened that is never closed; 0 where all are. The row it is in was not handed over. */
  readonly openQuote: number;
  /** The last row has no line end. */
  readonly noLineEnd: boolean;
}

export interface CsvLimits {
  readonly rows: number;
  readonly columns: number;
  readonly rowChars: number;
}

export const CSV_LIMITS: CsvLimits = { rows: 20_000_000, columns: 1_000, rowChars: 2_000_000 };

const LF = 10;
const CR = 13;
const QUOTE = 34;
const END_MARK = '\x1a';

/**
 * Reads delimited text row by row (RFC 4180) and never holds more than one piece of it. Lines end with LF, CRLF or CR; a quote is
 * special only where a cell begins; empty lines are passed over. Nothing is trimmed.
 *
 * @throws ListError LIST_TOO_LARGE, and whatever the part's bytes throw
 */
export async function readCsv(
  part: ListPart,
  delimiter: string,
  take: (row: CsvRow) => void,
  limits: CsvLimits = CSV_LIMITS,
): Promise<CsvEnd> {
  const reader = createCsvReader(part.name, delimiter, take, limits);
  for await (const piece of partText(part)) reader.write(piece);
  return reader.end();
}

/** All rows of a short text, for headers and samples; the last row may be cut. */
export function csvRows(text: string, delimiter: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  const reader = createCsvReader('', delimiter, (row) => rows.push(row), CSV_LIMITS);
  reader.write(text);
  reader.end();
  return rows;
}

function createCsvReader(file: string, delimiter: string, take: (row: CsvRow) => void, limits: CsvLimits) {
  const special = delimiter.charCodeAt(0);
  let text = '';
  let line = 1;
  let rows = 0;
  let openQuote = 0;
  let endMark = false;

  /** Reads one row from `start`; -1 where the text at hand does not hold all of it. */
  function readRow(start: number, last: boolean): number {
    const cells: string[] = [];
    const begun = line;
    let lines = 0;
    let badQuote = false;
    let at = start;
    for (;;) {
      let cell = '';
      if (text.charCodeAt(at) === QUOTE) {
        let from = at + 1;
        for (;;) {
          const quote = text.indexOf('"', from);
          if (quote === -1) {
            if (last) openQuote = begun + lines + lineEnds(text, at, from - 1);
            return -1;
          }
          if (quote + 1 === text.length && !last) return -1;
          cell += text.slice(from, quote);
          from = quote + 1;
          if (text.charCodeAt(from) !== QUOTE) break;
          cell += '"';
          from += 1;
        }
        lines += lineEnds(text, at, from);
        at = from;
      }
      const plain = at;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === special || code === LF || code === CR) break;
      }
      if (at > plain) {
        badQuote ||= cell !== '' || text.charCodeAt(plain - 1) === QUOTE;
        cell += text.slice(plain, at);
      }
      cells.push(cell);
      if (cells.length > limits.columns) throw new ListError('LIST_TOO_LARGE', { file, line: begun, field: 'columns' });
      if (at < text.length && text.charCodeAt(at) === special) {
        at += 1;
        continue;
      }
      break;
    }
    // the line end, or its second half, may be in the next piece
    if (!last && at + 1 >= text.length) return -1;
    let raw = text.slice(start, at);
    if (raw.endsWith(END_MARK) && (last || raw === END_MARK)) {
      endMark = true;
      raw = raw.slice(0, -1);
      const cell = cells.pop() ?? '';
      cells.push(cell.endsWith(END_MARK) ? cell.slice(0, -1) : cell);
    }
    if (raw.length > limits.rowChars) throw new ListError('LIST_TOO_LARGE', { file, line: begun, field: 'row' });
    const ended = at < text.length;
    if (ended) at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
    line = begun + lines + (ended ? 1 : 0);
    if (raw === '') return at;
    rows += 1;
    if (rows > limits.rows) throw new ListError('LIST_TOO_LARGE', { file, line: begun, field: 'rows' });
    take({ cells, line: begun, raw, badQuote });
    return at;
  }

  function drain(last: boolean): void {
    let at = 0;
    while (at < text.length) {
      const next = readRow(at, last);
      if (next === -1 || next === at) break;
      at = next;
    }
    text = text.slice(at);
    if (text.length > limits.rowChars) throw new ListError('LIST_TOO_LARGE', { file, line, field: 'row' });
  }

  return {
    write(piece: string): void {
      text += piece;
      drain(false);
    },
    end(): CsvEnd {
      const tail = text.replaceAll(END_MARK, '');
      drain(true);
      const noLineEnd = tail !== '' && !/[\r\n]$/.test(tail);
      return { rows, endMark, openQuote, noLineEnd };
    },
  };
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count += 1;
  }
  return count;
}
