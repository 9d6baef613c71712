import type { Output } from '../../../../platform/contract/index.ts';
import { Timeline } from '../../../../web/kit/Timeline.tsx';
import { useT } from '../../../../web/kit/words.ts';
import type { openCandidate } from '../../contract.ts';

/** Who decided what and why, first things first. Nothing here is ever changed; a new line is added. */
export const Decisions = ({ decisions }: { decisions: Output<typeof openCandidate>['decisions'] }) => {
  const t = useT();
  if (decisions.length === 0) return null;
  return (
    <Timeline
      label={t('screening.decisions')}
      items={decisions.map((one) => ({
        id: one.id,
        at: one.decidedAt,
        by: one.decidedBy,
        title:
          one.agrees === null
            ? `${t(`screening.verdict.${one.verdict}`)}: ${t(`screening.why.${one.reason}`)}`
            : t(one.agrees ? 'screening.second.agreed' : 'screening.second.sent-back'),
        ...(one.notes ? { children: <p className="ff-as-written">{one.notes}</p> } : {}),
      }))}
    />
  );
};
