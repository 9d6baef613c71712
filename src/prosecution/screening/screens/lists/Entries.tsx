import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../../web/kit/table/view.ts';
import { listEntities } from '../../contract.ts';
import { Name } from '../parts/Name.tsx';
import { useScreeningWords } from '../words.ts';

type Row = Output<typeof listEntities>['rows'][number];

/** Who stands on the list, page by page. */
export const Entries = ({ list }: { list: string }) => {
  const { t } = useScreeningWords();
  const view = useTableView({ size: 50 }, 'e.');
  const read = useRead(listEntities, { list, limit: view.size, offset: view.page * view.size });
  return (
    <Loaded read={read}>
      {({ rows, total }) => (
        <DataTable<Row>
          caption={t('screening.list.entries')}
          name={`${list}-entries`}
          view={view}
          server={{ total, busy: read.isFetching }}
          rows={rows}
          rowId={(row) => row.sourceId}
          columns={[
            {
              id: 'caption',
              header: t('screening.record.name'),
              namesRow: true,
              value: (row) => row.caption,
              cell: (row) => (
                <Link to="/screening/party" search={{ list, id: row.sourceId }}>
                  <Name>{row.caption}</Name>
                </Link>
              ),
            },
            { id: 'schema', header: t('screening.record.kind'), value: (row) => t(`screening.schema.${row.schema}`) },
            { id: 'id', header: t('screening.entity.id'), value: (row) => row.sourceId },
          ]}
          empty={<p>{t('screening.list.no-version')}</p>}
        />
      )}
    </Loaded>
  );
};
