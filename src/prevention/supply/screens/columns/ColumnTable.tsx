import { Section } from '../../../../web/kit/Page.tsx';
import { useWords } from '../../../../web/kit/words.ts';

interface Guess {
  readonly column: number;
  readonly heading: string;
  readonly field: string | null;
  readonly sure: number;
  readonly because: string;
}

export interface ColumnTableProps {
  readonly columns: readonly Guess[];
  readonly firstRows: readonly (readonly string[])[];
  readonly fields: readonly string[];
  /** The name of a field in words. */
  readonly nameOf: (field: string) => string;
  readonly onPick: (column: number, field: string) => void;
}

/** Field to place, as a mapping is sent: every field is said, so that what a person cleared stays cleared. */
export const mappingIn = (fields: readonly string[], columns: readonly Guess[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.map((field) => {
      const column = columns.find((one) => one.field === field);
      return [field, column ? `#${column.column + 1}` : ''];
    }),
  );

/** The mapping after somebody said what a column holds. */
export const mappingWith = (
  fields: readonly string[],
  columns: readonly Guess[],
  column: number,
  field: string,
): Readonly<Record<string, string>> => {
  const place = `#${column + 1}`;
  const freed = Object.entries(mappingIn(fields, columns)).map(([one, at]) => [one, at === place ? '' : at]);
  return { ...Object.fromEntries(freed), ...(field === '' ? {} : { [field]: place }) };
};

/** What each column of a table holds, why we think so, and its first cells; a person corrects it. */
export const ColumnTable = ({ columns, firstRows, fields, nameOf, onPick }: ColumnTableProps) => {
  const { t, number } = useWords();
  return (
    <Section title={t('supply.supplier.columns')} lead={t('supply.supplier.columns.lead')}>
      <div className="ff-table-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('supply.supplier.column.heading')}</th>
              <th scope="col">{t('supply.supplier.column.field')}</th>
              <th scope="col">{t('supply.supplier.column.why')}</th>
              <th scope="col">{t('supply.supplier.column.first')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ column, heading, field, sure, because }) => (
              <tr key={column}>
                <th scope="row">{heading || `#${column + 1}`}</th>
                <td data-label={t('supply.supplier.column.field')}>
                  <select
                    className="usa-select"
                    aria-label={t('supply.supplier.holds', { heading: heading || `#${column + 1}` })}
                    value={field ?? ''}
                    onChange={(event) => onPick(column, event.target.value)}
                  >
                    <option value="">{t('supply.supplier.field.none')}</option>
                    {fields.map((one) => (
                      <option key={one} value={one}>
                        {nameOf(one)}
                      </option>
                    ))}
                  </select>
                </td>
                <td data-label={t('supply.supplier.column.why')}>
                  {t(`supply.supplier.because.${because}`, { sure: number(sure * 100, 0) })}
                </td>
                <td data-label={t('supply.supplier.column.first')}>
                  {firstRows
                    .map((row) => row[column] ?? '')
                    .filter(Boolean)
                    .slice(0, 3)
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
};
