import { Section } from '../../../web/kit/Page.tsx';
import { Timeline } from '../../../web/kit/Timeline.tsx';
import { usePlanWords } from '../words.ts';
import type { IndicatorView } from './measure-words.ts';

/** What stood there before, who changed it, and why. */
export const Corrections = ({ corrections }: { corrections: IndicatorView['corrections'] }) => {
  const { t, number } = usePlanWords();
  if (corrections.length === 0) return null;
  return (
    <Section title={t('plan.numbers.corrections', { count: corrections.length })}>
      <Timeline
        label={t('plan.numbers.corrections', { count: corrections.length })}
        items={corrections.map(({ observationId, period, was, why, by, at }) => ({
          id: `${observationId} ${at}`,
          at,
          by,
          icon: 'history' as const,
          title:
            was === null
              ? t('plan.numbers.correction.was-none', { period })
              : t('plan.numbers.correction.was', { period, was: number(was) }),
          children: <p>{why}</p>,
        }))}
      />
    </Section>
  );
};
