import { type FormFile, formFromSheets, holdsSurvey, readXForm } from '../forms/index.ts';
import { holdsOds, readOds, readTable, type Sheet } from '../sheets/index.ts';
import { type CaseTable, tableFromJson, tableFromSheet } from './case-table.ts';
import { HtcdsError } from './errors.ts';
import { keyMatcher } from './match-key.ts';
import { holdsStandard, type PublishedStandard, readStandard } from './read-standard.ts';
import type { Standard } from './standard.ts';

/** What a file holds, told by its content and not by its name. */
export type HtcdsFile =
  | { readonly holds: 'standard'; readonly published: PublishedStandard }
  | { readonly holds: 'form'; readonly file: FormFile }
  | { readonly holds: 'cases'; readonly table: CaseTable };

const MOST_JSON = 50 * 1024 * 1024;

/**
 * Reads a file of the standard (.ods, .xlsx), a form (XLSForm, XForm) or cases (CSV, XLSX, ODS, JSON).
 *
 * @throws SheetError, FormError, HtcdsError
 */
export function readHtcdsFile(bytes: Uint8Array, standard: Standard): HtcdsFile {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 512))
    .replace(/^\ufeff/, '')
    .trimStart();
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  if (bytes.length === 0)
    throw new HtcdsError('HTCDS_EMPTY_FILE', 'The file is empty.', 'Send the file that holds the data.');
  if (
    head.startsWith('<') ||
    (utf16 && new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes.subarray(2, 4)) === '<')
  )
    return { holds: 'form', file: readXForm(bytes) };
  if (head.startsWith('{') || head.startsWith('[')) return { holds: 'cases', table: tableFromJson(utf8(bytes)) };
  if (holdsOds(bytes)) return fromSheets(readOds(bytes), 'ods', standard);
  const { sheets, format } = readTable(bytes);
  const oneColumn = format === 'csv' && (sheets[0]?.rows[0]?.length ?? 0) <= 1;
  return fromSheets(oneColumn ? bestParted(bytes, standard) : sheets, format, standard);
}

/** Answers parted by semicolons can pass for columns parted by them. The header tells: the mark under which it holds most keys. */
function bestParted(bytes: Uint8Array, standard: Standard): readonly Sheet[] {
  const readings = ([',', ';', '\t', '|'] as const).map((delimiter) => readTable(bytes, { delimiter }).sheets);
  const known = (sheets: readonly Sheet[]): number => (sheets[0] ? knownColumns(sheets[0], standard) : 0);
  return readings.reduce((best, one) => (known(one) > known(best) ? one : best));
}

function knownColumns({ rows }: Sheet, standard: Standard): number {
  const match = keyMatcher(standard);
  return (rows[0] ?? []).filter((title) => 'field' in match(title.split('/')[0] ?? '')).length;
}

function fromSheets(sheets: readonly Sheet[], format: 'csv' | 'xlsx' | 'ods', standard: Standard): HtcdsFile {
  if (sheets.some(holdsStandard)) return { holds: 'standard', published: readStandard(sheets) };
  if (holdsSurvey(sheets)) return { holds: 'form', file: formFromSheets(sheets) };
  const known = (sheet: Sheet): number => knownColumns(sheet, standard);
  const [first] = [...sheets].sort((a, b) => known(b) - known(a));
  return {
    holds: 'cases',
    table: tableFromSheet(first ?? { name: '', hidden: false, rows: [], merged: [], notes: [] }, format),
  };
}

function utf8(bytes: Uint8Array): string {
  if (bytes.length > MOST_JSON)
    throw new HtcdsError(
      'HTCDS_TOO_LARGE',
      `The file has ${bytes.length} bytes; ${MOST_JSON} is the most.`,
      'Split the file.',
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HtcdsError('HTCDS_NOT_JSON', 'The file is not UTF-8.', 'Save it as UTF-8 and send it again.');
  }
}
