import { PDFDocument, type PDFFont, StandardFonts } from 'pdf-lib';
import type { Language } from '../../../platform/actor/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { writable } from '../../../platform/paper/index.ts';
import type { sharedOf } from '../../consent/index.ts';
import type { OwnRecord } from './contract.ts';
import { datesIn, shownOrigin, shownValue } from './shown.ts';

/** US Letter, in points. */
const page = { width: 612, height: 792, margin: 60 };
const leading = 1.35;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly bold?: true;
}

const wrapped = (font: PDFFont, text: string, size: number): string[] => {
  const lines = [''];
  for (const word of writable(font, text).split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (font.widthOfTextAtSize(longer, size) <= page.width - 2 * page.margin) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

const linesOf = (
  record: OwnRecord,
  shared: Awaited<ReturnType<typeof sharedOf>>,
  language: Language,
  t: Translate,
): Line[] => {
  const { day } = datesIn(language);
  const head = (text: string): Line => ({ text, size: 15, bold: true });
  const said = (text: string): Line => ({ text, size: 12 });
  return [
    head(t('public.own.record')),
    said(t('public.own.kept-by', { house: record.house, since: day(record.since) })),
    said(t('public.own.copy.letters')),
    ...record.fields.flatMap((field): Line[] => [
      { text: field.title[language], size: 12, bold: true },
      ...field.told.flatMap((told) => [
        said(shownValue(field, told, language, t)),
        said(shownOrigin(told, language, t)),
      ]),
    ]),
    ...(record.storyHidden ? [said(t('public.own.story-hidden'))] : []),
    head(t('public.own.shared')),
    ...(shared.packets.length === 0 ? [said(t('public.own.shared.none'))] : []),
    ...shared.packets.map((packet) =>
      said(
        t('public.own.copy.packet', {
          to: packet.to,
          at: day(packet.sentAt),
          until: day(packet.accessUntil),
          fields: packet.fields.map(({ title }) => title[language]).join(', '),
        }),
      ),
    ),
  ];
};

/** Her record on paper, large. Author and title stay empty. */
export const copyPdf = async (
  record: OwnRecord,
  shared: Awaited<ReturnType<typeof sharedOf>>,
  language: Language,
  t: Translate,
): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  const regular = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  let sheet = pdf.addPage([page.width, page.height]);
  let y = page.height - page.margin;
  for (const line of linesOf(record, shared, language, t)) {
    const font = line.bold ? bold : regular;
    if (line.bold) y -= 10;
    for (const text of wrapped(font, line.text, line.size)) {
      if (y - line.size * leading < page.margin) {
        sheet = pdf.addPage([page.width, page.height]);
        y = page.height - page.margin;
      }
      y -= line.size * leading;
      sheet.drawText(text, { x: page.margin, y, size: line.size, font });
    }
  }
  return pdf.save();
};
