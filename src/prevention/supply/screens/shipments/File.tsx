import { useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { openShipmentLoad } from '../../contract.ts';
import { RowCells } from '../columns/RowCells.tsx';

const shown = 100;

/** One file that was taken: what it brought, and the rows and cells that could not be read, as they were written. */
export const Screen = () => {
  const { t, moment } = useWords();
  const { loadId } = usePathParams('loadId');
  const read = useRead(openShipmentLoad, { loadId, limit: shown });
  return (
    <Loaded read={read}>
      {(load) => (
        <Page
          title={load.name}
          up={{ to: '/supply/shipments', label: t('supply.nav.shipments') }}
          whoMaySee={t('supply.supplier.who')}
          lead={<p>{t('supply.shipment.taken', { at: moment(load.at), by: load.by })}</p>}
        >
          <p>{t('supply.shipment.brings', { ...load.counts })}</p>
          <p>{t('supply.shipment.brings.more', { ...load.counts })}</p>
          <p className="ff-small">
            SHA-256 <span className="ff-hash">{load.sha256}</span>
          </p>
          <Section title={t('supply.shipment.not-read')} lead={t('supply.shipment.flagged', { count: load.total })}>
            {load.rows.map(({ row, field, sentence, cells }) => (
              <details key={row}>
                <summary>
                  {t('supply.shipment.not-read.row', { row, field: t(`supply.shipment.field.${field}`) })} {sentence}
                </summary>
                <RowCells cells={cells} />
              </details>
            ))}
          </Section>
        </Page>
      )}
    </Loaded>
  );
};
