import type { PackageSite } from './build-package.ts';
import { escaped } from './escape.ts';

const [width, height, edge, near] = [720, 360, 50, 26];

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly numbers: number[];
}

/** The places of the sites by latitude and longitude, north on top, with no picture of the world under it. The table beside it says the same. */
export const siteMap = (
  sites: readonly PackageSite[],
  roads: readonly (readonly [from: string, to: string])[],
  title: string,
): string => {
  const placed = sites.flatMap((site) =>
    site.lat === null || site.lng === null ? [] : [{ ...site, lat: site.lat, lng: site.lng }],
  );
  if (placed.length === 0) return '';
  const wide = placed.map(({ lng }) => lng);
  // a chain over the Pacific is drawn over the Pacific
  const turned = Math.max(...wide) - Math.min(...wide) > 180;
  const spots = placed.map(({ id, number, lat, lng }) => ({
    id,
    number,
    lat,
    lng: turned && lng < 0 ? lng + 360 : lng,
  }));
  const [west, east] = [Math.min(...spots.map(({ lng }) => lng)), Math.max(...spots.map(({ lng }) => lng))];
  const [south, north] = [Math.min(...spots.map(({ lat }) => lat)), Math.max(...spots.map(({ lat }) => lat))];
  const scale = Math.min(
    (width - 2 * edge) / Math.max(east - west, 1),
    (height - 2 * edge) / Math.max(north - south, 1),
  );
  const left = (width - (east - west) * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  const dots: Dot[] = [];
  const dotOf = new Map<string, Dot>();
  for (const { id, number, lat, lng } of spots) {
    const [x, y] = [Math.round(left + (lng - west) * scale), Math.round(top + (north - lat) * scale)];
    // places too near to be told apart share one dot
    let dot = dots.find((one) => Math.hypot(one.x - x, one.y - y) < near);
    if (!dot) {
      dot = { x, y, numbers: [] };
      dots.push(dot);
    }
    dot.numbers.push(number);
    dotOf.set(id, dot);
  }
  const lines = roads.flatMap(([from, to]) => {
    const [a, b] = [dotOf.get(from), dotOf.get(to)];
    return a && b && a !== b
      ? [`<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="#767676" stroke-width="1.5"/>`]
      : [];
  });
  const marks = dots.map(
    ({ x, y, numbers }) =>
      `<circle cx="${x}" cy="${y}" r="6" fill="#1b1b1b"/><text x="${x}" y="${y - 10}" text-anchor="middle" stroke="#fff" stroke-width="4" paint-order="stroke">${numbers.join(', ')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(title)}" viewBox="0 0 ${width} ${height}" width="${width}" font-family="sans-serif" font-size="14"><rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="#fff" stroke="#767676"/>${lines.join('')}${marks.join('')}</svg>`;
};
