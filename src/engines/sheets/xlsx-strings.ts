import { tooLarge } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { MAIN } from './xlsx-names.ts';
import { unescapeText } from './xlsx-text.ts';
import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** The shared strings in order. Rich text is joined, its looks dropped; phonetic readings (`rPh`) are not part of the text. */
export function readStrings(archive: Archive, part: string, limits: SheetLimits): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  readXml({ part, chunks: archive.read(part), namespaces: MAIN }, limits, {
    open(tag) {
      if (tag.name === 'si') text = '';
      if (tag.name === 'rPh') phonetic += 1;
      inText = tag.name === 't' && phonetic === 0;
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > limits.cellChars)
        throw tooLarge(`A text is longer than ${limits.cellChars} characters.`, { part });
    },
    close(name) {
      inText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name !== 'si') return;
      strings.push(unescapeText(text));
      if (strings.length > limits.cells)
        throw tooLarge(`The workbook holds more than ${limits.cells} texts.`, { part });
    },
  });
  return strings;
}
