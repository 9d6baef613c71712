import type { PDFFont } from 'pdf-lib';

const known = new WeakMap<PDFFont, ReadonlySet<number>>();
const knownTo = (font: PDFFont): ReadonlySet<number> => {
  const letters = known.get(font) ?? new Set(font.getCharacterSet());
  known.set(font, letters);
  return letters;
};

/** Whether something in it has to be told by its number. */
export const lacks = (font: PDFFont, text: string): boolean => {
  const letters = knownTo(font);
  return [...text.normalize('NFC')].some((letter) => /\S/.test(letter) && !letters.has(letter.codePointAt(0) ?? 0));
};

/**
 * Text as this font can write it. The fonts that every reader has write Windows-1252; what they lack is told by its number, so that
 * nothing of a name is lost or guessed: `王` is `[U+738B]`.
 */
export const writable = (font: PDFFont, text: string): string => {
  const letters = knownTo(font);
  return [...text.normalize('NFC').replace(/\s+/g, ' ')]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return letters.has(code) ? letter : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
    .join('');
};

/** Breaks at blanks, and a word that is longer than the line where the line ends. */
export const wrapped = (font: PDFFont, text: string, size: number, width: number): string[] => {
  const fits = (line: string): boolean => font.widthOfTextAtSize(line, size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of writable(font, text).split(' ')) {
    const longer = `${line} ${word}`.trim();
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (line.length > 1 && !fits(line)) {
      let keep = line.length - 1;
      while (keep > 1 && !fits(line.slice(0, keep))) keep--;
      lines.push(line.slice(0, keep));
      line = line.slice(keep);
    }
  }
  return [...lines, line];
};
