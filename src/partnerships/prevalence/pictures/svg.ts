import { inks, type Picture, type Shape } from './contract.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const n = (value: number): string => String(Math.round(value * 10) / 10);

const drawn = (shape: Shape): string => {
  switch (shape.is) {
    case 'line':
      return `<line x1="${n(shape.x1)}" y1="${n(shape.y1)}" x2="${n(shape.x2)}" y2="${n(shape.y2)}" stroke="${inks[shape.ink]}" stroke-width="${shape.width}"/>`;
    case 'text':
      return `<text x="${n(shape.x)}" y="${n(shape.y)}" text-anchor="${shape.anchor}" font-size="${shape.size}">${escaped(shape.text)}</text>`;
    case 'dot':
      return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${shape.r}" fill="${inks[shape.ink]}"/>`;
    case 'bar':
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}" fill="${shape.outline ? '#fff' : inks.blue}" stroke="${inks.blue}"${shape.outline ? ' stroke-dasharray="3 2"' : ''}/>`;
  }
};

/** A picture as SVG, whole in itself. */
export const svgOf = ({ title, width, height, shapes }: Picture): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" role="img" font-family="sans-serif" fill="${inks.dark}"><title>${escaped(title)}</title>${shapes.map(drawn).join('')}</svg>`;
