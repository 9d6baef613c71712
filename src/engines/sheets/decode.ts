import { SheetError } from './errors.ts';
import type { Encoding } from './table.ts';

/** Bytes 0x80 to 0x9F in windows-1252; a space marks the five that mean nothing. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Turns bytes into text without guessing: UTF-16 by its byte order mark, else strict UTF-8. Only where the caller declared windows-1252
 * are bytes that are not UTF-8 read as such.
 */
export function decodeText(bytes: Uint8Array, declared?: 'utf-8' | 'windows-1252'): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  const offset = firstInvalidUtf8(bytes);
  if (offset === -1) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
  if (declared === 'windows-1252') return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
  throw notText('UTF-8', bytes, offset);
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    throw new SheetError(
      'SHEET_NOT_UTF8',
      'The file begins as UTF-16 text but does not go on so.',
      'Save the file as CSV UTF-8 and send it again.',
      { offset: 0 },
    );
  }
}

function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const codes: number[] = [];
    for (const [index, byte] of bytes.subarray(start, start + 8192).entries()) {
      const special = byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte;
      if (special === 0x20 && byte !== 0x20) throw notText('windows-1252', bytes, start + index);
      codes.push(special);
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

function notText(encoding: string, bytes: Uint8Array, offset: number): SheetError {
  let row = 1;
  for (let at = 0; at < offset; at++) if (bytes[at] === 0x0a) row += 1;
  const value = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return new SheetError(
    'SHEET_NOT_UTF8',
    `The text is not ${encoding}: byte ${value} at offset ${offset}, line ${row}.`,
    'Save the file as CSV UTF-8 and send it again, or say that it is windows-1252 if you know it is.',
    { row, offset },
  );
}

/** The offset of the first byte that breaks UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF), or -1. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const more =
      lead < 0x80
        ? 0
        : lead >= 0xc2 && lead < 0xe0
          ? 1
          : lead >= 0xe0 && lead < 0xf0
            ? 2
            : lead >= 0xf0 && lead < 0xf5
              ? 3
              : -1;
    if (more === -1) return at;
    for (let step = 1; step <= more; step++) {
      const byte = bytes[at + step] ?? 0;
      const low = step > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const high = step > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (byte < low || byte > high) return at;
    }
    at += more + 1;
  }
  return -1;
}
