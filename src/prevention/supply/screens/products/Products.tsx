import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../../web/kit/table/columns.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords, type Words } from '../../../../web/kit/words.ts';
import { productQueue } from '../../contract.ts';

type Row = Output<typeof productQueue>['rows'][number];

const productPath = (id: string): string => `/supply/products/${encodeURIComponent(id)}`;

const columnsIn = ({ t, number }: Words): Column<Row>[] => [
  {
    id: 'product',
    header: t('supply.product.column.product'),
    value: (row) => row.name,
    cell: (row) => (
      <>
        <Link to={productPath(row.id)}>{row.name}</Link>
        {row.needsPerson ? (
          <>
            {' '}
            <StateBadge tone="waiting">{t('supply.product.needs-person')}</StateBadge>
          </>
        ) : null}
      </>
    ),
    namesRow: true,
  },
  { id: 'why', header: t('supply.product.column.why'), value: (row) => row.sentence },
  { id: 'class', header: t('supply.product.column.class'), value: (row) => row.legalClass, kind: 'number' },
  {
    id: 'documented',
    header: t('supply.product.column.documented'),
    value: (row) => row.documentedClass,
    kind: 'number',
    offAtFirst: true,
  },
  {
    id: 'proven',
    header: t('supply.product.column.proven'),
    value: (row) => (row.covered === null ? null : `${number(row.covered * 100, 0)} %`),
  },
  {
    id: 'order',
    header: t('supply.product.column.order'),
    value: (row) => row.upper,
    kind: 'number',
    offAtFirst: true,
  },
];

/** The products that need a person first, each with its reason. */
export const Screen = () => {
  const words = useWords();
  const { t } = words;
  const read = useRead(productQueue, {});
  return (
    <Page
      title={t('supply.nav.products')}
      whoMaySee={t('supply.product.who')}
      lead={<p>{t('supply.product.lead')}</p>}
      actions={
        <Link to="/supply/products/import" className="usa-button">
          {t('supply.product.import')}
        </Link>
      }
    >
      <Loaded read={read}>
        {({ rows, notice }) => (
          <>
            <DataTable
              caption={t('supply.nav.products')}
              name="products"
              columns={columnsIn(words)}
              rows={rows}
              rowId={(row) => row.id}
              empty={
                <EmptyState
                  title={t('supply.product.none')}
                  action={<Link to="/supply/products/import">{t('supply.product.import')}</Link>}
                >
                  {t('supply.product.none.text')}
                </EmptyState>
              }
            />
            <p className="ff-small">{notice}</p>
          </>
        )}
      </Loaded>
    </Page>
  );
};
