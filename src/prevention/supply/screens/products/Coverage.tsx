import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { useDocumentTypes } from '../evidence/words.ts';
import type { ProductView } from './Exposure.tsx';

/** How much of the product is proven, and which missing document would prove most. */
export const Coverage = ({ product: { coverage } }: { readonly product: ProductView }) => {
  const { t, number } = useWords();
  const { nameOf } = useDocumentTypes();
  return (
    <Section title={t('supply.product.tab.coverage')} lead={coverage.sentence}>
      <DataTable
        caption={t('supply.product.missing')}
        name="missing-documents"
        rows={coverage.gaps}
        rowId={(row) => `${row.at} ${row.document}`}
        empty={<EmptyState title={t('supply.product.missing.none')} />}
        columns={[
          {
            id: 'document',
            header: t('supply.product.column.document'),
            value: (row) => nameOf(row.document),
            namesRow: true,
          },
          { id: 'where', header: t('supply.product.column.where'), value: (row) => row.where },
          {
            id: 'gain',
            header: t('supply.product.column.gain'),
            value: (row) => `${number(row.gain * 100, 1)} %`,
          },
        ]}
      />
    </Section>
  );
};
