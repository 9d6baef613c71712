import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import type { Block, Paper } from './blocks.ts';
import { type TaggedPdf, taggedPdf } from './tagged-pdf.ts';

/** What the numbers of letters are. */
const letters = { en: en['paper.letters'], es: es['paper.letters'] };
const bullet = '\u2022';

/** A paper as a tagged PDF. */
export const paperPdf = async (paper: Paper): Promise<Uint8Array> => {
  const pdf = await taggedPdf(paper);
  for (const block of paper.blocks) draw(pdf, block);
  if (pdf.lacks(JSON.stringify(paper.blocks))) draw(pdf, { kind: 'text', text: letters[paper.language] });
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
    case 'facts': {
      const list = pdf.tag('L', pdf.root);
      for (const { label, text } of block.facts) {
        const item = pdf.tag('LI', list);
        const cells = [
          { text: label, tag: pdf.tag('Lbl', item), bold: true, width: 140 },
          { text, tag: pdf.tag('LBody', item), width: pdf.width - 140 },
        ];
        pdf.space(3);
        pdf.row(cells, 10);
      }
      break;
    }
    case 'picture':
      pdf.space(8);
      pdf.picture(block.drawing, pdf.tag('Figure', pdf.root, block.says));
      break;
    case 'lines':
      pdf.space(8, 40);
      pdf.write(block.label, { tag: pdf.tag('P', pdf.root), size: 10.5 });
      for (let i = 0; i < block.count; i += 1) pdf.rule();
      break;
    case 'table': {
      const table = pdf.tag('Table', pdf.root);
      pdf.space(8, 40);
      const head = pdf.tag('TR', table);
      const width = pdf.width / block.head.length;
      pdf.row(
        block.head.map((text) => ({ text, tag: pdf.tag('TH', head), bold: true, width })),
        9.5,
      );
      pdf.line();
      for (const cells of block.rows) {
        const row = pdf.tag('TR', table);
        pdf.row(
          cells.map((text) => ({ text, tag: pdf.tag('TD', row), width })),
          9.5,
        );
        pdf.line();
      }
    }
  }
};
