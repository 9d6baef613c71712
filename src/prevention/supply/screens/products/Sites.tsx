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
import { SiteMap } from './SiteMap.tsx';

const PlaceForm = lazy(() => import('./PlaceForm.tsx').then(({ PlaceForm: part }) => ({ default: part })));

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
              <SiteMap
                title={t('supply.product.tab.sites')}
                sites={sites.map(({ name, lat, lng, legalClass, short }) => ({
                  ...{ name, lat, lng },
                  grave: legalClass >= 3 || short,
                }))}
              />
            </FigureWithTable>
          </Section>
        );
      }}
    </Loaded>
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
