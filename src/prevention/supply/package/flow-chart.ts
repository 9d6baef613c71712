import type { Step } from './build-package.ts';
import { escaped } from './escape.ts';

const [width, height, gapX, gapY] = [190, 54, 70, 22];

/** The steps as a picture: raw material on the left, the product on the right. The table beside it says the same. */
export const flowChart = (steps: readonly Step[], title: string): string => {
  const depth = depths(steps);
  const columns = new Map<number, string[]>();
  const last = [...depth.values()].reduce((most, one) => Math.max(most, one), 0);
  for (const [id, far] of depth) columns.set(last - far, [...(columns.get(last - far) ?? []), id]);
  const place = new Map<string, { x: number; y: number }>();
  for (const [column, ids] of columns)
    for (const [row, id] of ids.sort().entries())
      place.set(id, { x: 10 + column * (width + gapX), y: 10 + row * (height + gapY) });
  const names = new Map(
    steps.flatMap(
      ({ from, to }) =>
        [
          [from.id, from],
          [to.id, to],
        ] as const,
    ),
  );
  const at = (id: string) => place.get(id) ?? { x: 0, y: 0 };
  const lines = steps.map(({ number, from, to, link }) => {
    const [a, b] = [at(from.id), at(to.id)];
    const [x1, y1, x2, y2] = [a.x + width, a.y + height / 2, b.x, b.y + height / 2];
    const dash =
      link.status === 'documented'
        ? ''
        : link.status === 'declared'
          ? ' stroke-dasharray="8 4"'
          : ' stroke-dasharray="2 4"';
    return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#1b1b1b"${dash} marker-end="url(#tip)"/><text x="${(x1 + x2) / 2}" y="${(y1 + y2) / 2 - 5}" text-anchor="middle">${number}</text>`;
  });
  const boxes = [...place].map(([id, { x, y }]) => {
    const { name = id, country = '' } = names.get(id) ?? {};
    const shown = name.length > 26 ? `${name.slice(0, 25)}…` : name;
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fff" stroke="#1b1b1b"/><text x="${x + 8}" y="${y + 22}">${escaped(shown)}</text><text x="${x + 8}" y="${y + 42}">${escaped(country.toUpperCase())}</text>`;
  });
  const right = Math.max(0, ...[...place.values()].map(({ x }) => x + width)) + 10;
  const bottom = Math.max(0, ...[...place.values()].map(({ y }) => y + height)) + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(title)}" viewBox="0 0 ${right} ${bottom}" width="${right}" font-family="sans-serif" font-size="13"><defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>${lines.join('')}${boxes.join('')}</svg>`;
};

/** Links from the product, the longest way; a circle is cut where it comes back. */
const depths = (steps: readonly Step[]): ReadonlyMap<string, number> => {
  const sources = new Set(steps.map(({ from }) => from.id));
  const ends = [...new Set(steps.map(({ to }) => to.id))].filter((id) => !sources.has(id));
  const depth = new Map(ends.map((id) => [id, 0]));
  const rounds = steps.length + 1;
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (const { from, to } of steps) {
      const far = (depth.get(to.id) ?? 0) + 1;
      if (far <= round + 1 && far > (depth.get(from.id) ?? -1)) {
        depth.set(from.id, far);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return depth;
};
