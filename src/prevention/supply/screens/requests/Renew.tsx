import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { renewRequest } from '../../contract.ts';
import { LinkOnce } from './LinkOnce.tsx';

/** A new link for one that was lost or ran out; the old one ends. */
export const Renew = (props: { requestId: string; email: string | null; onClose: () => void }) => {
  const t = useT();
  const { requestId, email, onClose } = props;
  const [made, setMade] = useState<Output<typeof renewRequest> | null>(null);
  return (
    <Dialog title={t('supply.ask.renew')} onClose={onClose}>
      {made ? (
        <LinkOnce made={made} />
      ) : (
        <>
          <p>{t('supply.ask.renew.consequence')}</p>
          <Form
            route={renewRequest}
            words="supply.ask.renew.form"
            fixed={{ requestId }}
            start={email === null ? {} : { email }}
            fields={{ email: { as: 'email' } }}
            nothingToLose
            onDone={setMade}
            onCancel={onClose}
          />
        </>
      )}
    </Dialog>
  );
};
