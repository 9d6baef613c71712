import { svgOf } from '../pictures/svg.ts';
import type { Block } from './blocks.ts';

/** Nothing a study says becomes markup. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');

const row = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;

const written = (block: Block): string => {
  switch (block.is) {
    case 'title':
      return `# ${plain(block.text)}`;
    case 'heading':
      return `## ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'note':
      return `> ${plain(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table':
      return [
        `**${plain(block.caption)}**`,
        '',
        row(block.head),
        row(block.head.map(() => '---')).replaceAll('\\', ''),
        ...block.rows.map(row),
      ].join('\n');
    case 'picture':
      // whole in the file, so that it needs no other
      return `![](data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(svgOf(block.picture))))})`;
  }
};

export const markdownReport = (blocks: readonly Block[]): string => `${blocks.map(written).join('\n\n')}\n`;
