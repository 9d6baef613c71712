import { Tag } from '../../../../web/kit/StateBadge.tsx';
import { useT } from '../../../../web/kit/words.ts';

/** What follows from standing on a list, in a word each. */
export const Measures = ({ measures, ended = [] }: { measures: readonly string[]; ended?: readonly string[] }) => {
  const t = useT();
  return (
    <span className="ff-tags">
      {measures.map((measure) => (
        <Tag key={measure}>{t(`screening.measure.${measure}`)}</Tag>
      ))}
      {ended.map((measure) => (
        <Tag key={`ended ${measure}`}>
          {t('screening.measure.ended', { measure: t(`screening.measure.${measure}`) })}
        </Tag>
      ))}
    </span>
  );
};
