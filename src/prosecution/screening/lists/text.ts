import type { ListPart } from './entity.ts';
import { ListError } from './list-error.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What the bytes of a part say about their encoding, all of them read once. */
export interface TextEvidence {
  readonly encoding: TextEncoding;
  readonly bytes: number;
  /** Bytes that are not UTF-8 in a text that otherwise is; they are read as windows-1252. */
  readonly strayBytes: number;
  /** Zero bytes in a text that is not UTF-16: left out, and said. */
  readonly zeroBytes: number;
}

const known = new WeakMap<ListPart, Promise<TextEvidence>>();

/**
 * The encoding by evidence: a byte order mark; zero bytes at every second place (UTF-16 without a mark); UTF-8 if the whole part is
 * UTF-8, or if most of what is not ASCII is; else windows-1252, which holds latin-1.
 *
 * @throws ListError LIST_NOT_TEXT
 */
export function textEvidence(part: ListPart): Promise<TextEvidence> {
  const before = known.get(part);
  if (before) return before;
  const evidence = gather(part);
  known.set(part, evidence);
  return evidence;
}

/** The text of a part in pieces, decoded by its evidence, without a byte order mark and zero bytes; line ends as they are. */
export async function* partText(part: ListPart): AsyncGenerator<string> {
  const { encoding, strayBytes, zeroBytes } = await textEvidence(part);
  if (strayBytes > 0) {
    for await (const piece of mixedText(part)) yield zeroBytes > 0 ? piece.replaceAll('\0', '') : piece;
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: encoding !== 'windows-1252' });
  try {
    for await (const chunk of part.open()) {
      const piece = decoder.decode(chunk, { stream: true });
      if (piece) yield zeroBytes > 0 ? piece.replaceAll('\0', '') : piece;
    }
    const rest = decoder.decode();
    if (rest) yield rest;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ListError('LIST_NOT_TEXT', { file: part.name, value: encoding });
  }
}

/** The first characters of a part: what recognising looks at. */
export async function textHead(part: ListPart, chars: number): Promise<string> {
  let head = '';
  for await (const piece of partText(part)) {
    head += piece;
    if (head.length >= chars) break;
  }
  return head.slice(0, chars);
}

async function gather(part: ListPart): Promise<TextEvidence> {
  let bytes = 0;
  let zeros = 0;
  let zerosAtOdd = 0;
  let good = 0;
  let stray = 0;
  let mark: TextEncoding | null = null;
  const scan = createUtf8Scan();
  let first = new Uint8Array();
  for await (const chunk of part.open()) {
    if (first.length < 4) first = Uint8Array.from([...first, ...chunk.subarray(0, 4)]);
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, at + 1)) {
      zeros += 1;
      zerosAtOdd += (bytes + at) & 1;
    }
    scan.push(chunk);
    bytes += chunk.length;
  }
  ({ good, stray } = scan.end());
  if (first[0] === 0xff && first[1] === 0xfe) mark = 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) mark = 'utf-16be';
  // Latin text in UTF-16 has a zero in nearly every character, always on the same side
  if (!mark && zeros > bytes / 4) {
    if (zerosAtOdd > zeros * 0.95) mark = 'utf-16le';
    else if (zerosAtOdd < zeros * 0.05) mark = 'utf-16be';
  }
  if (mark) return { encoding: mark, bytes, strayBytes: 0, zeroBytes: 0 };
  if (zeros > 16 && zeros > bytes / 100) throw new ListError('LIST_NOT_TEXT', { file: part.name });
  const encoding = stray === 0 || good > stray ? 'utf-8' : 'windows-1252';
  return { encoding, bytes, strayBytes: encoding === 'utf-8' ? stray : 0, zeroBytes: zeros };
}

/** Counts sequences of UTF-8 beyond ASCII, and bytes that belong to none (RFC 3629). */
function createUtf8Scan(): { push(chunk: Uint8Array): void; end(): { good: number; stray: number } } {
  let good = 0;
  let stray = 0;
  let pending = 0;
  let taken = 0;
  let low = 0x80;
  let high = 0xbf;
  const push = (chunk: Uint8Array) => {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (pending > 0) {
        if (byte >= low && byte <= high) {
          pending -= 1;
          taken += 1;
          low = 0x80;
          high = 0xbf;
          if (pending === 0) good += 1;
          continue;
        }
        stray += taken;
        pending = 0;
      }
      if (byte < 0x80) continue;
      pending = followers(byte);
      taken = 1;
      low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
      high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
      if (pending === 0) stray += 1;
    }
  };
  return { push, end: () => ({ good, stray: pending > 0 ? stray + taken : stray }) };
}

function followers(lead: number): number {
  if (lead >= 0xc2 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  return lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
}

/** UTF-8 with stray bytes among it: each stray byte is the windows-1252 letter it would be. */
async function* mixedText(part: ListPart): AsyncGenerator<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const single = new TextDecoder('windows-1252');
  let rest = new Uint8Array();
  const decode = (bytes: Uint8Array, last: boolean): string => {
    let text = '';
    let from = 0;
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0;
      const more = byte < 0x80 ? 0 : followers(byte);
      if (byte < 0x80) {
        at += 1;
        continue;
      }
      if (more > 0 && at + more >= bytes.length && !last) break;
      const sequence = bytes.subarray(at, at + more + 1);
      if (more > 0 && isSequence(utf8, sequence)) {
        at += more + 1;
        continue;
      }
      text += utf8.decode(bytes.subarray(from, at)) + single.decode(bytes.subarray(at, at + 1));
      at += 1;
      from = at;
    }
    rest = bytes.slice(at);
    return text + utf8.decode(bytes.subarray(from, at));
  };
  for await (const chunk of part.open()) {
    const joined = new Uint8Array(rest.length + chunk.length);
    joined.set(rest);
    joined.set(chunk, rest.length);
    yield decode(joined, false);
  }
  yield decode(rest, true);
}

function isSequence(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    return decoder.decode(bytes).length > 0;
  } catch {
    return false;
  }
}
