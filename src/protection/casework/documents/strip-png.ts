import type { Stripped } from './strip-jpeg.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What a picture needs to be shown as it was. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs']);

/**
 * A PNG without texts, times, Exif, profiles, private chunks and what follows the picture.
 *
 * @returns null where the file is not a PNG as the standard has it (ISO/IEC 15948)
 */
export const stripPng = (file: Uint8Array): Stripped | null => {
  if (signature.some((byte, i) => file[i] !== byte)) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const out: Uint8Array[] = [file.subarray(0, 8)];
  const leftOut: string[] = [];
  let at = 8;
  for (;;) {
    if (at + 12 > file.length) return null;
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > file.length) return null;
    const type = new TextDecoder('latin1').decode(file.subarray(at + 4, at + 8));
    if (kept.has(type)) out.push(file.subarray(at, end));
    else leftOut.push(/^[A-Za-z]{4}$/.test(type) ? type : 'unknown');
    at = end;
    if (type === 'IEND') break;
  }
  if (at < file.length) leftOut.push('after the end');
  return { bytes: new Uint8Array(Buffer.concat(out)), leftOut };
};
