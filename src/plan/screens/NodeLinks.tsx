import { useRead } from '../../web/api.ts';
import { Link } from '../../web/kit/Link.tsx';
import { Section } from '../../web/kit/Page.tsx';
import { StateBadge } from '../../web/kit/StateBadge.tsx';
import { listIndicators, listRecommendations } from '../contract.ts';
import { indicatorPath } from './measures/indicator-path.ts';
import { ProgressState } from './measures/ProgressState.tsx';
import { withPlan } from './use-plan.ts';
import { recommendationTones } from './voices/recommendation-words.ts';
import { usePlanWords } from './words.ts';

/** What is counted of a part of the plan, and what others recommend about it. Nothing where there is neither. */
export const NodeLinks = ({ planId, nodeId }: { planId: string; nodeId: string }) => {
  const { t, say } = usePlanWords();
  const indicators = useRead(listIndicators, { planId, nodeId, limit: 100 }).data?.rows ?? [];
  const recommendations = useRead(listRecommendations, { planId, nodeId, limit: 100 }).data?.rows ?? [];
  if (indicators.length + recommendations.length === 0) return null;
  return (
    <Section title={t('plan.node.links')}>
      <ul className="ff-plain-list">
        {indicators.map(({ id, title, progress }) => (
          <li key={id}>
            <Link to={indicatorPath(planId, id)}>{say(title)}</Link> <ProgressState progress={progress} />
          </li>
        ))}
        {recommendations.map(({ id, body, ref, words, status }) => (
          <li key={id}>
            <Link to={`${withPlan('/plan/voices', planId)}&q=${encodeURIComponent(ref)}`}>
              {body}, {ref}
            </Link>
            : {words} <StateBadge tone={recommendationTones[status]}>{t(`plan.voices.status.${status}`)}</StateBadge>
          </li>
        ))}
      </ul>
    </Section>
  );
};
