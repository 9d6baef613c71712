import { Gunzip } from 'fflate';
import { crc32 } from '../../../engines/sheets/crc32.ts';
import { SheetError } from '../../../engines/sheets/errors.ts';
import { DEFAULT_LIMITS, type SheetLimits } from '../../../engines/sheets/limits.ts';
import { type Archive, openArchive } from '../../../engines/sheets/zip.ts';
import type { ListPart } from './entity.ts';
import { ListError, type ListErrorCode } from './list-error.ts';

/** Bytes as they came: a file, an upload, an answer of a server. Opened anew it gives the same bytes from the start. */
export type ListSource = ListPart;

export interface ArchiveLimits {
  /** Bytes of one part once inflated. */
  readonly inflatedBytes: number;
  /** Inflated over packed; what is below 1 MiB is not judged by it. */
  readonly ratio: number;
  readonly entries: number;
  /** Bytes of a ZIP file, which is held packed while it is read. */
  readonly packedBytes: number;
}

const MIB = 1024 * 1024;
export const ARCHIVE_LIMITS: ArchiveLimits = {
  inflatedBytes: 4096 * MIB,
  ratio: 300,
  entries: 64,
  packedBytes: 512 * MIB,
};

/**
 * The parts of a list out of what came: plain files as they are, `.gz` and `.zip` (told by content) inflated as they are read. Bombs
 * are refused by ratio and size, and an archive inside an archive always.
 *
 * @throws ListError LIST_EMPTY, LIST_ARCHIVE_BROKEN, LIST_ARCHIVE_BOMB, LIST_ARCHIVE_NESTED, LIST_ARCHIVE_LOCKED, LIST_TOO_LARGE
 */
export async function openParts(
  sources: readonly ListSource[],
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<readonly ListPart[]> {
  const parts: ListPart[] = [];
  for (const source of sources) {
    const kind = archiveKind(await firstBytes(source, 4));
    const found =
      kind === 'zip' ? await zipParts(source, limits) : [kind === 'gzip' ? gzipPart(source, limits) : source];
    for (const part of found) {
      if (kind && archiveKind(await firstBytes(part, 4)))
        throw new ListError('LIST_ARCHIVE_NESTED', { file: part.name });
    }
    parts.push(...found);
  }
  return parts;
}

function archiveKind(first: Uint8Array): 'zip' | 'gzip' | null {
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip';
  const zip =
    first[0] === 0x50 && first[1] === 0x4b && [0x0304, 0x0506].includes(((first[2] ?? 0) << 8) | (first[3] ?? 0));
  return zip ? 'zip' : null;
}

async function firstBytes(source: ListSource, count: number): Promise<Uint8Array> {
  let first = new Uint8Array();
  for await (const chunk of source.open()) {
    first = Uint8Array.from([...first, ...chunk.subarray(0, count - first.length)]);
    if (first.length >= count) break;
  }
  return first;
}

function gzipPart(source: ListSource, limits: ArchiveLimits): ListPart {
  const file = source.name;
  async function* open(): AsyncGenerator<Uint8Array> {
    let ready: Uint8Array[] = [];
    let packed = 0;
    let size = 0;
    let crc = 0;
    let furtherMembers = 0;
    let tail = new Uint8Array();
    const gunzip = new Gunzip((piece) => ready.push(piece));
    gunzip.onmember = () => {
      furtherMembers += 1;
    };
    const drain = function* () {
      for (const piece of ready) {
        size += piece.length;
        if (size > limits.inflatedBytes || size > Math.max(MIB, packed * limits.ratio)) {
          throw new ListError('LIST_ARCHIVE_BOMB', { file, value: `${size} bytes out of ${packed}` });
        }
        crc = crc32(piece, crc);
        yield piece;
      }
      ready = [];
    };
    for await (const chunk of source.open()) {
      for (let at = 0; at < chunk.length; at += STEP) {
        const step = chunk.subarray(at, at + STEP);
        packed += step.length;
        tail = Uint8Array.from([...tail, ...step.subarray(-8)].slice(-8));
        inflate(file, () => gunzip.push(step, false));
        yield* drain();
      }
    }
    inflate(file, () => gunzip.push(new Uint8Array(), true));
    yield* drain();
    const trailer = new DataView(tail.buffer);
    const whole =
      tail.length === 8 && trailer.getUint32(0, true) === crc && trailer.getUint32(4, true) === size % 2 ** 32;
    if (furtherMembers === 0 && !whole) throw new ListError('LIST_ARCHIVE_BROKEN', { file, field: 'checksum' });
  }
  return { name: file.replace(/\.gz$/i, ''), open };
}

/** Small steps, so that a bomb is seen before it has filled the memory. */
const STEP = 16 * 1024;

function inflate(file: string, push: () => void): void {
  try {
    push();
  } catch (error) {
    throw new ListError('LIST_ARCHIVE_BROKEN', { file, value: error instanceof Error ? error.message : '' });
  }
}

async function zipParts(source: ListSource, limits: ArchiveLimits): Promise<readonly ListPart[]> {
  const file = source.name;
  const bytes = await allBytes(source, limits.packedBytes);
  const archive = inZip(file, () => openArchive(bytes, sheetLimits(limits)));
  const names = archive.names.filter((name) => !name.endsWith('/') && !/(^|\/)(\.|__MACOSX\/)/.test(name));
  if (names.length === 0) throw new ListError('LIST_EMPTY', { file });
  // a schema that travels with its list is no part of the list
  const parts = names.filter((name) => !/\.xsd$/i.test(name));
  return parts.map((name) => ({ name: `${file}/${name}`, open: () => zipEntry(archive, `${file}/${name}`, name) }));
}

async function* zipEntry(archive: Archive, file: string, name: string): AsyncGenerator<Uint8Array> {
  const pieces = inZip(file, () => archive.read(name));
  for (;;) {
    const next = inZip(file, () => pieces.next());
    if (next.done) return;
    yield next.value;
  }
}

async function allBytes(source: ListSource, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    size += chunk.length;
    if (size > most) throw new ListError('LIST_TOO_LARGE', { file: source.name, field: 'bytes' });
    chunks.push(chunk);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

const sheetLimits = ({ inflatedBytes, ratio, entries }: ArchiveLimits): SheetLimits => ({
  ...DEFAULT_LIMITS,
  inflatedBytes,
  ratio,
  entries,
});

const ZIP_CODES: Readonly<Record<string, ListErrorCode>> = {
  SHEET_ZIP_BOMB: 'LIST_ARCHIVE_BOMB',
  SHEET_TOO_LARGE: 'LIST_TOO_LARGE',
  SHEET_ENCRYPTED: 'LIST_ARCHIVE_LOCKED',
};

function inZip<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const { code, where } = error;
    throw new ListError(ZIP_CODES[code] ?? 'LIST_ARCHIVE_BROKEN', { file, field: where.part ?? '' });
  }
}
