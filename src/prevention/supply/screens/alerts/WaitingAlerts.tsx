import { useRead } from '../../../../web/api.ts';
import { Link } from '../../../../web/kit/Link.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { listSupplyAlerts } from '../../contract.ts';

const first = 3;

/** Where the work begins: how many alerts wait, and the first of them with their reason. Nothing where none does. */
export const WaitingAlerts = () => {
  const { t } = useWords();
  const { data } = useRead(listSupplyAlerts, { waiting: 'yes', limit: first });
  if (!data || data.waiting === 0) return null;
  return (
    <Section
      title={t('supply.alert.desk', { count: data.waiting })}
      aside={<Link to="/supply/alerts">{t('supply.alert.desk.all')}</Link>}
    >
      <ul className="ff-rows">
        {data.rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.subjectKind === 'product' ? (
                <Link to={`/supply/products/${encodeURIComponent(row.subjectId)}`}>{row.sentence}</Link>
              ) : (
                row.sentence
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
