import type { Words as Said } from '../../../engines/plan/document.ts';
import type { Citation } from '../../../platform/packs/contract.ts';
import { SourceLink } from '../../../web/kit/SourceLink.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePlanWords } from '../words.ts';

/** The law a line stands on: its citation, whether it holds, who has checked it, and what is not sure. */
export const Ground = ({ citation, doubt = null }: { citation: Citation; doubt?: Said | null }) => {
  const { t, say, date } = usePlanWords();
  const { reviewed, status } = citation;
  return (
    <div className="ff-ground">
      <SourceLink citation={citation} />{' '}
      {status === 'in force' ? null : (
        <StateBadge tone="waiting">{t(`web.source.status.${status.replaceAll(' ', '-')}`)}</StateBadge>
      )}{' '}
      <span className="ff-small">
        {reviewed
          ? t('web.source.reviewed', { who: reviewed.who, when: date(reviewed.when) })
          : t('web.source.not-reviewed')}
      </span>
      {doubt ? <p className="ff-small">{t('plan.calendar.doubt', { doubt: say(doubt) })}</p> : null}
    </div>
  );
};
