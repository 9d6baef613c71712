import { svgOf } from '../pictures/svg.ts';
import type { Block } from './blocks.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const cells = (tag: 'th' | 'td', texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${escaped(text)}</${tag}>`).join('')}</tr>`;

const written = (block: Block): string => {
  switch (block.is) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'note':
      return `<p class="note">${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table><caption>${escaped(block.caption)}</caption><thead>${cells('th', block.head)}</thead><tbody>${block.rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
    case 'picture':
      return `<figure>${svgOf(block.picture)}</figure>`;
  }
};

const style =
  'body{font-family:Georgia,serif;max-width:52rem;margin:2rem auto;padding:0 1rem;line-height:1.5;color:#1b1b1b}table{border-collapse:collapse;margin:1rem 0;font-size:.95rem}caption{text-align:left;font-weight:bold;padding:.3rem 0}th,td{border:1px solid #a9aeb1;padding:.25rem .6rem;text-align:left;vertical-align:top}.note{border-left:4px solid #71767a;padding-left:.8rem}figure{margin:1rem 0;overflow-x:auto}@media print{h2{break-after:avoid}table,figure{break-inside:avoid}}';

/** One page that needs no other file: no script, nothing loaded. */
export const htmlReport = (title: string, language: string, blocks: readonly Block[]): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body>${blocks.map(written).join('\n')}</body></html>\n`;
