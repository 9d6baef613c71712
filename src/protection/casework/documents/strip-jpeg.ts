/** A JPEG cut into its segments cannot be read: it is damaged, or none. */
export interface Stripped {
  readonly bytes: Uint8Array;
  /** What was left out, by its technical name. */
  readonly leftOut: readonly string[];
}

const soi = 0xd8;
const eoi = 0xd9;
const sos = 0xda;
const comment = 0xfe;
const isApp = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;
/** JFIF says how dense the pixels lie, Adobe how colours are kept: without them a picture looks wrong. */
const kept = new Set([0xe0, 0xee]);
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Which way up the picture is, from an Exif segment; 1 where it says nothing. */
const orientationIn = (segment: Uint8Array): number => {
  const text = new TextDecoder('latin1').decode(segment.subarray(0, 6));
  if (text !== 'Exif\0\0' || segment.length < 16) return 1;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return 1;
  const count = tiff.getUint16(first, little);
  for (let i = 0; i < count; i++) {
    const at = first + 2 + i * 12;
    if (at + 12 > tiff.byteLength) return 1;
    if (tiff.getUint16(at, little) === 0x0112) {
      const value = tiff.getUint16(at + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
};

/** An Exif segment that says which way up, and nothing else. */
const exifOf = (orientation: number): Uint8Array =>
  Uint8Array.of(
    ...[0xff, 0xe1, 0, 34],
    ...[0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  );

/**
 * A JPEG without Exif, XMP, comments, previews, profiles and what follows the picture: only what is needed to show it, the right way up.
 *
 * @returns null where the file is not a JPEG as the standard has it (ITU-T T.81)
 */
export const stripJpeg = (file: Uint8Array): Stripped | null => {
  if (file[0] !== 0xff || file[1] !== soi) return null;
  const out: Uint8Array[] = [Uint8Array.of(0xff, soi)];
  const leftOut: string[] = [];
  let orientation = 1;
  let at = 2;
  for (;;) {
    if (file[at] !== 0xff) return null;
    while (file[at + 1] === 0xff) at++;
    const marker = file[at + 1];
    if (marker === undefined) return null;
    if (marker === eoi) break;
    if (standsAlone(marker)) {
      out.push(file.subarray(at, at + 2));
      at += 2;
      continue;
    }
    const length = ((file[at + 2] ?? 0) << 8) | (file[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > file.length) return null;
    if (marker === comment || (isApp(marker) && !kept.has(marker))) {
      if (marker === 0xe1) orientation = Math.max(orientation, orientationIn(file.subarray(at + 4, end)));
      leftOut.push(marker === comment ? 'comment' : `APP${marker - 0xe0}`);
    } else out.push(file.subarray(at, end));
    at = end;
    if (marker !== sos) continue;
    // the picture itself: up to the next marker that is neither a stuffed byte nor a restart
    const from = at;
    while (at < file.length - 1 && !(file[at] === 0xff && file[at + 1] !== 0 && !standsAlone(file[at + 1] as number)))
      at++;
    if (at >= file.length - 1) return null;
    out.push(file.subarray(from, at));
  }
  if (at + 2 < file.length) leftOut.push('after the end');
  out.push(Uint8Array.of(0xff, eoi));
  if (orientation !== 1) out.splice(1, 0, exifOf(orientation));
  return { bytes: new Uint8Array(Buffer.concat(out)), leftOut };
};
