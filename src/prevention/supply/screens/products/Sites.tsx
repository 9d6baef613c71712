import { lazy, Suspense, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { FigureWithTable } from '../../../../web/kit/FigureWithTable.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { productFlow } from '../../contract.ts';
import type { FlowNode } from './layout.ts';

const PlaceForm = lazy(() => import('./PlaceForm.tsx').then(({ PlaceForm: part }) => ({ default: part })));

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
  readonly sites: readonly FlowNode[];
}

/** Sites that would lie over each other are one spot: two thousand points are a few hundred spots. */
const spotsOf = (nodes: readonly FlowNode[]): readonly Spot[] => {
  const spots = new Map<string, FlowNode[]>();
  for (const node of nodes) {
    if (node.lat === null || node.lng === null) continue;
    const key = `${Math.round(node.lat / apart)} ${Math.round(node.lng / apart)}`;
    spots.set(key, [...(spots.get(key) ?? []), node]);
  }
  return [...spots.values()].map((sites) => ({ lat: sites[0]?.lat ?? 0, lng: sites[0]?.lng ?? 0, sites }));
};

/** Where the sites lie, to a tenth of a degree: sites, never people. No map is fetched from anywhere. */
export const Sites = (props: { readonly productId: string; readonly when: { readonly on?: string } }) => {
  const { t } = useWords();
  const read = useRead(productFlow, { productId: props.productId, ...props.when });
  return (
    <Loaded read={read}>
      {({ nodes }) => {
        const sites = nodes.filter(({ tier }) => tier > 0);
        return (
          <Section title={t('supply.product.flow.upstream')}>
            <FigureWithTable
              title={t('supply.product.tab.sites')}
              caption={t('supply.product.map.caption')}
              table={<SiteTable sites={sites} />}
            >
              <Graticule spots={spotsOf(sites)} />
            </FigureWithTable>
          </Section>
        );
      }}
    </Loaded>
  );
};

const Graticule = ({ spots }: { readonly spots: readonly Spot[] }) => {
  const { t } = useWords();
  return (
    <svg className="ff-map" viewBox={`0 0 ${map.width} ${map.height}`} role="img">
      <title>{t('web.chart.label', { title: t('supply.product.tab.sites') })}</title>
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
        const grave = sites.some(({ legalClass, short }) => legalClass >= 3 || short);
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

const saidOf = ({ inXinjiang }: FlowNode) => (inXinjiang === null ? 'unknown' : inXinjiang ? 'yes' : 'no');

const SiteTable = ({ sites }: { readonly sites: readonly FlowNode[] }) => {
  const { t } = useWords();
  const mayWrite = useMay('write supply');
  const [open, setOpen] = useState<FlowNode | null>(null);
  return (
    <>
      <DataTable
        caption={t('supply.product.tab.sites')}
        name="sites"
        rows={sites}
        rowId={(row) => row.id}
        empty={<p>{t('supply.coverage.no-links')}</p>}
        columns={[
          { id: 'site', header: t('supply.product.column.site'), value: (row) => row.name, namesRow: true },
          { id: 'country', header: t('supply.product.column.country'), value: (row) => row.country.toUpperCase() },
          { id: 'tier', header: t('supply.product.column.tier'), value: (row) => row.tier, kind: 'number' },
          { id: 'class', header: t('supply.product.column.class'), value: (row) => row.legalClass, kind: 'number' },
          { id: 'short', header: t('supply.product.flow.short'), value: (row) => row.short },
          { id: 'raw', header: t('supply.product.flow.raw'), value: (row) => row.rawMaterial },
          {
            id: 'place',
            header: t('supply.product.column.place'),
            value: (row) => (row.lat === null || row.lng === null ? null : `${row.lat}, ${row.lng}`),
          },
          {
            id: 'xinjiang',
            header: t('supply.product.form.place.inXinjiang'),
            value: (row) => t(`supply.product.form.place.inXinjiang.${saidOf(row)}`),
            cell: (row) => (
              <>
                {t(`supply.product.form.place.inXinjiang.${saidOf(row)}`)}{' '}
                {mayWrite ? (
                  <Button kind="quiet" onClick={() => setOpen(row)}>
                    {t('supply.product.form.change')}
                    <span className="ff-visually-hidden">: {row.name}</span>
                  </Button>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {open ? (
        <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
          <PlaceForm site={open} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </>
  );
};
