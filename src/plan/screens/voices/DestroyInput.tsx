import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct } from '../../../web/api.ts';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { destroySurvivorInput } from '../../contract.ts';
import { usePlanWords } from '../words.ts';
import { destructionReasons } from './input-words.ts';
import { Reason } from './Reason.tsx';

export type Destroyed = Output<typeof destroySurvivorInput>;

/** Destroys the key of a survivor. Nothing of it can be read again, by anybody. */
export const DestroyInput = (props: {
  planId: string;
  inputId: string;
  onDone: (gone: Destroyed) => void;
  onClose: () => void;
}) => {
  const { t } = usePlanWords();
  const { planId, inputId, onDone, onClose } = props;
  const [why, setWhy] = useState<(typeof destructionReasons)[number] | null>(null);
  const [missing, setMissing] = useState(false);
  const act = useAct(destroySurvivorInput);
  return (
    <Confirm
      grave
      title={t('plan.voices.destroy.title')}
      act={t('plan.voices.destroy')}
      busy={act.isPending}
      error={act.error}
      consequence={
        <>
          <p>{t('plan.voices.destroy.says')}</p>
          {missing ? (
            <p className="usa-error-message" role="alert">
              {t('web.confirm.reason-missing')}
            </p>
          ) : null}
          <Reason
            legend={t('plan.voices.destroy.why')}
            words="plan.voices.destroy.why"
            reasons={destructionReasons}
            chosen={why}
            choose={setWhy}
          />
        </>
      }
      onConfirm={() => {
        setMissing(why === null);
        if (why) act.mutate({ input: { planId, inputId, why } }, { onSuccess: onDone });
      }}
      onClose={onClose}
    />
  );
};
