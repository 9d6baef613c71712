import { useState } from 'react';
import type { z } from 'zod';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { type NewLink, type openCallView, remind, revokeLink, setAgencyContact } from '../../contract.ts';
import { usePlanWords } from '../words.ts';
import { Reminded } from './Reminded.tsx';

interface Props {
  readonly planId: string;
  readonly callId: string;
  readonly recipient: Output<typeof openCallView>['recipients'][number];
  readonly onLinks: (links: readonly z.infer<typeof NewLink>[]) => void;
  readonly onClose: () => void;
}

/** What can be done about one agency: remind it, make it a new link, end its link, change its address. */
export const AgencyActs = ({ planId, callId, recipient, onLinks, onClose }: Props) => {
  const { t } = usePlanWords();
  const { agency, email, state } = recipient;
  const about = { planId, callId, agency };
  const again = useAct(remind);
  const revoke = useAct(revokeLink);
  const [ending, setEnding] = useState(false);
  const answered = state === 'received' || state === 'applied';

  if (ending) {
    return (
      <Confirm
        title={t('plan.calls.revoke.title', { agency })}
        consequence={<p>{t('plan.calls.revoke.says')}</p>}
        act={t('plan.calls.revoke')}
        reason={{ label: t('plan.calls.revoke.why') }}
        grave
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={(why) => revoke.mutate({ input: { ...about, why } }, { onSuccess: onClose })}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={agency} onClose={onClose}>
      {again.data && again.data.links.length === 0 ? <Reminded result={again.data} /> : null}
      {again.error ? <ProblemAlert error={again.error} /> : null}
      {answered ? (
        <p>{t('plan.calls.acts.answered')}</p>
      ) : (
        <div className="ff-acts">
          <div>
            <Button icon="mail" disabled={again.isPending || !email} onClick={() => again.mutate({ input: about })}>
              {t('plan.calls.acts.remind')}
            </Button>
            <p className="ff-small">{t(email ? 'plan.calls.acts.remind.says' : 'plan.calls.passed.no-email')}</p>
          </div>
          <div>
            <Button
              icon="link"
              disabled={again.isPending}
              onClick={() =>
                again.mutate(
                  { input: { ...about, newLink: true } },
                  {
                    onSuccess: ({ links }) => {
                      onLinks(links);
                      onClose();
                    },
                  },
                )
              }
            >
              {t('plan.calls.acts.new-link')}
            </Button>
            <p className="ff-small">{t('plan.calls.acts.new-link.says')}</p>
          </div>
          <div>
            <Button icon="none" disabled={state === 'no_link'} onClick={() => setEnding(true)}>
              {t('plan.calls.revoke')}
            </Button>
            <p className="ff-small">{t('plan.calls.revoke.when')}</p>
          </div>
        </div>
      )}
      <Form
        route={setAgencyContact}
        words="plan.form.contact"
        fixed={{ planId, agency }}
        start={{ email }}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
};
