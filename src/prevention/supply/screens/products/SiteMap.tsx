import { useMemo } from 'react';
import { useWords } from '../../../../web/kit/words.ts';
import { placeLabels } from './map-labels.ts';

export interface MapSite {
  readonly name: string;
  readonly lat: number | null;
  readonly lng: number | null;
  /** Marked by its shape. */
  readonly grave: boolean;
}

const map = { width: 720, height: 360 } as const;
const toX = (lng: number): number => ((lng + 180) / 360) * map.width;
const toY = (lat: number): number => ((90 - lat) / 180) * map.height;
/** Degrees nearer than which two marks cannot be told apart. */
const apart = 4;
const meridians = [-150, -120, -90, -60, -30, 0, 30, 60, 90, 120, 150];
const parallels = [-60, -30, 0, 30, 60];

interface Spot {
  readonly lat: number;
  readonly lng: number;
  readonly sites: readonly MapSite[];
}

/** Sites that would lie over each other are one spot: two thousand points are a few hundred spots. */
const spotsOf = (nodes: readonly MapSite[]): readonly Spot[] => {
  const spots: { readonly lat: number; readonly lng: number; readonly sites: MapSite[] }[] = [];
  for (const node of nodes) {
    const { lat, lng } = node;
    if (lat === null || lng === null) continue;
    const near = spots.find((spot) => Math.hypot(spot.lat - lat, spot.lng - lng) < apart);
    if (near) near.sites.push(node);
    else spots.push({ lat, lng, sites: [node] });
  }
  return spots;
};

const named = ({ sites }: Spot): string =>
  `${sites[0]?.name.slice(0, 18) ?? ''}${sites.length > 1 ? ` +${sites.length - 1}` : ''}`;

/** Places by degrees on a bare net of lines. No map is fetched from anywhere. */
export const SiteMap = ({ sites: all, title }: { readonly sites: readonly MapSite[]; readonly title: string }) => {
  const { t } = useWords();
  const spots = useMemo(() => spotsOf(all), [all]);
  const labels = useMemo(
    () =>
      placeLabels(
        spots.map((spot) => ({ x: toX(spot.lng), y: toY(spot.lat), text: named(spot) })),
        map.width,
        map.height,
      ),
    [spots],
  );
  return (
    <svg className="ff-map" viewBox={`0 0 ${map.width} ${map.height}`} role="img">
      <title>{t('web.chart.label', { title })}</title>
      <rect width={map.width} height={map.height} className="ff-map-sea" />
      {meridians.map((lng) => (
        <g key={lng}>
          <path d={`M${toX(lng)} 0 V${map.height}`} className="ff-map-line" />
          <text x={toX(lng) + 2} y={map.height - 3} className="ff-map-degree">{`${lng}°`}</text>
        </g>
      ))}
      {parallels.map((lat) => (
        <g key={lat}>
          <path d={`M0 ${toY(lat)} H${map.width}`} className="ff-map-line" />
          <text x={2} y={toY(lat) - 2} className="ff-map-degree">{`${lat}°`}</text>
        </g>
      ))}
      {spots.map(({ lat, lng, sites }, i) => {
        const label = labels[i];
        const grave = sites.some((site) => site.grave);
        const [x, y] = [toX(lng), toY(lat)];
        return (
          <g key={`${lat} ${lng}`}>
            <title>{sites.map(({ name }) => name).join(', ')}</title>
            {grave ? (
              <path d={`M${x} ${y - 7} L${x + 7} ${y + 6} H${x - 7} Z`} className="ff-map-grave" />
            ) : (
              <circle cx={x} cy={y} r={5} className="ff-map-site" />
            )}
            {label?.led ? (
              <path
                d={`M${x} ${y} L${label.at[0] + (label.at[0] < x ? label.text.length * 6 : 0)} ${label.at[1] - 4}`}
                className="ff-map-line"
              />
            ) : null}
            {label ? (
              <text x={label.at[0]} y={label.at[1]} className="ff-map-name">
                {label.text}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
};
