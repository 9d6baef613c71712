import type { Output } from '../../../../platform/contract/index.ts';
import type { previewBatch } from '../../contract.ts';
import { Name } from '../parts/Name.tsx';
import { PickOne } from '../parts/Pick.tsx';
import { useScreeningWords } from '../words.ts';
import { type TableColumns, tableFields } from './columns.ts';

const shown = 5;

/** The first rows as they came, and which column is taken for what. */
export const FirstRows = (props: {
  preview: Output<typeof previewBatch>;
  chosen: TableColumns;
  onChoose: (columns: TableColumns) => void;
}) => {
  const { t } = useScreeningWords();
  const { preview, chosen, onChoose } = props;
  const headings = preview.headings.map((value) => ({ value, label: value }));
  const fieldOf = (heading: string): string | undefined =>
    Object.entries(preview.columns).find(([, column]) => column === heading)?.[0];
  return (
    <>
      <p>{t('screening.tables.found', { rows: preview.total, format: preview.format.toUpperCase() })}</p>
      <fieldset className="ff-who">
        <legend>{t('screening.tables.columns')}</legend>
        <div className="ff-fields">
          {tableFields.map((field) => (
            <PickOne
              key={field}
              label={t(`screening.tables.column.${field}`)}
              value={chosen[field] ?? preview.columns[field] ?? ''}
              none={t('screening.tables.column.none')}
              choices={headings}
              onPick={(heading) =>
                onChoose({
                  ...Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== field)),
                  ...(heading ? { [field]: heading } : {}),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="ff-table-whole" aria-label={t('screening.tables.first')} tabIndex={0}>
        <table className="ff-table ff-table--raw">
          <caption className="ff-visually-hidden">{t('screening.tables.first')}</caption>
          <thead>
            <tr>
              {preview.headings.map((heading) => {
                const field = fieldOf(heading);
                return (
                  <th scope="col" key={heading}>
                    {heading}
                    {field ? <span className="ff-line ff-small">{t(`screening.tables.column.${field}`)}</span> : null}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, shown).map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table that never move
              <tr key={i}>
                {preview.headings.map((heading, j) => (
                  <td key={heading} data-label={heading}>
                    <Name>{row[j] ?? ''}</Name>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
};
