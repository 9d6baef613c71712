import { type ForestRow, forestOf, type OverlapCell, overlapOf } from './contract.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

const n = (value: number): string => String(Math.round(value * 10) / 10);

const line = (x1: number, y1: number, x2: number, y2: number, colour = '#1b1b1b', width = 1): string =>
  `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${colour}" stroke-width="${width}"/>`;

const words = (x: number, y: number, text: string, more = ''): string =>
  `<text x="${n(x)}" y="${n(y)}"${more}>${escaped(text)}</text>`;

const svg = (width: number, height: number, title: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" role="img" font-family="sans-serif" font-size="13" fill="#1b1b1b"><title>${escaped(title)}</title>${parts.join('')}</svg>`;

/** Okabe and Ito's blue: told apart by everybody, and dark in grey print. */
const blue = '#0072b2';
const pale = '#a9aeb1';

/** Estimates with their intervals on one axis. */
export const forestSvg = (title: string, rows: readonly ForestRow[], numeral: (value: number) => string): string => {
  const { width, height, rows: placed, ticks, axisY, left, right } = forestOf(rows);
  return svg(width, height, title, [
    ...ticks.map(({ x }) => line(x, 6, x, axisY, '#dfe1e2')),
    line(left, axisY, right, axisY),
    ...ticks.map(({ x, value }) => words(x, axisY + 18, numeral(value), ' text-anchor="middle" font-size="11"')),
    ...placed.flatMap(({ label, y, point, from, to, cut }) => [
      words(left - 12, y + 4, label, ' text-anchor="end"'),
      ...(from !== null && to !== null ? [line(from, y, to, y, blue, 2), line(from, y - 5, from, y + 5, blue, 2)] : []),
      ...(to !== null ? [cut ? words(to - 4, y + 4, '→') : line(to, y - 5, to, y + 5, blue, 2)] : []),
      ...(point === null ? [] : [`<circle cx="${n(point)}" cy="${n(y)}" r="4.5" fill="#1b1b1b"/>`]),
    ]),
  ]);
};

/** How the lists overlap. */
export const overlapSvg = (title: string, lists: readonly string[], cells: readonly OverlapCell[]): string => {
  const { width, height, columns, labels, barWidth } = overlapOf(lists, cells);
  return svg(width, height, title, [
    ...labels.map(({ y, text }) => words(178, y + 4, text, ' text-anchor="end"')),
    ...columns.flatMap(({ x, barY, barHeight, count, withheld, dots, line: link }) => [
      `<rect x="${n(x - barWidth / 2)}" y="${n(barY)}" width="${n(barWidth)}" height="${n(barHeight)}" fill="${withheld ? '#fff' : blue}" stroke="${blue}"${withheld ? ' stroke-dasharray="3 2"' : ''}/>`,
      words(x, barY - 3, count, ' text-anchor="middle" font-size="10"'),
      ...(link ? [line(x, link.from, x, link.to, '#1b1b1b', 2)] : []),
      ...dots.map(({ y, on }) => `<circle cx="${n(x)}" cy="${n(y)}" r="5" fill="${on ? '#1b1b1b' : pale}"/>`),
    ]),
  ]);
};
