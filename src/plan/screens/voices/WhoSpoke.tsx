import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { callProved } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { openIdentity } from '../../contract.ts';
import { usePlanWords } from '../words.ts';
import { purposes } from './input-words.ts';
import { Reason } from './Reason.tsx';

type Who = Output<typeof openIdentity>;
type Purpose = (typeof purposes)[number];

/** Opens who spoke, for a purpose and after a fresh proof. It is held in this window alone and is gone when it closes. */
export const WhoSpoke = (props: { planId: string; inputId: string; onClose: () => void }) => {
  const { t } = usePlanWords();
  const { planId, inputId, onClose } = props;
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [who, setWho] = useState<Who | null>(null);
  const open = async (): Promise<void> => {
    setMissing(purpose === null);
    if (purpose === null) return;
    setBusy(true);
    setError(null);
    // not through the store of reads and acts: a name must not stay there
    await callProved(openIdentity, { planId, inputId, purpose }).then(setWho, setError);
    setBusy(false);
  };
  if (who) {
    return (
      <Dialog title={t('plan.voices.who.title')} onClose={onClose}>
        <Facts
          facts={[
            { name: t('plan.voices.who.name'), value: who.name ?? t('plan.voices.who.not-given') },
            { name: t('plan.voices.who.contact'), value: who.contact ?? t('plan.voices.who.not-given') },
          ]}
        />
        <p>{t('plan.voices.who.once')}</p>
        <Button kind="main" onClick={onClose}>
          {t('plan.voices.who.close')}
        </Button>
      </Dialog>
    );
  }
  return (
    <Confirm
      title={t('plan.voices.who.ask')}
      act={t('plan.voices.who.open')}
      busy={busy}
      error={error}
      consequence={
        <>
          <p>{t('plan.voices.who.says')}</p>
          {missing ? (
            <p className="usa-error-message" role="alert">
              {t('plan.voices.purpose.missing')}
            </p>
          ) : null}
          <Reason
            legend={t('plan.voices.purpose')}
            words="plan.voices.purpose"
            reasons={purposes}
            chosen={purpose}
            choose={setPurpose}
          />
        </>
      }
      onConfirm={() => void open()}
      onClose={onClose}
    />
  );
};
