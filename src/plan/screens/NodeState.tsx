import type { z } from 'zod';
import type { State } from '../../engines/plan/document.ts';
import { StateBadge } from '../../web/kit/StateBadge.tsx';
import { tones, usePlanWords } from './words.ts';

/** The state of a node; one that nobody fills has none, and that is said. */
export const NodeState = ({ state }: { state: z.infer<typeof State> | null }) => {
  const { t } = usePlanWords();
  return state ? (
    <StateBadge tone={tones[state]}>{t(`plan.state.${state}`)}</StateBadge>
  ) : (
    <StateBadge tone="unknown">{t('plan.screen.empty-node')}</StateBadge>
  );
};
