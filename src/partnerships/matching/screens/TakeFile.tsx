import { useState } from 'react';
import { useAct } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { FileDrop } from '../../../web/kit/FileDrop.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useT } from '../../../web/kit/words.ts';
import { takeAgreement, takeAnnouncement, takeMessage } from '../contract.ts';
import { megabyte, paths } from './words.ts';

/** A file from a partner: an agreement, what its node says of itself, or a message of a round; its ending tells which. */
export const TakeFile = () => {
  const t = useT();
  const [turn, setTurn] = useState(0);
  const [done, setDone] = useState<{ to: string; says: string } | null>(null);
  const agreement = useAct(takeAgreement);
  const message = useAct(takeMessage);
  const statement = useAct(takeAnnouncement);
  const trouble = agreement.error ?? statement.error ?? message.error;
  const take = (file: File | null): void => {
    setDone(null);
    agreement.reset();
    statement.reset();
    message.reset();
    if (!file) return;
    const settled = { onSettled: () => setTurn((n) => n + 1) };
    const name = file.name.toLowerCase();
    if (name.endsWith('.node'))
      statement.mutate(
        { input: {}, file },
        { ...settled, onSuccess: () => setDone({ to: paths.partners, says: t('matching.taken.statement') }) },
      );
    else if (name.endsWith('.json'))
      agreement.mutate(
        { input: {}, file },
        {
          ...settled,
          onSuccess: ({ terms }) => setDone({ to: paths.agreement(terms.id), says: t('matching.taken.agreement') }),
        },
      );
    else
      message.mutate(
        { input: {}, file },
        {
          ...settled,
          onSuccess: ({ round, taken }) => setDone({ to: paths.round(round.id), says: t(`matching.taken.${taken}`) }),
        },
      );
  };
  return (
    <>
      <FileDrop
        key={turn}
        endings={['.json', '.node', '.match']}
        maxBytes={64 * megabyte}
        label={t('matching.take')}
        hint={t('matching.take.hint')}
        file={null}
        onFile={take}
      />
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {done ? (
        <Alert tone="success" live>
          <p>
            {done.says} <Link to={done.to}>{t('matching.taken.look')}</Link>
          </p>
        </Alert>
      ) : null}
    </>
  );
};
