import { broken, SheetError, tooLarge } from './errors.ts';
import type { SheetLimits } from './limits.ts';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly header: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_SIZE = 22;
const ZIP64 = 0xffffffff;

/** The central directory of a ZIP file by lower-case name: part names do not tell case apart (ECMA-376 part 2). */
export function readDirectory(bytes: Uint8Array, limits: SheetLimits): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw tooLarge(`The container lists ${count} parts; ${limits.entries} is the most.`);
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL)
      throw broken('The list of parts is damaged.', { offset: at });
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw broken('The list of parts is damaged.', { offset: at });
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    checkName(name, at);
    if (view.getUint16(at + 8, true) & 1) throw encryptedPart(name);
    const entry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    };
    if (entry.size === ZIP64 || entry.packed === ZIP64 || entry.header === ZIP64) {
      throw tooLarge(`The part ${name} is declared with ZIP64 sizes, beyond what a workbook needs.`, { part: name });
    }
    if (entries.has(name.toLowerCase())) throw broken(`The part ${name} is listed twice.`, { part: name });
    entries.set(name.toLowerCase(), entry);
    at = next;
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  throw broken('The workbook is cut off: its list of parts is missing.', { offset: view.byteLength });
}

function checkName(name: string, offset: number): void {
  const unsafe = /[\\\0]|^\/|^[a-z]:/i.test(name) || name.split('/').some((piece) => piece === '..' || piece === '.');
  if (unsafe) throw broken('The container holds a part whose name leads outside of it.', { offset, part: name });
}

function encryptedPart(part: string): SheetError {
  return new SheetError('SHEET_ENCRYPTED', 'The container is locked by a password.', 'Send it without a password.', {
    part,
  });
}
