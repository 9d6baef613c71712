import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';
import type { Language } from '../../../platform/actor/index.ts';
import type { FileBody } from '../../../platform/contract/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { writable } from '../../../platform/paper/index.ts';
import type { PacketContent } from './contract.ts';
import { valueText } from './packet-csv.ts';

/** US Letter, in points. */
const page = { width: 612, height: 792, margin: 54 };
const ink = rgb(0.1, 0.1, 0.1);
const leading = 1.3;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
}

const wrap = (font: PDFFont, { text, size }: Line): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > page.width - 2 * page.margin) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

const linesOf = (content: PacketContent, language: Language, t: Translate): Line[] => {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const text = (said: string): Line => ({ text: said, size: 10, bold: false });
  return [
    { text: t('consent.file.title', { code: content.code }), size: 15, bold: true },
    text(t('consent.file.from', { from: content.from, purpose: content.purpose.title[language] })),
    text(t('consent.file.until', { until: `${day.format(Date.parse(content.accessUntil))} UTC` })),
    text(t('consent.file.letters')),
    ...content.fields.flatMap((field): Line[] => [
      { text: field.title[language], size: 10, bold: true },
      text(valueText(field, language)),
    ]),
  ];
};

/** A packet on paper. */
export const packetPdf = async (content: PacketContent, language: Language, t: Translate): Promise<FileBody> => {
  const pdf = await PDFDocument.create();
  const regular = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  pdf.setTitle(content.code);
  pdf.setProducer('Fourfold');
  let sheet: PDFPage = pdf.addPage([page.width, page.height]);
  let y = page.height - page.margin;
  for (const line of linesOf(content, language, t)) {
    const font = line.bold ? bold : regular;
    y -= line.bold ? 8 : 1;
    for (const text of wrap(font, { ...line, text: writable(font, line.text) })) {
      if (y - line.size * leading < page.margin) {
        sheet = pdf.addPage([page.width, page.height]);
        y = page.height - page.margin;
      }
      y -= line.size * leading;
      sheet.drawText(text, { x: page.margin, y, size: line.size, font, color: ink });
    }
  }
  return { bytes: await pdf.save(), type: 'application/pdf', name: `${content.code}.pdf` };
};
