import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../../web/kit/table/view.ts';
import { listImports } from '../../contract.ts';
import { paths, useListTitles, useScreeningWords } from '../words.ts';

type Row = Output<typeof listImports>['rows'][number];

export const readingTones: Record<Row['state'], Tone> = {
  reading: 'going',
  previewed: 'waiting',
  applying: 'going',
  applied: 'good',
  failed: 'late',
};

/** Files that were read, newest first: also those that nobody took over. */
export const Readings = () => {
  const { t } = useScreeningWords();
  const titleOf = useListTitles();
  const view = useTableView({ size: 25 }, 'r.');
  const read = useRead(listImports, { limit: view.size, offset: view.page * view.size });
  return (
    <Loaded read={read}>
      {({ rows, total }) => (
        <DataTable<Row>
          caption={t('screening.lists.readings')}
          name="readings"
          view={view}
          server={{ total, busy: read.isFetching }}
          rows={rows}
          rowId={(row) => row.id}
          columns={[
            {
              id: 'files',
              header: t('screening.reading.files'),
              namesRow: true,
              value: (row) => row.files.map(({ name }) => name),
              cell: (row) => <Link to={paths.reading(row.id)}>{row.files.map(({ name }) => name).join(', ')}</Link>,
            },
            { id: 'lists', header: t('screening.nav.lists'), value: (row) => row.lists.map(titleOf) },
            {
              id: 'state',
              header: t('screening.tables.state'),
              value: (row) => t(`screening.reading.state.${row.state}`),
              cell: (row) => (
                <StateBadge tone={readingTones[row.state]}>{t(`screening.reading.state.${row.state}`)}</StateBadge>
              ),
            },
            { id: 'by', header: t('screening.reading.by'), value: (row) => row.createdBy },
            { id: 'at', header: t('screening.kept.at'), kind: 'moment', value: (row) => row.createdAt },
          ]}
          empty={
            <EmptyState
              icon="upload"
              title={t('screening.readings.none')}
              action={
                <Link to="/screening/lists/load" className="usa-button">
                  {t('screening.lists.load')}
                </Link>
              }
            >
              <p>{t('screening.readings.none.says')}</p>
            </EmptyState>
          }
        />
      )}
    </Loaded>
  );
};
