import { useState } from 'react';
import { call, saveFile } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { exportObservations } from '../../contract.ts';
import { usePlanWords } from '../words.ts';

/** The observations as an Open SDG table; the one that stays inside holds small counts as well. */
export const Take = ({ planId, indicatorId }: { planId: string; indicatorId: string }) => {
  const { t } = usePlanWords();
  const mayTake = useMay('export plan');
  const inside = useMay('read plan-internal');
  const [failed, setFailed] = useState<unknown>(null);
  if (!mayTake) return null;
  const take = (audience: 'public' | 'inside') =>
    void call(exportObservations, { planId, indicatorId, audience }).then(saveFile).catch(setFailed);
  return (
    <>
      <Button icon="download" onClick={() => take('public')}>
        {t('plan.numbers.take')}
      </Button>
      {inside ? (
        <Button kind="quiet" icon="lock" onClick={() => take('inside')}>
          {t('plan.numbers.take.inside')}
        </Button>
      ) : null}
      {failed ? <ProblemAlert error={failed} /> : null}
    </>
  );
};
