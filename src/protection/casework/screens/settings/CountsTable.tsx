import type { Output } from '../../../../platform/contract/index.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import type { caseCounts } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

/** A count, or that it is too small to be told. */
export const useShown = () => {
  const { t, number } = useCaseworkWords();
  return (cell: number | null): string => (cell === null ? t('casework.counts.hidden') : number(cell));
};

interface CountsProps {
  readonly title: string;
  readonly table: Output<typeof caseCounts>['services'];
  readonly row: (name: string) => string;
  readonly column?: (name: string) => string;
}

/** A table of counts as it was hidden by the server: what is left out is said to be. */
export const CountsTable = ({ title, table, row: rowName, column: columnName = (name) => name }: CountsProps) => {
  const { t } = useCaseworkWords();
  const shown = useShown();
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
                    {columnName(column)}
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
                  <th scope="row">{rowName(row)}</th>
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
