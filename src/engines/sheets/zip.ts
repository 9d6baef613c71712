import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import { broken, type Where, zipBomb } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { readDirectory, type ZipEntry } from './zip-directory.ts';

export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The part in pieces, inflated as they are asked for. Throws when the part is missing, damaged or swells beyond the limits. */
  read(name: string): Generator<Uint8Array>;
}

const STEP = 16 * 1024;
const SMALL = 1024 * 1024;
const LOCAL = 0x04034b50;

/** Opens a ZIP file without inflating anything. What is declared is checked at once, what comes out as it comes out. */
export function openArchive(bytes: Uint8Array, limits: SheetLimits): Archive {
  const directory = readDirectory(bytes, limits);
  let inflated = 0;

  function* read(name: string): Generator<Uint8Array> {
    const entry = directory.get(name.toLowerCase());
    if (!entry) throw broken(`The workbook lacks its part ${name}.`, { part: name });
    const where = { part: entry.name };
    const ceiling = Math.max(SMALL, entry.packed * limits.ratio);
    if (entry.size > limits.inflatedBytes || entry.size > ceiling) {
      throw zipBomb(`The part ${entry.name} declares ${entry.size} bytes out of ${entry.packed}.`, where);
    }
    let size = 0;
    let crc = 0;
    for (const piece of unpack(packedBytes(bytes, entry), entry, where)) {
      size += piece.length;
      inflated += piece.length;
      if (size > entry.size)
        throw zipBomb(`The part ${entry.name} holds more than the ${entry.size} bytes it declares.`, where);
      if (inflated > limits.inflatedBytes)
        throw zipBomb(`The parts inflate to more than ${limits.inflatedBytes} bytes.`, where);
      crc = crc32(piece, crc);
      yield piece;
    }
    if (size !== entry.size || crc !== entry.crc)
      throw broken(`The part ${entry.name} is damaged (its checksum differs).`, where);
  }

  return {
    names: [...directory.values()].map((entry) => entry.name),
    has: (name) => directory.has(name.toLowerCase()),
    read,
  };
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.header;
  const where = { part: entry.name, offset: at };
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL)
    throw broken(`The part ${entry.name} is not where it should be.`, where);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packed > bytes.length) throw broken(`The part ${entry.name} is cut off.`, where);
  return bytes.subarray(start, start + entry.packed);
}

function* unpack(packed: Uint8Array, entry: ZipEntry, where: Where): Generator<Uint8Array> {
  if (entry.method === 0) {
    yield packed;
    return;
  }
  if (entry.method !== 8)
    throw broken(`The part ${entry.name} is packed by an unknown method (${entry.method}).`, where);
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => ready.push(piece));
  for (let at = 0; at < packed.length || at === 0; at += STEP) {
    try {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    } catch (cause) {
      throw broken(
        `The part ${entry.name} is damaged (${cause instanceof Error ? cause.message : 'cannot be inflated'}).`,
        where,
      );
    }
    yield* ready;
    ready = [];
  }
}
