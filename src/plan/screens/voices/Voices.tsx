import { useMay } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { Tabs } from '../../../web/kit/Tabs.tsx';
import { PlanLine, WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';
import { Inputs } from './Inputs.tsx';
import { Recommendations } from './Recommendations.tsx';
import { TakeInRecommendations } from './TakeInRecommendations.tsx';

/** What others say to the plan: recommendations, and what survivors told the office. */
export const Screen = () => {
  const { t } = usePlanWords();
  const mayHear = useMay('read survivor-input');
  const mayWrite = useMay('write plan');
  return (
    <WithPlan title={t('plan.nav.voices')}>
      {(plan) => {
        const open = plan.status !== 'closed';
        return (
          <Page
            title={t('plan.nav.voices')}
            state={<PlanLine plan={plan} />}
            whoMaySee={t('plan.voices.who')}
            lead={t('plan.voices.lead')}
          >
            <Tabs
              label={t('plan.nav.voices')}
              tabs={[
                {
                  id: 'recommendations',
                  label: t('plan.voices.recommendations'),
                  content: () => <Recommendations planId={plan.id} mayAdd={mayWrite && open} />,
                },
                ...(mayHear
                  ? [{ id: 'survivors', label: t('plan.voices.survivors'), content: () => <Inputs planId={plan.id} /> }]
                  : []),
                ...(mayWrite && open
                  ? [
                      {
                        id: 'take-in',
                        label: t('plan.voices.take-in'),
                        content: () => <TakeInRecommendations planId={plan.id} />,
                      },
                    ]
                  : []),
              ]}
            />
          </Page>
        );
      }}
    </WithPlan>
  );
};
