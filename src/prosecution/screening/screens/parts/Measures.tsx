import { Tag } from '../../../../web/kit/StateBadge.tsx';
import { useT } from '../../../../web/kit/words.ts';

/** What follows from standing on a list, in a word each. */
export const Measures = ({ measures }: { measures: readonly string[] }) => {
  const t = useT();
  return (
    <span className="ff-tags">
      {measures.map((measure) => (
        <Tag key={measure}>{t(`screening.measure.${measure}`)}</Tag>
      ))}
    </span>
  );
};
