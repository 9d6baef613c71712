import { SheetError } from './errors.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Says by content, never by name, what a file is; throws for what is known and not read. */
export function recognise(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.length === 0) throw new SheetError('SHEET_EMPTY', 'The file is empty.', 'Send a file that holds a table.');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (startsWith(bytes, OLE)) throw oleContainer(bytes);
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && bytes[3] === 0x00) throw legacyXls();
  const unread = otherFormat(bytes);
  if (unread) throw unknownFormat(`The file is ${unread}, not a table in CSV or XLSX.`);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const nul = utf16 ? -1 : bytes.indexOf(0);
  if (nul !== -1) throw unknownFormat(`The file holds a zero byte at offset ${nul}, so it is not a text table.`, nul);
  return 'text';
}

export function unknownFormat(message: string, offset = 0): SheetError {
  return new SheetError('SHEET_UNKNOWN_FORMAT', message, 'Save the table as .xlsx or CSV UTF-8 and send that file.', {
    offset,
  });
}

function legacyXls(): SheetError {
  return new SheetError(
    'SHEET_LEGACY_XLS',
    'The file is an Excel 97-2003 workbook (.xls).',
    'Open it in a spreadsheet program and save it as .xlsx or CSV UTF-8.',
    { offset: 0 },
  );
}

function oleContainer(bytes: Uint8Array): SheetError {
  if (!holdsUtf16(bytes, 'EncryptedPackage')) {
    if (holdsUtf16(bytes, 'WordDocument')) return unknownFormat('The file is a Word document, not a table.');
    return legacyXls();
  }
  return new SheetError(
    'SHEET_ENCRYPTED',
    'The workbook is protected by a password to open it.',
    'Open it, remove the password (File, Info, Protect Workbook, Encrypt with Password), save and send it by a safe channel.',
    { offset: 0 },
  );
}

function otherFormat(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 512))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (head.startsWith('%PDF-')) return 'a PDF';
  if (head.startsWith('{\\rtf')) return 'an RTF document';
  if (/^<(\?xml|!doctype|html|table|workbook)\b/i.test(head)) return 'a web page or XML file';
  if (startsWith(bytes, [0x1f, 0x8b])) return 'a gzip archive';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) || startsWith(bytes, [0xff, 0xd8, 0xff])) return 'a picture';
  return null;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  const wanted = [...word].flatMap((char) => [char.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at !== -1; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
