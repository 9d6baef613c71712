import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../../web/kit/table/view.ts';
import { endWatch, listWatches } from '../../contract.ts';
import { Name } from '../parts/Name.tsx';
import { useListTitles, useScreeningWords } from '../words.ts';

type Row = Output<typeof listWatches>['rows'][number];

/** Subjects that are looked at again whenever a list changes. */
export const Watched = () => {
  const { t } = useScreeningWords();
  const titleOf = useListTitles();
  const view = useTableView({ size: 50 }, 'w.');
  const mayEnd = useMay('write screening');
  const [ending, setEnding] = useState<Row | null>(null);
  const end = useAct(endWatch);
  const read = useRead(listWatches, { limit: view.size, offset: view.page * view.size });
  return (
    <Loaded read={read}>
      {({ rows, total }) => (
        <>
          <DataTable<Row>
            caption={t('screening.watch.watched')}
            name="watched"
            view={view}
            server={{ total, busy: read.isFetching }}
            rows={rows}
            rowId={(row) => row.id}
            columns={[
              {
                id: 'name',
                header: t('screening.record.name'),
                namesRow: true,
                value: (row) => row.name,
                cell: (row) => (
                  <>
                    <Name>{row.name ?? t('screening.shredded')}</Name>
                    {row.reference ? <span className="ff-line ff-small">{row.reference}</span> : null}
                  </>
                ),
              },
              {
                id: 'purpose',
                header: t('screening.record.purpose'),
                value: (row) => t(`screening.purpose.${row.purpose}`),
              },
              {
                id: 'lists',
                header: t('screening.nav.lists'),
                value: (row) => (row.lists.length === 0 ? t('screening.search.all-lists') : row.lists.map(titleOf)),
              },
              { id: 'matches', header: t('screening.kept.hits'), kind: 'number', value: (row) => row.matches },
              { id: 'alerts', header: t('screening.watch.alerts'), kind: 'number', value: (row) => row.alerts },
              { id: 'screened', header: t('screening.watch.screened'), kind: 'moment', value: (row) => row.screenedAt },
              { id: 'by', header: t('screening.watch.by'), value: (row) => row.createdBy },
              ...(mayEnd
                ? [
                    {
                      id: 'end',
                      header: t('screening.watch.end'),
                      noSort: true as const,
                      value: () => '',
                      cell: (row: Row) => (
                        <Button kind="quiet" onClick={() => setEnding(row)}>
                          {t('screening.watch.end')}
                          <span className="ff-visually-hidden">: {row.name}</span>
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
            empty={
              <EmptyState
                icon="eye"
                title={t('screening.watch.none')}
                action={
                  <Link to="/screening" className="usa-button">
                    {t('screening.search')}
                  </Link>
                }
              >
                <p>{t('screening.watch.none.says')}</p>
              </EmptyState>
            }
          />
          {ending ? (
            <Confirm
              title={t('screening.watch.end.title', { name: ending.name ?? '' })}
              consequence={<p>{t('screening.watch.end.says')}</p>}
              act={t('screening.watch.end')}
              busy={end.isPending}
              error={end.error}
              onConfirm={() => end.mutate({ input: { watchId: ending.id } }, { onSuccess: () => setEnding(null) })}
              onClose={() => setEnding(null)}
            />
          ) : null}
        </>
      )}
    </Loaded>
  );
};
