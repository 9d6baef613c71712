import type { Output } from '../../../../platform/contract/index.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { FigureWithTable } from '../../../../web/kit/FigureWithTable.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import type { previewSegment } from '../../contract.ts';
import { SiteMap } from '../products/SiteMap.tsx';

type Part = Output<typeof previewSegment>;

/** The file as its reader finds it: places, sites, links, and the text itself. All of it comes from the file. */
export const Leaving = ({ part, onChange }: { readonly part: Part; readonly onChange: () => void }) => {
  const { t } = useWords();
  return (
    <Section
      title={t('supply.segment.preview')}
      lead={t('supply.segment.preview.lead')}
      aside={
        <Button kind="quiet" onClick={onChange}>
          {t('supply.segment.change')}
        </Button>
      }
    >
      <p role="status">
        {t('supply.segment.preview.counts', {
          ...{ product: part.product, tiers: part.tiers, all: part.allTiers, lots: part.lots, hidden: part.hidden },
          ...{ sites: part.sites.length, links: part.links.length },
        })}
      </p>
      {part.parties.length > 0 ? (
        <p>{t('supply.segment.preview.parties', { names: part.parties.join(', ') })}</p>
      ) : null}
      <FigureWithTable
        title={t('supply.segment.preview.map')}
        caption={t('supply.segment.preview.map.caption')}
        table={<SiteTable part={part} />}
      >
        <SiteMap
          title={t('supply.segment.preview.map')}
          sites={part.sites.map(({ name, lat, lng }) => ({ name, lat, lng, grave: false }))}
        />
      </FigureWithTable>
      <h3>{t('supply.segment.preview.links')}</h3>
      <DataTable
        caption={t('supply.segment.preview.links')}
        name="links-that-leave"
        rows={part.links}
        rowId={(row) => row.id}
        empty={null}
        columns={[
          { id: 'from', header: t('supply.segment.column.from'), value: (row) => row.from, namesRow: true },
          { id: 'to', header: t('supply.segment.column.to'), value: (row) => row.to },
          { id: 'material', header: t('supply.segment.column.material'), value: (row) => row.material },
          {
            id: 'status',
            header: t('supply.segment.column.status'),
            value: (row) => t(`supply.product.status.${row.status}`),
          },
          { id: 'papers', header: t('supply.segment.column.papers'), value: (row) => row.documents },
        ]}
      />
      <details>
        <summary>{t('supply.segment.preview.file')}</summary>
        <p>
          {t('supply.segment.preview.hash')} <span className="ff-hash">{part.sha256}</span>
        </p>
        <pre className="ff-pre ff-hash">{part.text}</pre>
      </details>
    </Section>
  );
};

const SiteTable = ({ part }: { readonly part: Part }) => {
  const { t } = useWords();
  return (
    <DataTable
      caption={t('supply.segment.preview.sites')}
      name="sites-that-leave"
      rows={part.sites}
      rowId={(row) => row.id}
      empty={null}
      columns={[
        { id: 'site', header: t('supply.segment.column.site'), value: (row) => row.name, namesRow: true },
        { id: 'tier', header: t('supply.segment.column.step'), value: (row) => row.tier, kind: 'number' },
        { id: 'country', header: t('supply.segment.column.country'), value: (row) => row.country.toUpperCase() },
        { id: 'address', header: t('supply.segment.column.address'), value: (row) => row.address },
      ]}
    />
  );
};
