import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';
import { type Ink, inks, type Picture } from '../pictures/contract.ts';
import type { Block } from './blocks.ts';

/** US Letter, in points. */
const sheet = { width: 612, height: 792, margin: 54 };
const inside = sheet.width - 2 * sheet.margin;

const colour = (hex: string) => {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
};
const ink = (name: Ink) => colour(inks[name]);

/** What the fonts of a reader lack is told by its number, so nothing of a name is lost or guessed. */
const writable = (known: ReadonlySet<number>, text: string): string =>
  [...text.normalize('NFC').replace(/\s/g, ' ')]
    .map((c) => {
      const code = c.codePointAt(0) ?? 0;
      return known.has(code) ? c : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    })
    .join('');

/** Breaks at blanks, and a word that is longer than the line where the line ends. */
const wrapped = (text: string, font: PDFFont, size: number, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (font.widthOfTextAtSize(line, size) > width && line.length > 1) {
      let keep = line.length - 1;
      while (keep > 1 && font.widthOfTextAtSize(line.slice(0, keep), size) > width) keep--;
      lines.push(line.slice(0, keep));
      line = line.slice(keep);
    }
  }
  return [...lines, line];
};

const sizes = { title: 17, heading: 13, text: 10, note: 10 } as const;
const cellSize = 8.5;
const leading = 1.3;

/** A report on paper. The study file is attached where it may be shown: from that one file everything can be computed again. */
export const pdfReport = async (
  title: string,
  blocks: readonly Block[],
  studyJson: string | null,
  madeAt: Date,
): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  const regular = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  const known = new Set(regular.getCharacterSet());
  pdf.setTitle(title);
  pdf.setProducer('Fourfold');
  pdf.setCreationDate(madeAt);
  pdf.setModificationDate(madeAt);
  if (studyJson !== null)
    await pdf.attach(new TextEncoder().encode(studyJson), 'study.json', {
      mimeType: 'application/json',
      creationDate: madeAt,
      modificationDate: madeAt,
    });
  let page: PDFPage = pdf.addPage([sheet.width, sheet.height]);
  let y = sheet.height - sheet.margin;
  const room = (height: number): void => {
    if (y - height >= sheet.margin) return;
    page = pdf.addPage([sheet.width, sheet.height]);
    y = sheet.height - sheet.margin;
  };
  const write = (text: string, x: number, at: number, size: number, font: PDFFont): void =>
    page.drawText(text, { x, y: at, size, font, color: ink('dark') });
  const paragraph = (text: string, size: number, font: PDFFont, indent = 0): void => {
    for (const one of wrapped(writable(known, text), font, size, inside - indent)) {
      room(size * leading);
      y -= size * leading;
      write(one, sheet.margin + indent, y, size, font);
    }
    y -= 4;
  };
  const row = (cells: readonly string[], font: PDFFont): void => {
    const width = inside / cells.length;
    const columns = cells.map((cell) => wrapped(writable(known, cell), font, cellSize, width - 6));
    const height = Math.max(...columns.map(({ length }) => length)) * cellSize * leading + 3;
    room(height);
    for (const [i, lines] of columns.entries())
      for (const [k, text] of lines.entries())
        write(text, sheet.margin + i * width, y - (k + 1) * cellSize * leading, cellSize, font);
    y -= height;
    page.drawLine({
      start: { x: sheet.margin, y: y - 1 },
      end: { x: sheet.width - sheet.margin, y: y - 1 },
      thickness: 0.3,
      color: ink('pale'),
    });
  };
  const picture = (drawn: Picture): void => {
    const scale = Math.min(1, inside / drawn.width);
    room(drawn.height * scale + 8);
    const top = y;
    const at = (x: number, down: number) => ({ x: sheet.margin + x * scale, y: top - down * scale });
    for (const shape of drawn.shapes) {
      if (shape.is === 'line')
        page.drawLine({
          start: at(shape.x1, shape.y1),
          end: at(shape.x2, shape.y2),
          thickness: shape.width * scale,
          color: ink(shape.ink),
        });
      else if (shape.is === 'dot')
        page.drawCircle({ ...at(shape.x, shape.y), size: shape.r * scale, color: ink(shape.ink) });
      else if (shape.is === 'bar')
        page.drawRectangle({
          ...at(shape.x, shape.y + shape.height),
          width: shape.width * scale,
          height: shape.height * scale,
          borderColor: ink('blue'),
          borderWidth: 0.5,
          ...(shape.outline ? {} : { color: ink('blue') }),
        });
      else {
        const text = writable(known, shape.text);
        const long = regular.widthOfTextAtSize(text, shape.size * scale);
        const { x, y: base } = at(shape.x, shape.y);
        write(
          text,
          shape.anchor === 'end' ? x - long : shape.anchor === 'middle' ? x - long / 2 : x,
          base,
          shape.size * scale,
          regular,
        );
      }
    }
    y -= drawn.height * scale + 8;
  };
  for (const block of blocks) {
    if (block.is === 'picture') picture(block.picture);
    else if (block.is === 'list') for (const item of block.items) paragraph(`• ${item}`, sizes.text, regular, 10);
    else if (block.is === 'table') {
      room(4 * cellSize * leading + 12);
      paragraph(block.caption, sizes.text, bold);
      row(block.head, bold);
      for (const cells of block.rows) row(cells, regular);
      y -= 8;
    } else {
      const heads = block.is === 'title' || block.is === 'heading';
      if (heads) {
        room(60);
        y -= 8;
      }
      paragraph(block.text, sizes[block.is], heads || block.is === 'note' ? bold : regular);
    }
  }
  const pages = pdf.getPages();
  for (const [i, each] of pages.entries())
    each.drawText(`${i + 1} / ${pages.length}`, { x: sheet.width - sheet.margin - 24, y: 30, size: 8, font: regular });
  return pdf.save();
};
