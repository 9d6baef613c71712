import { useEffect, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { endGlass } from '../../contract.ts';
import { type RecordView, useCaseworkWords } from '../words.ts';

/** The record is open in an emergency: until when, and that somebody will look at it. */
export const EmergencyClock = ({ banner }: { banner: NonNullable<RecordView['banner']> }) => {
  const { t } = useCaseworkWords();
  const go = useGo();
  const act = useAct(endGlass);
  const [left, setLeft] = useState(banner.secondsLeft);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(
      () => setLeft(Math.max(0, banner.secondsLeft - Math.floor((performance.now() - began) / 1000))),
      1000,
    );
    return () => clearInterval(timer);
  }, [banner.secondsLeft]);
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <Alert tone="warning" title={t('casework.glass.open')}>
      <p>
        {left > 0 ? t('casework.glass.left') : t('casework.glass.over')}{' '}
        <b role="timer" className="ff-clock">
          {clock}
        </b>
      </p>
      <p>{t('casework.glass.reviewed')}</p>
      <Button
        disabled={act.isPending}
        onClick={() =>
          act.mutate({ input: { emergencyId: banner.breakGlassId } }, { onSuccess: () => go('/caseload') })
        }
      >
        {t('casework.glass.end')}
      </Button>
    </Alert>
  );
};
