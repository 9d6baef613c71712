import { useMay } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { Tabs } from '../../../web/kit/Tabs.tsx';
import { PlanLine, WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';
import { Indicators } from './Indicators.tsx';
import { Ladder } from './Ladder.tsx';
import { Questions } from './Questions.tsx';
import { Review } from './Review.tsx';
import { TakeIn } from './TakeIn.tsx';

/** What is counted: indicators with their progress, the questions they raise, and what a review looks at. */
export const Screen = () => {
  const { t } = usePlanWords();
  const inside = useMay('read plan-internal');
  const mayWrite = useMay('write plan');
  return (
    <WithPlan title={t('plan.nav.numbers')}>
      {(plan) => {
        const open = mayWrite && plan.status !== 'closed';
        const planId = plan.id;
        return (
          <Page
            title={t('plan.nav.numbers')}
            state={<PlanLine plan={plan} />}
            whoMaySee={t('plan.numbers.who')}
            lead={t('plan.numbers.lead')}
          >
            <Tabs
              label={t('plan.nav.numbers')}
              tabs={[
                {
                  id: 'indicators',
                  label: t('plan.numbers.indicators'),
                  content: () => <Indicators planId={planId} mayWrite={open} />,
                },
                ...(inside
                  ? [
                      {
                        id: 'questions',
                        label: t('plan.numbers.questions'),
                        content: () => <Questions planId={planId} />,
                      },
                      { id: 'ladder', label: t('plan.numbers.ladder'), content: () => <Ladder planId={planId} /> },
                      {
                        id: 'review',
                        label: t('plan.numbers.review'),
                        content: () => <Review planId={planId} mayWrite={open} />,
                      },
                    ]
                  : []),
                ...(open
                  ? [{ id: 'take-in', label: t('plan.numbers.take-in'), content: () => <TakeIn planId={planId} /> }]
                  : []),
              ]}
            />
          </Page>
        );
      }}
    </WithPlan>
  );
};
