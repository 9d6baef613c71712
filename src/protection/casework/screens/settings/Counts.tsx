import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { Stat, Stats } from '../../../../web/kit/Stat.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { caseCounts } from '../../contract.ts';
import { type CodeList, useCaseworkWords, useCodes } from '../words.ts';

type Counts = Output<typeof caseCounts>;

/** Counts for funders. Small ones are left out, and as many others as hide them. */
export const Screen = () => {
  const { t, number } = useCaseworkWords();
  const [search, setSearch] = useSearchState();
  const thisYear = new Date().getUTCFullYear();
  const year = Number(search.year) || thisYear;
  const read = useRead(caseCounts, { year });
  const shown = (cell: number | null): string => (cell === null ? t('casework.counts.hidden') : number(cell));
  return (
    <Page title={t('casework.nav.counts')} whoMaySee={t('casework.counts.who')}>
      <label className="usa-label">
        {t('casework.counts.year')}
        <select
          className="usa-select ff-input--short"
          value={year}
          onChange={(event) => setSearch({ year: event.target.value })}
        >
          {Array.from({ length: 6 }, (_, i) => thisYear - i).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <Loaded read={read}>
        {(counts) => (
          <>
            <p>{t('casework.counts.rule', { from: counts.hidden.from, to: counts.hidden.to })}</p>
            <Stats>
              <Stat label={t('casework.counts.people')} value={shown(counts.people.total)} />
              <Stat label={t('casework.counts.people.new')} value={shown(counts.people.new)} />
              <Stat label={t('casework.counts.people.before')} value={shown(counts.people.before)} />
            </Stats>
            {(
              [
                ['services', counts.services, 'service-type'],
                ['opened', counts.opened, 'referral-source'],
                ['closed', counts.closed, 'closure-reason'],
              ] as const
            ).map(([name, table, list]) => (
              <Table key={name} title={t(`casework.counts.${name}`)} table={table} list={list} shown={shown} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Table = (props: {
  title: string;
  table: Counts['services'];
  list: CodeList;
  shown: (cell: number | null) => string;
}) => {
  const { t } = useCaseworkWords();
  const { label } = useCodes();
  const { table, shown, title } = props;
  return (
    <Section title={title}>
      {table.rows.length === 0 ? (
        <p className="ff-nothing">{t('casework.counts.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by keyboard
        <section className="ff-scroll" tabIndex={0} aria-label={title}>
          <table className="usa-table usa-table--compact">
            <thead>
              <tr>
                <th scope="col">{t('casework.counts.kind')}</th>
                {table.columns.map((column) => (
                  <th key={column} scope="col" className="ff-number">
                    {column}
                  </th>
                ))}
                <th scope="col" className="ff-number">
                  {t('casework.counts.total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, i) => (
                <tr key={row}>
                  <th scope="row">{label(props.list, row)}</th>
                  {table.columns.map((column, j) => (
                    <td key={column} className="ff-number">
                      {shown(table.cells[i]?.[j] ?? null)}
                    </td>
                  ))}
                  <td className="ff-number">{shown(table.rowTotals[i] ?? null)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('casework.counts.total')}</th>
                {table.columns.map((column, j) => (
                  <td key={column} className="ff-number">
                    {shown(table.columnTotals[j] ?? null)}
                  </td>
                ))}
                <td className="ff-number">{shown(table.total)}</td>
              </tr>
            </tfoot>
          </table>
        </section>
      )}
    </Section>
  );
};
