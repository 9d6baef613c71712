import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { listBatches } from '../contract.ts';
import { NewTable } from './tables/NewTable.tsx';
import { batchTones, paths, useScreeningWords } from './words.ts';

type Batch = Output<typeof listBatches>['rows'][number];

/** Tables of names: a new one, and those that were screened. */
export const Screen = () => {
  const { t } = useScreeningWords();
  const view = useTableView();
  const may = useMay('write screening');
  const read = useRead(listBatches, { limit: view.size, offset: view.page * view.size });
  return (
    <Page title={t('screening.nav.tables')} whoMaySee={t('screening.who')} lead={<p>{t('screening.tables.lead')}</p>}>
      {may ? (
        <Section title={t('screening.tables.new')}>
          <NewTable />
        </Section>
      ) : null}
      <Section title={t('screening.tables.done')}>
        <Loaded read={read}>
          {({ rows, total }) => (
            <DataTable<Batch>
              caption={t('screening.tables.done')}
              name="tables"
              view={view}
              server={{ total, busy: read.isFetching }}
              rows={rows}
              rowId={(row) => row.id}
              columns={[
                {
                  id: 'title',
                  header: t('screening.tables.title'),
                  namesRow: true,
                  value: (row) => row.title,
                  cell: (row) => <Link to={paths.table(row.id)}>{row.title}</Link>,
                },
                {
                  id: 'state',
                  header: t('screening.tables.state'),
                  value: (row) => t(`screening.batch.state.${row.state}`),
                  cell: (row) => (
                    <StateBadge tone={batchTones[row.state]}>{t(`screening.batch.state.${row.state}`)}</StateBadge>
                  ),
                },
                { id: 'rows', header: t('screening.count.rows'), kind: 'number', value: (row) => row.rows },
                { id: 'hits', header: t('screening.count.hits'), kind: 'number', value: (row) => row.counts.hits ?? 0 },
                {
                  id: 'review',
                  header: t('screening.count.review'),
                  kind: 'number',
                  value: (row) => row.counts.review ?? 0,
                },
                { id: 'by', header: t('screening.record.requested'), value: (row) => row.startedBy },
                { id: 'at', header: t('screening.kept.at'), kind: 'moment', value: (row) => row.startedAt },
              ]}
              empty={
                <EmptyState icon="table" title={t('screening.tables.none')}>
                  <p>{t('screening.tables.none.says')}</p>
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
};
