import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import type { HitView } from '../../contract.ts';
import { bandTones, useScreeningWords } from '../words.ts';

/** How sure, in words first; then our number, and beside it what Treasury's search might say. The two are never blended. */
export const Score = ({ band, score, ofac }: Pick<HitView, 'band' | 'score' | 'ofac'>) => {
  const { t, percent } = useScreeningWords();
  return (
    <span className="ff-score">
      <StateBadge tone={bandTones[band]}>{t(`screening.band.${band}`)}</StateBadge>
      <span>{t('screening.screen.score', { score: percent(score) })}</span>
      <span className="ff-small">{t('screening.screen.ofac', { ofac })}</span>
    </span>
  );
};
