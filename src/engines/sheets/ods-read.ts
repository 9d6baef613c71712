import { createCellBudget } from './budget.ts';
import { broken, SheetError } from './errors.ts';
import { DEFAULT_LIMITS, type SheetLimits } from './limits.ts';
import { readOdsTables } from './ods-tables.ts';
import type { Sheet } from './table.ts';
import { readXml } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet';
const MANIFEST = ['urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'];

/** True where the bytes are an OpenDocument spreadsheet, told by the first part of its container (OpenDocument 1.3 part 2, 3.3). */
export function holdsOds(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return head.startsWith('PK\u0003\u0004') && head.slice(30).startsWith(`mimetype${SPREADSHEET}`);
}

/**
 * Reads the tables of an OpenDocument spreadsheet (.ods) as text, under the rules of `readTable`: nothing trimmed, formulas by the value last
 * stored, repeated cells written out as far as they hold something. Throws nothing but `SheetError`.
 */
export function readOds(bytes: Uint8Array, options: { readonly limits?: Partial<SheetLimits> } = {}): Sheet[] {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.bytes) {
    throw new SheetError('SHEET_TOO_LARGE', `The file has ${bytes.length} bytes.`, 'Split the file.');
  }
  if (!holdsOds(bytes)) {
    throw new SheetError(
      'SHEET_UNKNOWN_FORMAT',
      'The file is no OpenDocument spreadsheet.',
      'Open it in a spreadsheet program and save it as .ods, .xlsx or CSV UTF-8.',
    );
  }
  const archive = openArchive(bytes, limits);
  refuseLocked(archive, limits);
  const sheets = readOdsTables(archive, createCellBudget(limits), limits);
  if (sheets.length === 0) throw broken('The spreadsheet holds no table.', { part: 'content.xml' });
  return sheets;
}

function refuseLocked(archive: Archive, limits: SheetLimits): void {
  const part = 'META-INF/manifest.xml';
  if (!archive.has(part)) return;
  readXml({ part, chunks: archive.read(part), namespaces: MANIFEST }, limits, {
    open(tag) {
      if (tag.name !== 'encryption-data') return;
      throw new SheetError(
        'SHEET_ENCRYPTED',
        'The spreadsheet is protected by a password to open it.',
        'Open it, save it without a password, and send it by a safe channel.',
        { part },
      );
    },
  });
}
