import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListPart } from './entity.ts';
import { partText, textEvidence } from './text.ts';

const pieces = (bytes: readonly number[], size = 3): ListPart => ({
  name: 'x',
  open: async function* () {
    for (let at = 0; at < bytes.length; at += size) yield Uint8Array.from(bytes.slice(at, at + size));
  },
});
const textOf = async (part: ListPart): Promise<string> => {
  let text = '';
  for await (const piece of partText(part)) text += piece;
  return text;
};
const utf16 = (text: string, little: boolean) =>
  [...text].flatMap((char) => {
    const code = char.charCodeAt(0);
    return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
const utf8 = (text: string) => [...new TextEncoder().encode(text)];

describe('the encoding of a list, by evidence', () => {
  it('knows byte order marks and takes them away', async () => {
    expect(await textOf(pieces([0xef, 0xbb, 0xbf, ...utf8('Señal')]))).toBe('Señal');
    expect(await textOf(pieces([0xff, 0xfe, ...utf16('Señal', true)]))).toBe('Señal');
    expect(await textOf(pieces([0xfe, 0xff, ...utf16('Señal', false)]))).toBe('Señal');
  });

  it('knows UTF-16 without a mark by its zeros', async () => {
    expect(await textOf(pieces(utf16('ent_num,name', true)))).toBe('ent_num,name');
    expect(await textOf(pieces(utf16('ent_num,name', false)))).toBe('ent_num,name');
  });

  it('reads what is not UTF-8 as windows-1252', async () => {
    const part = pieces([...utf8('Jos'), 0xe9, ...utf8(' '), 0x93, ...utf8('x'), 0x94]);
    expect(await textOf(part)).toBe('José “x”');
    expect((await textEvidence(part)).encoding).toBe('windows-1252');
  });

  it('reads a stray byte among UTF-8 as the letter it would be, and counts it', async () => {
    const part = pieces([...utf8('Señal número Łódź '), 0xe9, ...utf8(' fin')]);
    expect(await textOf(part)).toBe('Señal número Łódź é fin');
    expect(await textEvidence(part)).toMatchObject({ encoding: 'utf-8', strayBytes: 1 });
  });

  it('leaves out single zero bytes and counts them; many of them are no text', async () => {
    const part = pieces([...utf8('a'.repeat(300)), 0, ...utf8('b')]);
    expect(await textOf(part)).toBe(`${'a'.repeat(300)}b`);
    expect((await textEvidence(part)).zeroBytes).toBe(1);
    const binary = pieces(Array.from({ length: 400 }, (_, index) => (index % 6 < 2 ? 0 : index % 251)));
    await expect(textEvidence(binary)).rejects.toMatchObject({ code: 'LIST_NOT_TEXT' });
  });

  it('gives every text back from UTF-8, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 7 }), async (text, size) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
        expect(await textOf(pieces(utf8(text), size))).toBe(text);
      }),
    );
  });
});
