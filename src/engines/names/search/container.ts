import { createHash } from 'node:crypto';
import { damaged, notAnIndex, otherVersion, truncated } from './errors.ts';

/**
 * The file: 64 bytes of header, then sections, each on a boundary of 8 bytes.
 *
 * | bytes | what |
 * |---|---|
 * | 0-7 | `FFNAMES` and a zero |
 * | 8-11 | format, uint32 |
 * | 12-15 | number of sections, uint32 |
 * | 16-23 | length of the file, float64 |
 * | 24-31 | zero |
 * | 32-63 | SHA-256 of everything from byte 64 |
 *
 * From byte 64: 16 bytes a section (offset and length in bytes, float64 each), then the sections. Little-endian.
 */
export const format = 1;

const magic = [0x46, 0x46, 0x4e, 0x41, 0x4d, 0x45, 0x53, 0];
const headerBytes = 64;
const aligned = (n: number): number => Math.ceil(n / 8) * 8;

export type Section = Uint8Array | Uint16Array | Uint32Array;

const digestOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes.subarray(headerBytes)).digest();

/** Writes the sections into one file. The memory is shared, so that worker threads read the same bytes. */
export const pack = (sections: readonly Section[]): Uint8Array => {
  const bodyAt = headerBytes + 16 * sections.length;
  const length = sections.reduce((sum, section) => sum + aligned(section.byteLength), bodyAt);
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(8, format, true);
  view.setUint32(12, sections.length, true);
  view.setFloat64(16, length, true);
  let at = bodyAt;
  sections.forEach((section, i) => {
    view.setFloat64(headerBytes + 16 * i, at, true);
    view.setFloat64(headerBytes + 16 * i + 8, section.byteLength, true);
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += aligned(section.byteLength);
  });
  bytes.set(digestOf(bytes), 32);
  return bytes;
};

export interface Opened {
  /** The bytes that the sections look into: the ones given where they lie on a boundary of 8, else a copy. */
  readonly bytes: Uint8Array;
  readonly bytesOf: (section: number) => Uint8Array;
  readonly halvesOf: (section: number) => Uint16Array;
  readonly wordsOf: (section: number) => Uint32Array;
}

/** Views over the sections. With `check` the checksum is verified first; a thread that is handed checked bytes leaves that out. */
export const open = (given: Uint8Array, sectionCount: number, { check = true } = {}): Opened => {
  if (given.length < magic.length || magic.some((byte, i) => given[i] !== byte)) throw notAnIndex();
  if (given.length < headerBytes) throw truncated(given.length, headerBytes);
  const bytes = given.byteOffset % 8 === 0 ? given : new Uint8Array(given);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(8, true);
  if (found !== format) throw otherVersion(found, format);
  const length = view.getFloat64(16, true);
  if (bytes.length < length) throw truncated(bytes.length, length);
  if (bytes.length !== length) throw damaged(`The index is ${bytes.length} bytes long, not ${length}.`);
  if (check && digestOf(bytes).some((byte, i) => byte !== bytes[32 + i])) {
    throw damaged('The checksum of the index does not fit its content.');
  }
  if (view.getUint32(12, true) !== sectionCount) throw damaged('The index has another number of sections.');

  const place = (section: number): readonly [offset: number, length: number] => {
    const at = headerBytes + 16 * section;
    return [bytes.byteOffset + view.getFloat64(at, true), view.getFloat64(at + 8, true)];
  };
  return {
    bytes,
    bytesOf: (section) => new Uint8Array(bytes.buffer, ...place(section)),
    halvesOf: (section) => {
      const [at, size] = place(section);
      return new Uint16Array(bytes.buffer, at, size / 2);
    },
    wordsOf: (section) => {
      const [at, size] = place(section);
      return new Uint32Array(bytes.buffer, at, size / 4);
    },
  };
};
