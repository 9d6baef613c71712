import { useMutation } from '@tanstack/react-query';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useT } from '../../../../web/kit/words.ts';
import type { Wiped } from './store.ts';
import type { StoreHere } from './use-store.ts';

/** What happened to what lay here, and to what had not been sent. */
export const WipedHere = ({ store, head }: { store: StoreHere; head: Wiped }) => {
  const t = useT();
  const act = useMutation({ mutationFn: store.forget });
  return (
    <>
      <Alert tone="info" title={t('casework.offline.wiped')} live>
        <p>{t(`casework.offline.wiped.${head.why}`)}</p>
        {head.unsent === 0 ? <p>{t('casework.offline.wiped.nothing')}</p> : null}
        {head.unsent > 0 && head.handedOver ? (
          <p>{t('casework.offline.wiped.handed-over', { count: head.unsent })}</p>
        ) : null}
        {head.unsent > 0 && !head.handedOver ? (
          <p>{t('casework.offline.wiped.waiting', { count: head.unsent })}</p>
        ) : null}
      </Alert>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {head.handedOver ? (
        <Button kind="main" disabled={act.isPending} onClick={() => act.mutate()}>
          {t('casework.offline.wiped.read')}
        </Button>
      ) : (
        <Button onClick={() => location.reload()}>{t('web.try-again')}</Button>
      )}
    </>
  );
};
