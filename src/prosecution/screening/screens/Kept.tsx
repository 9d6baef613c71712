import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { listRequests } from '../contract.ts';
import { Name } from './parts/Name.tsx';
import { paths, useScreeningWords } from './words.ts';

type Row = Output<typeof listRequests>['rows'][number];

const origins = ['person', 'batch', 'watch'] as const;

/** Every screening that was kept, newest first. */
export const Screen = () => {
  const { t } = useScreeningWords();
  const view = useTableView();
  const origin = origins.find((one) => one === view.filters.origin);
  const read = useRead(listRequests, {
    limit: view.size,
    offset: view.page * view.size,
    ...(origin ? { origin } : {}),
  });
  return (
    <Page title={t('screening.nav.kept')} whoMaySee={t('screening.who')} lead={<p>{t('screening.kept.lead')}</p>}>
      <Loaded read={read}>
        {({ rows, total }) => (
          <DataTable<Row>
            caption={t('screening.nav.kept')}
            name="screenings"
            view={view}
            server={{ total, filters: ['origin'], busy: read.isFetching }}
            rows={rows}
            rowId={(row) => row.id}
            columns={[
              {
                id: 'name',
                header: t('screening.record.name'),
                namesRow: true,
                value: (row) => row.name,
                cell: (row) => (
                  <Link to={paths.request(row.id)}>
                    <Name>{row.name ?? t('screening.shredded')}</Name>
                  </Link>
                ),
              },
              {
                id: 'purpose',
                header: t('screening.record.purpose'),
                value: (row) => t(`screening.purpose.${row.purpose}`),
              },
              { id: 'basis', header: t('screening.record.legal-basis'), value: (row) => row.legalBasis },
              { id: 'hits', header: t('screening.kept.hits'), kind: 'number', value: (row) => row.hits },
              { id: 'open', header: t('screening.kept.open'), kind: 'number', value: (row) => row.open },
              {
                id: 'origin',
                header: t('screening.kept.origin'),
                value: (row) => row.origin,
                choices: origins.map((value) => ({ value, label: t(`screening.kept.origin.${value}`) })),
              },
              { id: 'by', header: t('screening.record.requested'), value: (row) => row.requestedBy },
              { id: 'at', header: t('screening.kept.at'), kind: 'moment', value: (row) => row.requestedAt },
            ]}
            empty={
              <EmptyState
                icon="library"
                title={t('screening.kept.none')}
                action={
                  <Link to="/screening" className="usa-button">
                    {t('screening.search')}
                  </Link>
                }
              >
                <p>{t('screening.kept.none.says')}</p>
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
