/** Where things stand in the pictures of a study. Safe for the browser; screen and report draw the same. */

export interface ForestRow {
  readonly label: string;
  readonly total: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface Tick {
  readonly x: number;
  readonly value: number;
}

export interface Forest {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly {
    readonly label: string;
    readonly y: number;
    readonly point: number | null;
    readonly from: number | null;
    readonly to: number | null;
    /** The interval goes on beyond the picture. */
    readonly cut: boolean;
  }[];
  readonly ticks: readonly Tick[];
  readonly axisY: number;
  readonly left: number;
  readonly right: number;
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

/** All estimates on one axis that begins at zero; an interval beyond three times the largest estimate is cut. */
export const forestOf = (rows: readonly ForestRow[]): Forest => {
  const largest = Math.max(1, ...rows.map(({ total }) => total ?? 0));
  const reach = Math.max(largest, ...rows.map(({ upper }) => Math.min(upper ?? 0, 3 * largest)));
  const step = tickStep(reach);
  const most = Math.ceil(reach / step) * step;
  const right = width - margin;
  const x = (value: number): number => labelWidth + ((right - labelWidth) * Math.min(value, most)) / most;
  const axisY = rows.length * rowHeight + 10;
  return {
    width,
    height: axisY + 34,
    rows: rows.map(({ label, total, lower, upper }, i) => ({
      label,
      y: i * rowHeight + rowHeight / 2 + 5,
      point: total === null ? null : x(total),
      from: lower === null ? null : x(lower),
      to: upper === null ? null : x(upper),
      cut: (upper ?? 0) > most,
    })),
    ticks: Array.from({ length: Math.round(most / step) + 1 }, (_, i) => ({ x: x(i * step), value: i * step })),
    axisY,
    left: labelWidth,
    right,
  };
};

export interface OverlapCell {
  readonly on: readonly string[];
  readonly from: number;
  readonly to: number;
}

export interface Overlap {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly {
    readonly x: number;
    readonly barY: number;
    readonly barHeight: number;
    readonly count: string;
    /** The bar stands for a range; it is drawn in outline. */
    readonly withheld: boolean;
    /** One a list: on it or not. */
    readonly dots: readonly { readonly y: number; readonly on: boolean }[];
    readonly line: { readonly from: number; readonly to: number } | null;
  }[];
  readonly labels: readonly { readonly y: number; readonly text: string }[];
  readonly barWidth: number;
}

const columnWidth = 26;
const barRoom = 130;
const dotRow = 22;
const mostColumns = 24;

/** How the lists overlap (UpSet, after Lex and others 2014): a column a combination of lists, the largest first. Square-root bars, as counts differ by hundreds. */
export const overlapOf = (lists: readonly string[], cells: readonly OverlapCell[]): Overlap => {
  const shown = [...cells]
    .sort((a, b) => b.to - a.to || a.on.length - b.on.length || a.on.join().localeCompare(b.on.join()))
    .slice(0, mostColumns);
  const most = Math.max(1, ...shown.map(({ to }) => to));
  const rowY = (j: number): number => barRoom + 34 + j * dotRow;
  return {
    width: labelWidth + shown.length * columnWidth + margin,
    height: rowY(lists.length) + 4,
    barWidth: columnWidth - 8,
    labels: lists.map((text, j) => ({ y: rowY(j), text })),
    columns: shown.map(({ on, from, to }, i) => {
      const places = lists.flatMap((list, j) => (on.includes(list) ? [j] : []));
      const barHeight = Math.max(2, barRoom * Math.sqrt(to / most));
      return {
        x: labelWidth + i * columnWidth + columnWidth / 2,
        barY: barRoom + 14 - barHeight,
        barHeight,
        count: from === to ? String(to) : `${from}–${to}`,
        withheld: from !== to,
        dots: lists.map((_, j) => ({ y: rowY(j), on: places.includes(j) })),
        line: places.length > 1 ? { from: rowY(places[0] ?? 0), to: rowY(places.at(-1) ?? 0) } : null,
      };
    }),
  };
};
