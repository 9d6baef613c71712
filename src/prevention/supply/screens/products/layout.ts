import type { Output } from '../../../../platform/contract/index.ts';
import type { productFlow } from '../../contract.ts';
import type { Window } from './in-view.ts';

export type FlowView = Output<typeof productFlow>;
export type FlowNode = FlowView['nodes'][number];
export type FlowLink = FlowView['links'][number];

export const box = { width: 184, height: 60, gapX: 72, gapY: 12, top: 34 } as const;

export interface Placed {
  readonly node: FlowNode;
  readonly x: number;
  readonly y: number;
}

export interface Column {
  readonly tier: number;
  readonly x: number;
  /** How many sites of this tier are not drawn. */
  readonly hidden: number;
  readonly bottom: number;
}

export interface Layout {
  readonly placed: readonly Placed[];
  readonly links: readonly { readonly link: FlowLink; readonly from: Placed; readonly to: Placed }[];
  readonly columns: readonly Column[];
  readonly width: number;
  readonly height: number;
}

/** What a person should see first in a tier: what is found, what is short, what must be looked at. */
const byWeight = (a: FlowNode, b: FlowNode): number =>
  b.legalClass - a.legalClass ||
  Number(b.short) - Number(a.short) ||
  Number(b.review) - Number(a.review) ||
  (a.name < b.name ? -1 : 1);

/**
 * Tiers from left (raw material) to right (the product). Of a long tier only so many sites are drawn, so that two thousand are as quick as
 * twenty; the table has them all.
 */
export const layOut = ({ nodes, links }: FlowView, most: number): Layout => {
  const tiers = new Map<number, FlowNode[]>();
  for (const node of nodes) {
    const here = tiers.get(node.tier);
    if (here) here.push(node);
    else tiers.set(node.tier, [node]);
  }
  const last = Math.max(0, ...tiers.keys());
  const placed = new Map<string, Placed>();
  const columns = [...tiers].map(([tier, all]): Column => {
    const x = (last - tier) * (box.width + box.gapX) + 4;
    const shown = [...all].sort(byWeight).slice(0, most);
    shown.forEach((node, i) => {
      placed.set(node.id, { node, x, y: box.top + i * (box.height + box.gapY) });
    });
    return { tier, x, hidden: all.length - shown.length, bottom: box.top + shown.length * (box.height + box.gapY) };
  });
  return {
    placed: [...placed.values()].sort((a, b) => a.x - b.x || a.y - b.y),
    links: links.flatMap((link) => {
      const [from, to] = [placed.get(link.from), placed.get(link.to)];
      return from && to ? [{ link, from, to }] : [];
    }),
    columns,
    width: (last + 1) * (box.width + box.gapX) - box.gapX + 8,
    height: Math.max(...columns.map(({ bottom }) => bottom)) + 24,
  };
};

/** A link as it is drawn: whole, or only where it leaves a box whose other end is far away. */
export interface Drawn {
  readonly link: FlowLink;
  readonly path: string;
}

const middle = ({ y }: Placed): number => y + box.height / 2;
/** How far up or down a link goes that is not drawn to its end. */
const stub = (from: number, to: number): number =>
  from + Math.sign(to - from) * Math.min(box.height, Math.abs(to - from));

/** The way of a link; a curve over thousands of pixels costs more than all boxes together, so that a far end is only pointed to. */
const pathOf = (from: Placed, to: Placed, [fromSeen, toSeen]: readonly [boolean, boolean]): string => {
  const [start, end] = [from.x + box.width, to.x];
  const half = Math.max(30, (end - start) / 2);
  const [y1, y2] = [middle(from), middle(to)];
  if (fromSeen && toSeen) return `M${start} ${y1} C${start + half} ${y1} ${end - half} ${y2} ${end} ${y2}`;
  return fromSeen
    ? `M${start} ${y1} Q${start + half} ${y1} ${start + half} ${stub(y1, y2)}`
    : `M${end - half} ${stub(y2, y1)} Q${end - half} ${y2} ${end} ${y2}`;
};

/** The boxes in a window, and the links that begin or end at one of them. */
export const drawnIn = (
  { placed, links }: Layout,
  { left, top, right, bottom }: Window,
): { readonly placed: readonly Placed[]; readonly links: readonly Drawn[] } => {
  const inside = ({ x, y }: Placed): boolean =>
    x + box.width >= left && x <= right && y + box.height >= top && y <= bottom;
  const shown = placed.filter(inside);
  const ids = new Set(shown.map(({ node }) => node.id));
  return {
    placed: shown,
    links: links.flatMap(({ link, from, to }) => {
      const ends = [ids.has(link.from), ids.has(link.to)] as const;
      return ends[0] || ends[1] ? [{ link, path: pathOf(from, to, ends) }] : [];
    }),
  };
};
