import { Section } from '../../../web/kit/Page.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePlanWords } from '../words.ts';
import type { IndicatorView } from './measure-words.ts';

/** What is wanted by when, and whether it was reached. */
export const Targets = ({ targets, unit }: { targets: IndicatorView['targets']; unit: string }) => {
  const { t, number } = usePlanWords();
  if (targets.length === 0) return null;
  return (
    <Section title={t('plan.numbers.targets')}>
      <ul className="ff-plain-list">
        {targets.map(({ period, value, observed, met }) => (
          <li key={period}>
            {t('plan.numbers.target.line', { period, value: number(value), unit })}{' '}
            {observed === null ? (
              <StateBadge tone="unknown">{t('plan.numbers.target.not-known')}</StateBadge>
            ) : (
              <StateBadge tone={met === null ? 'unknown' : met ? 'good' : 'late'}>
                {t(`plan.numbers.target.${met === null ? 'no-direction' : met ? 'met' : 'not-met'}`, {
                  observed: number(observed),
                })}
              </StateBadge>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
