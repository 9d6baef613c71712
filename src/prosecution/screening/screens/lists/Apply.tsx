import { useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { applyImport, type ListPlan } from '../../contract.ts';
import { useScreeningWords } from '../words.ts';

/** Takes over what was read. Where a list lost too much, a person says why. */
export const Apply = ({ importId, plans }: { importId: string; plans: readonly ListPlan[] }) => {
  const { t, number } = useScreeningWords();
  const [asking, setAsking] = useState(false);
  const act = useAct(applyImport, { also: ['jobs'] });
  const may = useMay('write screening-list');
  const doubtful = plans.filter(({ confirm }) => confirm !== null);
  const apply = (why?: string): void =>
    act.mutate({ input: { importId, ...(why ? { why } : {}) } }, { onSuccess: () => setAsking(false) });
  if (!may) return null;
  return (
    <>
      {act.error && !asking ? <ProblemAlert error={act.error} /> : null}
      <div className="ff-form-foot">
        <Button kind="main" disabled={act.isPending} onClick={() => (doubtful.length > 0 ? setAsking(true) : apply())}>
          {t('screening.apply')}
        </Button>
      </div>
      {asking ? (
        <Confirm
          title={t('screening.apply.anyway')}
          consequence={doubtful.map((plan) => (
            <p key={plan.list}>
              {t('screening.apply.consequence', {
                list: plan.list,
                removed: number(plan.removed),
                loss: number(plan.loss, 1),
              })}
            </p>
          ))}
          act={t('screening.apply')}
          reason={{ label: t('screening.apply.why') }}
          grave
          busy={act.isPending}
          error={act.error}
          onConfirm={apply}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
};
