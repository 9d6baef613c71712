import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../../web/kit/table/view.ts';
import { knownLists } from '../../contract.ts';
import { Outside } from '../parts/Consequences.tsx';
import { Measures } from '../parts/Measures.tsx';
import { useScreeningWords } from '../words.ts';

type Row = Output<typeof knownLists>[number];

/** Lists whose layout is known: where to get each, under which licence, and how far its reader was tried on real files. */
export const Known = () => {
  const { t, say, age } = useScreeningWords();
  const view = useTableView({ size: 100 }, 'n.');
  const read = useRead(knownLists, {});
  return (
    <>
      <p>{t('screening.known.lead')}</p>
      <Loaded read={read}>
        {(rows) => (
          <DataTable<Row>
            caption={t('screening.lists.known')}
            name="known-lists"
            view={view}
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
                    {say(row.title)}
                    <span className="ff-line ff-small">{row.publisher}</span>
                  </>
                ),
              },
              {
                id: 'source',
                header: t('screening.list.source'),
                value: (row) => row.sourceUrl,
                cell: (row) => (row.sourceUrl ? <Outside url={row.sourceUrl}>{t('screening.list.get')}</Outside> : '–'),
              },
              { id: 'licence', header: t('screening.list.licence'), value: (row) => row.licence },
              {
                id: 'measures',
                header: t('screening.record.measures'),
                value: (row) => row.measures.map((measure) => t(`screening.measure.${measure}`)),
                cell: (row) => <Measures measures={row.measures} />,
              },
              {
                id: 'age',
                header: t('screening.list.max-age'),
                kind: 'number',
                value: (row) => row.maxAgeHours,
                cell: (row) => age(row.maxAgeHours),
              },
              {
                id: 'proven',
                header: t('screening.lists-used.proven'),
                value: (row) => t(`screening.proven.${row.proven}`),
              },
            ]}
            empty={null}
          />
        )}
      </Loaded>
    </>
  );
};
