import { describe, expect, test } from 'vitest';
import { readAliases } from './alias-text.ts';

const read = (text: string) => readAliases(text, 'aka').names.map(({ text: name, kind }) => `${kind}: ${name}`);

describe('a field with several names', () => {
  test.each([
    ['Tomas Quill; Thomas  Verdano', ['aka: Tomas Quill', 'aka: Thomas Verdano']],
    ['a) Tomas Quill; b) Thomas Verdano', ['aka: Tomas Quill', 'aka: Thomas Verdano']],
    ['b) Thomas Verdano', ['aka: Thomas Verdano']],
    ['“The Quill”', ['aka: The Quill']],
    ['Quill (original script: القلم)', ['aka: Quill', 'original-script: القلم']],
    ['القلم (the Quill; al-Qalam)', ['original-script: القلم', 'aka: the Quill', 'aka: al-Qalam']],
    ['القلم (the Quill - branch name)', ['original-script: القلم', 'aka: the Quill']],
    ['Paper Boat Line (PBL)', ['aka: Paper Boat Line', 'weak: PBL']],
    ['Paper Boat Line (formerly Folded Ships)', ['aka: Paper Boat Line', 'fka: Folded Ships']],
    ['Paper Boat (Peru) Line', ['aka: Paper Boat (Peru) Line']],
    ['Paper Boat Line (Callao)', ['aka: Paper Boat Line (Callao)']],
    [
      'Paper Boat (PBL) (القارب (original script); Papel; Barco)',
      ['aka: Paper Boat', 'weak: PBL', 'original-script: القارب', 'aka: Papel', 'aka: Barco'],
    ],
    ['Open ( bracket; Next', ['aka: Open ( bracket; Next']],
    ['; ;', []],
  ])('%s', (text, names) => {
    expect(read(text)).toEqual(names);
  });

  test('what stands behind a name is kept as a note', () => {
    expect(readAliases('القلم (the Quill - branch name)', 'aka').notes).toEqual(['branch name']);
  });

  test('ten thousand brackets are one name', () => {
    expect(readAliases(`A ${'('.repeat(10_000)}`, 'aka').names).toHaveLength(1);
  });
});
