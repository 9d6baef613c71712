import type { ReactNode } from 'react';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { Page } from '../../web/kit/Page.tsx';
import { StateBadge } from '../../web/kit/StateBadge.tsx';
import { useSearchState } from '../../web/kit/search.ts';
import { type PlanCard, useCurrentPlan } from './use-plan.ts';
import { usePlanWords } from './words.ts';

/** A desk that is about one plan; where there is none yet, the way to a first one. */
export const WithPlan = ({ title, children }: { title: string; children: (plan: PlanCard) => ReactNode }) => {
  const { t } = usePlanWords();
  const { read, current } = useCurrentPlan();
  if (current) return children(current);
  return (
    <Page title={title}>
      <Loaded read={read}>
        {() => (
          <EmptyState
            icon="list"
            title={t('plan.screen.no-plan')}
            action={
              <Link to="/plan/all" className="usa-button">
                {t('plan.screen.no-plan.act')}
              </Link>
            }
          >
            {t('plan.screen.no-plan.says')}
          </EmptyState>
        )}
      </Loaded>
    </Page>
  );
};

/** Which plan, what state it is in, and a choice where the organisation has several. */
export const PlanLine = ({ plan }: { plan: PlanCard }) => {
  const { t, date, say } = usePlanWords();
  const { plans } = useCurrentPlan();
  const [, set] = useSearchState();
  const over = plan.status === 'running' && plan.end !== null && plan.end < new Date().toISOString().slice(0, 10);
  return (
    <>
      <StateBadge tone={plan.status === 'running' ? 'going' : 'stopped'}>{t(`plan.status.${plan.status}`)}</StateBadge>{' '}
      {plans.length > 1 ? (
        <label className="ff-inline-field">
          <span className="ff-visually-hidden">{t('plan.screen.choose-plan')}</span>
          <select className="usa-select" value={plan.id} onChange={(event) => set({ plan: event.target.value })}>
            {plans.map((p) => (
              <option key={p.id} value={p.id}>
                {say(p.title)} ({p.version})
              </option>
            ))}
          </select>
        </label>
      ) : (
        <span>{say(plan.title)}</span>
      )}
      {plan.end ? (
        <span> · {t(over ? 'plan.screen.horizon-over' : 'plan.screen.horizon', { end: date(plan.end) })}</span>
      ) : null}
    </>
  );
};
