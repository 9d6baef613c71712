import type { Output } from '../../../../platform/contract/index.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../../web/kit/table/view.ts';
import type { openList } from '../../contract.ts';
import { paths, useScreeningWords } from '../words.ts';

type List = Output<typeof openList>;
type Row = List['history'][number];

/** Every version that was kept, with what it brought and took. */
export const Versions = ({ list }: { list: List }) => {
  const { t, date } = useScreeningWords();
  const view = useTableView({ size: 25 }, 'v.');
  return (
    <DataTable<Row>
      caption={t('screening.list.versions', { count: list.history.length })}
      name={`${list.id}-versions`}
      view={view}
      rows={list.history}
      rowId={(row) => row.id}
      columns={[
        {
          id: 'date',
          header: t('screening.lists-used.version'),
          kind: 'date',
          namesRow: true,
          value: (row) => row.version.date,
          cell: (row) => (
            <>
              <Link to={paths.version(list.id, row.id)}>{date(row.version.date)}</Link>{' '}
              {row.current ? <StateBadge tone="good">{t('screening.version.current')}</StateBadge> : null}
            </>
          ),
        },
        { id: 'retrieved', header: t('screening.version.retrieved'), kind: 'moment', value: (row) => row.retrievedAt },
        {
          id: 'seen',
          header: t('screening.version.seen'),
          kind: 'moment',
          offAtFirst: true,
          value: (row) => row.seenAt,
        },
        { id: 'entities', header: t('screening.lists.entities'), kind: 'number', value: (row) => row.entities },
        { id: 'added', header: t('screening.diff.added'), kind: 'number', value: (row) => row.added },
        { id: 'removed', header: t('screening.diff.removed'), kind: 'number', value: (row) => row.removed },
        { id: 'changed', header: t('screening.diff.changed'), kind: 'number', value: (row) => row.changed },
        { id: 'rejects', header: t('screening.lists.rejects'), kind: 'number', value: (row) => row.rejects },
        { id: 'by', header: t('screening.version.by'), value: (row) => row.appliedBy },
        { id: 'why', header: t('screening.version.forced'), value: (row) => row.forcedWhy },
      ]}
      empty={
        <EmptyState icon="list" title={t('screening.list.no-version')}>
          <p>{t('screening.list.no-version.says')}</p>
        </EmptyState>
      }
    />
  );
};
