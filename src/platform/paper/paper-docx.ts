import type { Block, Paper } from './blocks.ts';

const handWritten = '_'.repeat(72);

/** A paper as Office Open XML: real headings, lists and header rows, the language set, so that a screen reader finds its way. */
export const paperDocx = async ({ title, language, foot, blocks }: Paper): Promise<Uint8Array> => {
  // a large library that only this needs: it is loaded when somebody asks for a draft
  const docx = await import('docx');
  const { Document, Footer, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx;
  const paragraph = (text: string, strong = false) =>
    new Paragraph({ spacing: { after: 120 }, children: [new TextRun({ text, bold: strong })] });
  const cell = (text: string, strong: boolean) => new TableCell({ children: [paragraph(text, strong)] });

  const drawn = (block: Block) => {
    switch (block.kind) {
      case 'heading': {
        const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
        return [new Paragraph({ heading, spacing: { before: 240, after: 120 }, children: [new TextRun(block.text)] })];
      }
      case 'text':
        return [paragraph(block.text, block.strong)];
      case 'list':
        return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
      case 'facts':
        return block.facts.map(
          ({ label, text }) =>
            new Paragraph({
              spacing: { after: 60 },
              children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(text)],
            }),
        );
      case 'picture':
        return [paragraph(block.says)];
      case 'lines':
        return [paragraph(block.label), ...Array.from({ length: block.count }, () => paragraph(handWritten))];
      case 'table':
        return [
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              new TableRow({ tableHeader: true, children: block.head.map((text) => cell(text, true)) }),
              ...block.rows.map((row) => new TableRow({ children: row.map((text) => cell(text, false)) })),
            ],
          }),
          paragraph(''),
        ];
    }
  };
  const file = new Document({
    title,
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: language === 'es' ? 'es-US' : 'en-US' } },
        },
      },
    },
    sections: [
      {
        footers: {
          default: new Footer({ children: [new Paragraph({ children: [new TextRun({ text: foot, size: 16 })] })] }),
        },
        children: blocks.flatMap(drawn),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
};
