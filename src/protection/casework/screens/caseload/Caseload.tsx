import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import type { Column } from '../../../../web/kit/table/columns.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../../web/kit/table/view.ts';
import { listCaseload } from '../../contract.ts';
import { calledOf, recordPath, useCaseworkWords } from '../words.ts';
import { Find } from './Find.tsx';
import { Today } from './Today.tsx';

type Row = Output<typeof listCaseload>['rows'][number];

/** What needs a person today, then everybody on the caseload. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const mayMeet = useMay('write service');
  return (
    <Page
      title={t('casework.nav.caseload')}
      whoMaySee={t('casework.caseload.who')}
      actions={
        <>
          {mayMeet ? (
            <Link to="/caseload/meet" className="usa-button ff-button">
              {t('casework.meet')}
            </Link>
          ) : null}
          <Link to="/caseload/emergency" className="usa-button usa-button--outline ff-button">
            {t('casework.glass')}
          </Link>
        </>
      }
    >
      <Find />
      <Today />
      <People />
    </Page>
  );
};

const People = () => {
  const words = useCaseworkWords();
  const { t, moment, date } = words;
  const supervises = useMay('approve caseload');
  const [search, setSearch] = useSearchState();
  const view = useTableView({ size: 50 });
  const of = supervises && search.of === 'all' ? 'all' : 'mine';
  const cases = search.cases === 'all' ? 'all' : 'open';
  const input = { of, cases, limit: view.size, offset: view.page * view.size } as const;
  const read = useRead(listCaseload, input, { placeholderData: (before) => before });
  const columns: readonly Column<Row>[] = [
    {
      id: 'who',
      header: t('casework.column.who'),
      value: calledOf,
      cell: (row) => (
        <Link to={recordPath(row.survivorId)} className="usa-link ff-tap">
          {calledOf(row)}
        </Link>
      ),
      namesRow: true,
      noSort: true,
    },
    { id: 'code', header: t('casework.column.code'), value: (row) => row.code, noSort: true },
    {
      id: 'due',
      header: t('casework.column.due'),
      value: (row) => row.nextDue,
      cell: (row) => (row.nextDue ? date(row.nextDue) : t('casework.nothing-due')),
      kind: 'date',
      noSort: true,
    },
    {
      id: 'last',
      header: t('casework.column.last'),
      value: (row) => row.lastAt,
      cell: (row) => (row.lastAt ? moment(row.lastAt) : '–'),
      kind: 'moment',
      noSort: true,
    },
    {
      id: 'state',
      header: t('casework.column.state'),
      value: (row) => t(row.caseId ? 'casework.state.open' : 'casework.state.no-case'),
      cell: (row) => (
        <>
          <StateBadge tone={row.caseId ? 'going' : 'stopped'}>
            {t(row.caseId ? 'casework.state.open' : 'casework.state.no-case')}
          </StateBadge>{' '}
          {row.shield === 'open' ? null : <StateBadge tone="plain">{t(`casework.shield.${row.shield}`)}</StateBadge>}
        </>
      ),
      noSort: true,
    },
    { id: 'lead', header: t('casework.column.lead'), value: (row) => row.lead?.name, noSort: true },
  ];
  return (
    <Section title={t('casework.caseload.people')}>
      <Loaded read={read}>
        {({ rows, total }) => (
          <DataTable
            caption={t('casework.caseload.people')}
            name="caseload"
            columns={columns}
            rows={rows}
            rowId={(row) => row.survivorId}
            view={view}
            server={{ total, busy: read.isFetching }}
            tools={
              <fieldset className="ff-switch">
                <legend className="ff-visually-hidden">{t('casework.caseload.which')}</legend>
                {(supervises ? (['mine', 'all'] as const) : []).map((one) => (
                  <button key={one} type="button" aria-pressed={of === one} onClick={() => setSearch({ of: one })}>
                    {t(`casework.caseload.of.${one}`)}
                  </button>
                ))}
                <button
                  type="button"
                  aria-pressed={cases === 'all'}
                  onClick={() => setSearch({ cases: cases === 'all' ? null : 'all' })}
                >
                  {t('casework.caseload.closed-too')}
                </button>
              </fieldset>
            }
            empty={
              <EmptyState icon="people" title={t('casework.caseload.none')}>
                {t('casework.caseload.none.says')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Section>
  );
};
