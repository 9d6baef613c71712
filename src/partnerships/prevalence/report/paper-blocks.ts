import type { Drawing, Block as PaperBlock } from '../../../platform/paper/index.ts';
import { inks, type Picture } from '../pictures/contract.ts';
import type { Block } from './blocks.ts';

type Shape = Drawing['shapes'][number];

const drawingOf = ({ width, height, shapes }: Picture): Drawing => ({
  width,
  height,
  shapes: shapes.map((shape): Shape => {
    if (shape.is === 'text') return shape;
    if (shape.is === 'bar') return { ...shape, is: 'box', colour: inks.blue, filled: !shape.outline };
    return { ...shape, colour: inks[shape.ink] };
  }),
});

const paperBlock = (block: Block): PaperBlock[] => {
  switch (block.is) {
    case 'title':
    case 'heading':
      return [{ kind: 'heading', level: block.is === 'title' ? 1 : 2, text: block.text }];
    case 'text':
      return [{ kind: 'text', text: block.text }];
    case 'note':
      return [{ kind: 'text', text: block.text, strong: true }];
    case 'list':
      return [{ kind: 'list', items: block.items }];
    case 'table':
      return [
        { kind: 'text', text: block.caption, strong: true },
        { kind: 'table', head: block.head, rows: block.rows },
      ];
    case 'picture':
      return [{ kind: 'picture', says: block.picture.title, drawing: drawingOf(block.picture) }];
  }
};

/** The report as blocks of a paper. */
export const paperBlocks = (blocks: readonly Block[]): PaperBlock[] => blocks.flatMap(paperBlock);
