import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ListError } from './list-error.ts';
import { openParts } from './open-parts.ts';
import { partOf } from './testing/read-text.ts';

const contents = async (bytes: Uint8Array): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (const part of await openParts([partOf(bytes, 'list.bin')])) {
    let text = '';
    for await (const piece of part.open()) text += new TextDecoder().decode(piece, { stream: true });
    found[part.name] = text;
  }
  return found;
};
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('the parts of a list as it came', () => {
  const text = strToU8('1,2\n'.repeat(50_000));

  it('plain, gzipped in one or several members, and zipped give the same text', async () => {
    const plain = new TextDecoder().decode(text);
    expect(await contents(text)).toEqual({ 'list.bin': plain });
    expect(await contents(gzipSync(text))).toEqual({ 'list.bin': plain });
    expect(await contents(joined(gzipSync(text.subarray(0, 100)), gzipSync(text.subarray(100))))).toEqual({
      'list.bin': plain,
    });
    const zip = zipSync({
      'a/sdn.csv': text,
      'list.xsd': strToU8('<schema/>'),
      '__MACOSX/x': strToU8('x'),
      'a/': new Uint8Array(),
    });
    expect(await contents(zip)).toEqual({ 'list.bin/a/sdn.csv': plain });
  });

  it('refuses an archive in an archive', async () => {
    for (const nested of [
      gzipSync(gzipSync(text)),
      zipSync({ 'x.gz': gzipSync(text) }),
      zipSync({ 'x.zip': zipSync({ y: text }) }),
    ])
      await expect(contents(nested)).rejects.toMatchObject({ code: 'LIST_ARCHIVE_NESTED' });
  });

  it('refuses what swells beyond ratio or size, before it fills the memory', async () => {
    const zeros = new Uint8Array(30 * 1024 * 1024);
    await expect(contents(gzipSync(zeros))).rejects.toMatchObject({ code: 'LIST_ARCHIVE_BOMB' });
    await expect(contents(zipSync({ x: zeros }))).rejects.toMatchObject({ code: 'LIST_ARCHIVE_BOMB' });
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`${n}.csv`, text.subarray(0, 9)]));
    await expect(contents(zipSync(many))).rejects.toMatchObject({ code: 'LIST_TOO_LARGE' });
  });

  it('refuses archives that are cut or damaged', async () => {
    const gz = gzipSync(text);
    const zip = zipSync({ x: text });
    for (const cut of [gz.subarray(0, gz.length - 3), gz.subarray(0, 60), zip.subarray(0, zip.length - 9)])
      await expect(contents(cut)).rejects.toMatchObject({ code: 'LIST_ARCHIVE_BROKEN' });
    const wrong = gz.slice();
    wrong[gz.length - 6] = (wrong[gz.length - 6] ?? 0) ^ 255;
    await expect(contents(wrong)).rejects.toMatchObject({ code: 'LIST_ARCHIVE_BROKEN' });
  });

  it('throws nothing but a ListError for any bytes behind the mark of an archive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom([0x1f, 0x8b, 8], [0x50, 0x4b, 3, 4]),
        fc.uint8Array({ maxLength: 300 }),
        async (mark, rest) => {
          const outcome = await contents(Uint8Array.from([...mark, ...rest])).catch((error: unknown) => error);
          if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ListError);
        },
      ),
    );
  });
});
