import { readTable, type Sheet, SheetError } from '../../../../engines/sheets/index.ts';
import type { ListedEntity, ListPart, ListReading } from '../entity.ts';
import { ListError } from '../list-error.ts';
import { createTally } from '../tally.ts';
import { applyMapping } from './apply-mapping.ts';
import { exactField } from './heading-words.ts';
import type { MappedRow, Mapping } from './mapping.ts';
import { type MappingProposal, proposeMapping } from './propose-mapping.ts';

const BYTES = 50 * 1024 * 1024;
const SAMPLE_ROWS = 200;

export interface MappedTable {
  readonly headers: readonly string[];
  readonly rows: readonly MappedRow[];
}

/**
 * The table in a CSV or XLSX file: its headings, and the rows below. Lines above the headings (a title, a date) are passed over.
 *
 * @throws ListError LIST_EMPTY, LIST_TOO_LARGE, LIST_NOT_READ
 */
export async function readMappedTable(part: ListPart): Promise<MappedTable> {
  const file = part.name;
  const sheet = await firstSheet(part);
  const at = headingRow(sheet.rows);
  const headers = (sheet.rows[at] ?? []).map((heading) => heading.replace(/\s+/g, ' ').trim());
  if (headers.every((heading) => heading === '')) throw new ListError('LIST_EMPTY', { file });
  const rows = sheet.rows
    .map((cells, index) => ({ cells, line: index + 1 }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return {
    headers: headers.map((heading, index) =>
      headers.indexOf(heading) === index ? heading : `${heading} (${index + 1})`,
    ),
    rows,
  };
}

/** What the columns of a file seem to hold, for a person to look at. */
export async function previewMapping(part: ListPart): Promise<MappedTable & { readonly proposal: MappingProposal }> {
  const table = await readMappedTable(part);
  const sample = table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells);
  return { ...table, proposal: proposeMapping(table.headers, sample) };
}

/**
 * Reads a CSV or XLSX file by a saved mapping. Takes the file as it came: an XLSX file is an archive and must not be opened as one.
 *
 * @throws ListError as above, and LIST_WRONG_COLUMNS where a mapped heading is missing
 */
export async function readMappedList(
  part: ListPart,
  mapping: Mapping,
  take: (entity: ListedEntity) => void,
): Promise<ListReading> {
  const file = part.name;
  const { headers, rows } = await readMappedTable(part);
  const missing = Object.keys(mapping.columns).find((heading) => !headers.includes(heading));
  if (missing !== undefined) throw new ListError('LIST_WRONG_COLUMNS', { file, field: missing });
  const tally = createTally('mapped-table', [mapping.list], take);
  tally.row('row', rows.length);
  const { entities, rejects, doubts } = applyMapping(headers, rows, mapping);
  for (const { code, ...place } of rejects) tally.reject(code, { file, ...place });
  for (const { code, ...place } of doubts) tally.note(code, { file, ...place });
  for (const { entity, line } of entities) tally.take(entity, { file, line });
  return tally.reading('');
}

async function firstSheet(part: ListPart): Promise<Sheet> {
  const file = part.name;
  const bytes = await bytesOf(part);
  try {
    const { sheets } = readTable(bytes, { encoding: 'windows-1252' });
    const sheet = sheets.find(({ hidden, rows }) => !hidden && rows.length > 0) ?? sheets[0];
    if (!sheet) throw new ListError('LIST_EMPTY', { file });
    return sheet;
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const code =
      error.code === 'SHEET_EMPTY'
        ? 'LIST_EMPTY'
        : error.code === 'SHEET_TOO_LARGE'
          ? 'LIST_TOO_LARGE'
          : 'LIST_NOT_READ';
    throw new ListError(code, { file, line: error.where.row ?? 0, field: error.code, value: error.message });
  }
}

async function bytesOf(part: ListPart): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of part.open()) {
    size += chunk.length;
    if (size > BYTES) throw new ListError('LIST_TOO_LARGE', { file: part.name, field: 'bytes' });
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Of the first ten rows the one with most headings that are known; else the first with most cells. */
function headingRow(rows: readonly (readonly string[])[]): number {
  const scores = rows
    .slice(0, 10)
    .map(
      (cells) =>
        cells.filter((cell) => exactField(cell) !== null).length * 100 +
        cells.filter((cell) => cell.trim() !== '').length,
    );
  return Math.max(0, scores.indexOf(Math.max(0, ...scores)));
}
