import type { Block, Paper } from './blocks.ts';
import { type TaggedPdf, taggedPdf } from './tagged-pdf.ts';

const bullet = '\u2022';

/** A paper as a tagged PDF. */
export const paperPdf = async ({ title, language, foot, blocks }: Paper): Promise<Uint8Array> => {
  const pdf = await taggedPdf(title, language, foot);
  for (const block of blocks) draw(pdf, block);
  return pdf.save();
};

const draw = (pdf: TaggedPdf, block: Block): void => {
  switch (block.kind) {
    case 'heading': {
      const size = block.level === 1 ? 17 : 13;
      // a heading stands with what follows it
      pdf.space(block.level === 1 ? 4 : 12, 60);
      pdf.write(block.text, { tag: pdf.tag(`H${block.level}`, pdf.root), size, bold: true });
      break;
    }
    case 'text':
      pdf.space(6);
      pdf.write(block.text, { tag: pdf.tag('P', pdf.root), size: 10.5, bold: block.strong === true });
      break;
    case 'list': {
      const list = pdf.tag('L', pdf.root);
      for (const item of block.items) {
        const body = pdf.tag('LBody', pdf.tag('LI', list));
        pdf.space(3);
        pdf.write(`${bullet} ${item}`, { tag: body, size: 10.5, x: 12 });
      }
      break;
    }
    case 'lines':
      pdf.space(8, 40);
      pdf.write(block.label, { tag: pdf.tag('P', pdf.root), size: 10.5 });
      for (let i = 0; i < block.count; i += 1) pdf.rule();
      break;
    case 'table': {
      const table = pdf.tag('Table', pdf.root);
      pdf.space(8, 40);
      const head = pdf.tag('TR', table);
      pdf.row(
        block.head.map((text) => ({ text, tag: pdf.tag('TH', head) })),
        9.5,
        true,
      );
      for (const cells of block.rows) {
        const row = pdf.tag('TR', table);
        pdf.row(
          cells.map((text) => ({ text, tag: pdf.tag('TD', row) })),
          9.5,
          false,
        );
      }
    }
  }
};
