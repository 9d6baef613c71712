import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { listLists, MeasureCode } from '../../contract.ts';
import { Measures } from '../parts/Measures.tsx';
import { paths, useScreeningWords } from '../words.ts';

type Row = Output<typeof listLists>[number];

const freshness = ['stale', 'fresh', 'none'] as const;
const freshnessOf = ({ current, stale }: Row): (typeof freshness)[number] =>
  current === null ? 'none' : stale ? 'stale' : 'fresh';

/** The lists that answers are made from, each with its version, its age and how far its reader was proven. */
export const Here = () => {
  const { t, say, age } = useScreeningWords();
  const read = useRead(listLists, {});
  return (
    <Loaded read={read}>
      {(rows) => (
        <DataTable<Row>
          caption={t('screening.lists.here')}
          name="lists"
          rows={rows}
          rowId={(row) => row.id}
          columns={[
            {
              id: 'title',
              header: t('screening.lists-used.list'),
              namesRow: true,
              value: (row) => say(row.title),
              cell: (row) => (
                <>
                  <Link to={paths.list(row.id)}>{say(row.title)}</Link>
                  <span className="ff-line ff-small">{row.id}</span>
                </>
              ),
            },
            {
              id: 'version',
              header: t('screening.lists-used.version'),
              kind: 'date',
              value: (row) => row.current?.version.date,
            },
            {
              id: 'age',
              header: t('screening.lists-used.age'),
              value: (row) => row.ageHours,
              kind: 'number',
              cell: (row) => (row.ageHours === null ? '–' : age(row.ageHours)),
            },
            {
              id: 'fresh',
              header: t('screening.lists.fresh'),
              value: freshnessOf,
              choices: freshness.map((value) => ({ value, label: t(`screening.fresh.${value}`) })),
              cell: (row) => (
                <StateBadge tone={row.stale ? 'late' : row.current ? 'good' : 'unknown'}>
                  {t(`screening.fresh.${freshnessOf(row)}`)}
                </StateBadge>
              ),
            },
            {
              id: 'entities',
              header: t('screening.lists.entities'),
              kind: 'number',
              value: (row) => row.current?.entities,
            },
            {
              id: 'names',
              header: t('screening.lists.names'),
              kind: 'number',
              offAtFirst: true,
              value: (row) => row.current?.names,
            },
            {
              id: 'rejects',
              header: t('screening.lists.rejects'),
              kind: 'number',
              value: (row) => row.current?.rejects,
            },
            {
              id: 'measures',
              header: t('screening.record.measures'),
              value: (row) => row.measures,
              choices: MeasureCode.options.map((value) => ({ value, label: t(`screening.measure.${value}`) })),
              cell: (row) => <Measures measures={row.measures} />,
            },
            {
              id: 'proven',
              header: t('screening.lists-used.proven'),
              value: (row) => t(`screening.proven.${row.proven}`),
            },
            {
              id: 'whose',
              header: t('screening.lists.whose'),
              offAtFirst: true,
              value: (row) => t(row.borrowed ? 'screening.lists.borrowed' : 'screening.lists.own'),
            },
          ]}
          empty={
            <EmptyState
              icon="list"
              title={t('screening.desk.no-lists')}
              action={
                <Link to="/screening/lists" search={{ tab: 'known' }} className="usa-button">
                  {t('screening.lists.known')}
                </Link>
              }
            >
              <p>{t('screening.desk.no-lists.says')}</p>
            </EmptyState>
          }
        />
      )}
    </Loaded>
  );
};
