import { Section } from '../../../web/kit/Page.tsx';
import { usePlanWords } from '../words.ts';
import type { IndicatorView } from './measure-words.ts';

/** Where parts do not sum to their total, named by period, agency and part. Nothing is made to fit. */
export const Differences = ({ differences }: { differences: IndicatorView['differences'] }) => {
  const { t } = usePlanWords();
  if (differences.length === 0) return null;
  return (
    <Section
      title={t('plan.numbers.differences', { count: differences.length })}
      lead={t('plan.numbers.differences.lead')}
    >
      <ul className="ff-plain-list">
        {differences.map(({ period, agency, series, of, by, says }) => {
          const where = [period, agency, series, ...Object.entries(of).map(([name, value]) => `${name}: ${value}`)];
          return (
            <li key={JSON.stringify([period, agency, series, of, by])}>
              <b>{where.filter(Boolean).join(', ')}.</b> {t(says.key, says.values)}
            </li>
          );
        })}
      </ul>
    </Section>
  );
};
