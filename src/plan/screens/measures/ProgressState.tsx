import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePlanWords } from '../words.ts';
import { type Progress, progressTones, stateOf } from './measure-words.ts';

/** How far it is, in a word; "cannot be said" where what it counts or what is wanted is not known. */
export const ProgressState = ({ progress }: { progress: Pick<Progress, 'status'> }) => {
  const { t } = usePlanWords();
  const state = stateOf(progress);
  return <StateBadge tone={progressTones[state]}>{t(`plan.numbers.status.${state}`)}</StateBadge>;
};

/** Sentences that must stand beside a number or a status: why nothing is said, what to be careful with. */
export const Sentences = ({
  of,
}: {
  of: readonly { readonly key: string; readonly values: Readonly<Record<string, string | number>> }[];
}) => {
  const { t } = usePlanWords();
  if (of.length === 0) return null;
  return (
    <ul className="ff-plain-list ff-small">
      {of.map(({ key, values }) => (
        <li key={`${key} ${JSON.stringify(values)}`}>{t(key, values)}</li>
      ))}
    </ul>
  );
};
