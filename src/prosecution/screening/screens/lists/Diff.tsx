import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../../web/kit/table/view.ts';
import { listChanges, type openList } from '../../contract.ts';
import { Name } from '../parts/Name.tsx';
import { PickOne } from '../parts/Pick.tsx';
import { useScreeningWords } from '../words.ts';

type List = Output<typeof openList>;
type Row = Output<typeof listChanges>['rows'][number];

const kinds = ['added', 'removed', 'changed'] as const;
const tones: Record<Row['kind'], Tone> = { added: 'going', removed: 'stopped', changed: 'waiting' };

const nothing = '–';

/** What differs between two versions of a list: who came, who went, and of whom which field reads otherwise. */
export const Diff = ({ list }: { list: List }) => {
  const { t, date } = useScreeningWords();
  const [{ from, to }, setSearch] = useSearchState();
  const view = useTableView({ size: 50 }, 'd.');
  const kind = kinds.find((one) => one === view.filters.kind);
  const read = useRead(listChanges, {
    list: list.id,
    limit: view.size,
    offset: view.page * view.size,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(kind ? { kind } : {}),
  });
  const versions = list.history.map((one) => ({
    value: one.id,
    label: `${date(one.version.date)} · ${one.version.sha256.slice(0, 8)}`,
  }));
  return (
    <>
      <div className="ff-fields">
        <PickOne
          label={t('screening.diff.from')}
          value={from ?? ''}
          none={t('screening.diff.before')}
          choices={versions}
          onPick={(value) => setSearch({ from: value, 'd.page': null })}
        />
        <PickOne
          label={t('screening.diff.to')}
          value={to ?? ''}
          none={t('screening.diff.newest')}
          choices={versions}
          onPick={(value) => setSearch({ to: value, 'd.page': null })}
        />
      </div>
      <Loaded read={read}>
        {(found) => (
          <>
            <p>
              {found.from
                ? t('screening.changes.span', { from: date(found.from.date), to: date(found.to.date), versions: 1 })
                : t('screening.changes.first', { to: date(found.to.date) })}{' '}
              {t('screening.changes.line', { added: found.added, removed: found.removed, changed: found.changed })}
            </p>
            <DataTable<Row>
              caption={t('screening.list.changes')}
              name={`${list.id}-changes`}
              view={view}
              server={{ total: found.total, filters: ['kind'], busy: read.isFetching }}
              rows={found.rows}
              rowId={(row) => `${row.kind} ${row.sourceId}`}
              columns={[
                {
                  id: 'caption',
                  header: t('screening.record.name'),
                  namesRow: true,
                  value: (row) => row.caption,
                  cell: (row) => (
                    <>
                      {row.kind === 'removed' ? (
                        <Name>{row.caption}</Name>
                      ) : (
                        <Link to="/screening/party" search={{ list: row.list, id: row.sourceId }}>
                          <Name>{row.caption}</Name>
                        </Link>
                      )}
                      <span className="ff-line ff-small">
                        {t(`screening.schema.${row.schema}`)} · {row.sourceId}
                      </span>
                    </>
                  ),
                },
                {
                  id: 'kind',
                  header: t('screening.diff.what'),
                  value: (row) => row.kind,
                  choices: kinds.map((value) => ({ value, label: t(`screening.diff.${value}`) })),
                  cell: (row) => <StateBadge tone={tones[row.kind]}>{t(`screening.diff.${row.kind}`)}</StateBadge>,
                },
                {
                  id: 'fields',
                  header: t('screening.diff.fields'),
                  value: (row) => row.fields.map(({ field }) => field),
                  cell: (row) => <Fields fields={row.fields} />,
                },
                { id: 'programmes', header: t('screening.record.programmes'), value: (row) => row.programmes },
              ]}
              empty={<p>{t('screening.diff.none')}</p>}
            />
          </>
        )}
      </Loaded>
    </>
  );
};

const Fields = ({ fields }: { fields: Row['fields'] }) => {
  const { t, has } = useScreeningWords();
  if (fields.length === 0) return <span className="ff-nothing">{nothing}</span>;
  return (
    <ul className="ff-plain-list">
      {fields.map(({ field, removed, added }) => {
        const name = `screening.field.${field}`;
        return (
          <li key={field}>
            <b>{has(name) ? t(name) : field}</b>{' '}
            {removed.map((value) => (
              <del key={value}>
                <Name>{value}</Name>
              </del>
            ))}{' '}
            {added.map((value) => (
              <ins key={value}>
                <Name>{value}</Name>
              </ins>
            ))}
          </li>
        );
      })}
    </ul>
  );
};
