import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';
import { writable } from '../../platform/paper/index.ts';

/** US Letter, in points. */
const page = { width: 612, height: 792, margin: 54 };
const ink = rgb(0.1, 0.1, 0.1);

type Style = { readonly size: number; readonly bold: boolean; readonly before: number; readonly indent: number };
const styles = {
  title: { size: 15, bold: true, before: 0, indent: 0 },
  heading: { size: 10.5, bold: true, before: 8, indent: 0 },
  text: { size: 9, bold: false, before: 5, indent: 0 },
  item: { size: 9, bold: false, before: 1.5, indent: 10 },
} as const satisfies Record<string, Style>;

interface Block {
  readonly text: string;
  readonly style: Style;
  readonly bullet: boolean;
}

/** The few forms that our briefs use. */
const blocksOf = (markdown: string): Block[] =>
  markdown.split('\n').flatMap((line): Block[] => {
    if (line.trim() === '') return [];
    if (line.startsWith('# ')) return [{ text: plain(line.slice(2)), style: styles.title, bullet: false }];
    if (line.startsWith('## ')) return [{ text: plain(line.slice(3)), style: styles.heading, bullet: false }];
    if (line.startsWith('- ')) return [{ text: plain(line.slice(2)), style: styles.item, bullet: true }];
    return [{ text: plain(line), style: styles.text, bullet: false }];
  });

const plain = (text: string): string => text.replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, '$1');

const wrap = (text: string, font: PDFFont, size: number, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

/** Sets a brief of ours on paper: as a rule one page; a longer one goes on, with page numbers. */
export const briefPdf = async (markdown: string): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  const regular = await pdf.embedFont(StandardFonts.TimesRoman);
  const bold = await pdf.embedFont(StandardFonts.TimesRomanBold);
  const blocks = blocksOf(markdown);
  pdf.setTitle(blocks[0]?.text ?? 'Fourfold');
  pdf.setProducer('Fourfold');

  let sheet: PDFPage = pdf.addPage([page.width, page.height]);
  let y = page.height - page.margin;
  for (const { text, style, bullet } of blocks) {
    const font = style.bold ? bold : regular;
    const left = page.margin + style.indent;
    const leading = style.size * 1.28;
    y -= style.before;
    for (const [i, line] of wrap(writable(font, text), font, style.size, page.width - page.margin - left).entries()) {
      if (y - leading < page.margin) {
        sheet = pdf.addPage([page.width, page.height]);
        y = page.height - page.margin;
      }
      y -= leading;
      if (bullet && i === 0) sheet.drawText('•', { x: left - 8, y, size: style.size, font: regular, color: ink });
      sheet.drawText(line, { x: left, y, size: style.size, font, color: ink });
    }
  }
  const pages = pdf.getPages();
  if (pages.length > 1) {
    for (const [i, each] of pages.entries()) {
      each.drawText(`${i + 1} / ${pages.length}`, {
        x: page.width - page.margin - 24,
        y: 30,
        size: 8,
        font: regular,
        color: ink,
      });
    }
  }
  return pdf.save();
};
