/** Pictures of a study as shapes: screen, page and paper draw the same. Safe for the browser. */

export type Ink = 'dark' | 'blue' | 'pale' | 'grid';

export type Shape =
  | {
      readonly is: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly ink: Ink;
      readonly width: number;
    }
  | {
      readonly is: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly size: number;
    }
  | { readonly is: 'dot'; readonly x: number; readonly y: number; readonly r: number; readonly ink: Ink }
  /** `outline`: it stands for a range, not for a count. */
  | {
      readonly is: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly outline: boolean;
    };

export interface Picture {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Okabe and Ito's blue: told apart by everybody, and dark in grey print. */
export const inks: Readonly<Record<Ink, string>> = {
  dark: '#1b1b1b',
  blue: '#0072b2',
  pale: '#a9aeb1',
  grid: '#dfe1e2',
};

const line = (x1: number, y1: number, x2: number, y2: number, ink: Ink = 'dark', width = 1): Shape => ({
  is: 'line',
  x1,
  y1,
  x2,
  y2,
  ink,
  width,
});
const words = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'start', size = 13): Shape => ({
  is: 'text',
  x,
  y,
  text,
  anchor,
  size,
});
const dot = (x: number, y: number, r: number, ink: Ink = 'dark'): Shape => ({ is: 'dot', x, y, r, ink });

export interface ForestRow {
  readonly label: string;
  readonly total: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const rowHeight = 30;
const labelWidth = 190;
const width = 720;
const margin = 20;

/** 1, 2 or 5 times a power of ten, so that about five ticks fit. */
const tickStep = (most: number): number => {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
};

/** All estimates with their intervals on one axis that begins at zero; an interval beyond three times the largest estimate is cut, with an arrow. */
export const forestPicture = (
  title: string,
  rows: readonly ForestRow[],
  numeral: (value: number) => string,
): Picture => {
  const largest = Math.max(1, ...rows.map(({ total }) => total ?? 0));
  const reach = Math.max(largest, ...rows.map(({ upper }) => Math.min(upper ?? 0, 3 * largest)));
  const step = tickStep(reach);
  const most = Math.ceil(reach / step) * step;
  const right = width - margin;
  const x = (value: number): number => labelWidth + ((right - labelWidth) * Math.min(value, most)) / most;
  const axisY = rows.length * rowHeight + 10;
  const ticks = Array.from({ length: Math.round(most / step) + 1 }, (_, i) => i * step);
  return {
    title,
    width,
    height: axisY + 30,
    shapes: [
      ...ticks.map((value) => line(x(value), 6, x(value), axisY, 'grid')),
      line(labelWidth, axisY, right, axisY),
      ...ticks.map((value) => words(x(value), axisY + 18, numeral(value), 'middle', 11)),
      ...rows.flatMap(({ label, total, lower, upper }, i): Shape[] => {
        const y = i * rowHeight + rowHeight / 2 + 5;
        const cut = (upper ?? 0) > most;
        return [
          words(labelWidth - 12, y + 4, label, 'end'),
          ...(lower !== null && upper !== null
            ? [line(x(lower), y, x(upper), y, 'blue', 2), line(x(lower), y - 5, x(lower), y + 5, 'blue', 2)]
            : []),
          ...(upper === null
            ? []
            : cut
              ? [line(right - 7, y - 5, right, y, 'blue', 2), line(right - 7, y + 5, right, y, 'blue', 2)]
              : [line(x(upper), y - 5, x(upper), y + 5, 'blue', 2)]),
          ...(total === null ? [] : [dot(x(total), y, 4.5)]),
        ];
      }),
    ],
  };
};

export interface OverlapCell {
  readonly on: readonly string[];
  readonly from: number;
  readonly to: number;
}

const columnWidth = 26;
const barRoom = 130;
const dotRow = 22;
const mostColumns = 24;

/**
 * How the lists overlap (UpSet, after Lex and others 2014): a column a combination of lists, the largest first. Bars grow with the square
 * root, as counts differ by hundreds; a withheld count is an outline with its range.
 */
export const overlapPicture = (title: string, lists: readonly string[], cells: readonly OverlapCell[]): Picture => {
  const shown = [...cells]
    .sort((a, b) => b.to - a.to || a.on.length - b.on.length || a.on.join().localeCompare(b.on.join()))
    .slice(0, mostColumns);
  const most = Math.max(1, ...shown.map(({ to }) => to));
  const rowY = (j: number): number => barRoom + 34 + j * dotRow;
  return {
    title,
    width: labelWidth + shown.length * columnWidth + margin,
    height: rowY(lists.length) + 4,
    shapes: [
      ...lists.map((text, j) => words(labelWidth - 16, rowY(j) + 4, text, 'end')),
      ...shown.flatMap(({ on, from, to }, i): Shape[] => {
        const places = lists.flatMap((list, j) => (on.includes(list) ? [j] : []));
        const height = Math.max(2, barRoom * Math.sqrt(to / most));
        const x = labelWidth + i * columnWidth + columnWidth / 2;
        const y = barRoom + 14 - height;
        const barWidth = columnWidth - 8;
        return [
          { is: 'bar', x: x - barWidth / 2, y, width: barWidth, height, outline: from !== to },
          words(x, y - 3, from === to ? String(to) : `${from}–${to}`, 'middle', 10),
          ...lists.map((_, j) => dot(x, rowY(j), 5, places.includes(j) ? 'dark' : 'pale')),
          ...(places.length > 1 ? [line(x, rowY(places[0] ?? 0), x, rowY(places.at(-1) ?? 0), 'dark', 2)] : []),
        ];
      }),
    ],
  };
};
