import type { Result } from '../words.ts';
import { useRestitutionWords } from '../words.ts';

/** Amounts, how each came about, and its law. */
export const Lines = ({ lines, title }: { lines: Result['lines']; title: string }) => {
  const { t } = useRestitutionWords();
  return (
    <table className="ff-table ff-table--cards">
      <caption className="ff-visually-hidden">{title}</caption>
      <thead>
        <tr>
          {['amount', 'what', 'cite'].map((name) => (
            <th scope="col" key={name}>
              {t(`restitution.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td data-label={t('restitution.column.amount')} className="ff-number">
              {line.amount}
            </td>
            <td data-label={t('restitution.column.what')}>
              {line.says}
              {line.exact.includes('/') || line.exact.length > line.amount.length ? (
                <span className="ff-line ff-small">
                  {t('restitution.column.exact')}: {line.exact}
                </span>
              ) : null}
            </td>
            <td data-label={t('restitution.column.cite')}>{line.cite}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
