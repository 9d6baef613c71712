import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';

/** US Letter, in points. */
const sheet = { width: 612, height: 792, margin: 54 };
const ink = rgb(0.1, 0.1, 0.1);

/** A line of the paper: a heading, a label with its value, or text. */
export type PaperLine =
  | { readonly is: 'title' | 'heading' | 'text' | 'note'; readonly text: string }
  | { readonly is: 'fact'; readonly label: string; readonly text: string };

const sizes = { title: 15, heading: 11, text: 9, note: 8, fact: 9 } as const;
const before = { title: 0, heading: 10, text: 4, note: 2, fact: 2.5 } as const;
const labelWidth = 130;

/** The fonts of a reader write Windows-1252. What they lack is told by its number, so nothing of a name is lost or guessed. */
const writable = (known: ReadonlySet<number>, text: string): string =>
  [...text.normalize('NFC')]
    .map((c) => {
      const code = c.codePointAt(0) as number;
      return known.has(code) ? c : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
    .join('');

/** Breaks at blanks, and a word that is longer than the line where the line ends. */
const wrap = (text: string, font: PDFFont, size: number, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  const push = (word: string): void => {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(longer, size) <= width) {
      line = longer;
      return;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (font.widthOfTextAtSize(line, size) > width) {
      let keep = line.length - 1;
      while (keep > 1 && font.widthOfTextAtSize(line.slice(0, keep), size) > width) keep--;
      lines.push(line.slice(0, keep));
      line = line.slice(keep);
    }
  };
  for (const word of text.split(/\s+/)) push(word);
  return [...lines, line];
};

export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Sets a record on paper, with the record itself as an attachment: names in other scripts stand there as they are. */
export const recordPdf = async (
  title: string,
  lines: readonly PaperLine[],
  foot: string,
  attachment: Attachment,
  at: Date,
): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  const regular = await pdf.embedFont(StandardFonts.TimesRoman);
  const bold = await pdf.embedFont(StandardFonts.TimesRomanBold);
  const known = new Set(regular.getCharacterSet());
  pdf.setTitle(title);
  pdf.setProducer('Fourfold');
  pdf.setCreationDate(at);
  pdf.setModificationDate(at);
  await pdf.attach(attachment.bytes, attachment.name, {
    mimeType: 'application/json',
    creationDate: at,
    modificationDate: at,
  });

  let page: PDFPage = pdf.addPage([sheet.width, sheet.height]);
  let y = sheet.height - sheet.margin;
  const room = (height: number): void => {
    if (y - height >= sheet.margin) return;
    page = pdf.addPage([sheet.width, sheet.height]);
    y = sheet.height - sheet.margin;
  };
  for (const line of lines) {
    const size = sizes[line.is];
    const leading = size * 1.28;
    const font = line.is === 'title' || line.is === 'heading' ? bold : regular;
    const left = sheet.margin + (line.is === 'fact' ? labelWidth : 0);
    y -= before[line.is];
    for (const [i, text] of wrap(writable(known, line.text), font, size, sheet.width - sheet.margin - left).entries()) {
      room(leading);
      y -= leading;
      if (line.is === 'fact' && i === 0) {
        page.drawText(writable(known, line.label), { x: sheet.margin, y, size, font: bold, color: ink });
      }
      page.drawText(text, { x: left, y, size, font, color: ink });
    }
  }
  const pages = pdf.getPages();
  for (const [i, each] of pages.entries()) {
    const count = `${i + 1} / ${pages.length}`;
    each.drawText(writable(known, foot), { x: sheet.margin, y: 30, size: 7, font: regular, color: ink });
    each.drawText(count, { x: sheet.width - sheet.margin - 24, y: 30, size: 8, font: regular, color: ink });
  }
  return pdf.save();
};
