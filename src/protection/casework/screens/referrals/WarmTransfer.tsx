import { useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { recordWarmTransfer } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

/** People spoke before anybody was sent anywhere: who, with whom, and whether it fits. */
export const WarmTransfer = ({ referralId }: { referralId: string }) => {
  const { t } = useCaseworkWords();
  const [writing, setWriting] = useState(false);
  return (
    <Section
      title={t('casework.warm')}
      lead={t('casework.warm.lead')}
      aside={<Button onClick={() => setWriting(true)}>{t('casework.warm.write')}</Button>}
    >
      {writing ? (
        <Dialog title={t('casework.warm')} onClose={() => setWriting(false)}>
          <Form
            route={recordWarmTransfer}
            words="casework.form.warm"
            fixed={{ referralId }}
            ask={['ours', 'theirs', 'fit']}
            fields={{ ours: { autoComplete: 'off' }, theirs: { autoComplete: 'off' } }}
            onDone={() => setWriting(false)}
            onCancel={() => setWriting(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};
