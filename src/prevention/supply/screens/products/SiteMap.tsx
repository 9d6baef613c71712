import { useMemo } from 'react';
import { useWords } from '../../../../web/kit/words.ts';

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
  const spots = new Map<string, MapSite[]>();
  for (const node of nodes) {
    if (node.lat === null || node.lng === null) continue;
    const key = `${Math.round(node.lat / apart)} ${Math.round(node.lng / apart)}`;
    spots.set(key, [...(spots.get(key) ?? []), node]);
  }
  return [...spots.values()].map((sites) => ({ lat: sites[0]?.lat ?? 0, lng: sites[0]?.lng ?? 0, sites }));
};

/** Places by degrees on a bare net of lines. No map is fetched from anywhere. */
export const SiteMap = ({ sites: all, title }: { readonly sites: readonly MapSite[]; readonly title: string }) => {
  const { t } = useWords();
  const spots = useMemo(() => spotsOf(all), [all]);
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
      {spots.map(({ lat, lng, sites }) => {
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
            <text x={x + 8} y={y - 3} className="ff-map-name">
              {`${sites[0]?.name.slice(0, 18) ?? ''}${sites.length > 1 ? ` +${sites.length - 1}` : ''}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
