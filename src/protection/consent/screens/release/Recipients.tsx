import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { addRecipient, listRecipients, type Recipient } from '../../contract.ts';
import { useConsentWords } from '../words.ts';

const textOf = (recipient: Recipient | null): string =>
  recipient === null
    ? ''
    : 'organisationId' in recipient
      ? `here/${recipient.organisationId}`
      : `outside/${recipient.externalId}`;

/** The one that a list of choices names: `here/<id>` or `outside/<id>`. */
export const recipientOf = (text: string): Recipient | null => {
  const [where, id = ''] = text.split('/');
  if (id === '') return null;
  return where === 'here' ? { organisationId: id } : { externalId: id };
};

/** Exactly one organisation: one that works here, or one without an account. */
export const Recipients = (props: { chosen: Recipient | null; onChoose: (recipient: Recipient | null) => void }) => {
  const { t } = useConsentWords();
  const read = useRead(listRecipients, {});
  const [adding, setAdding] = useState(false);
  return (
    <Loaded read={read}>
      {({ organisations, external }) => (
        <>
          <label className="usa-label">
            {t('consent.ask.one')}
            <select
              className="usa-select"
              value={textOf(props.chosen)}
              onChange={(event) => props.onChoose(recipientOf(event.target.value))}
            >
              <option value="">{t('web.form.choose')}</option>
              <optgroup label={t('consent.recipient.here')}>
                {organisations.map(({ id, name }) => (
                  <option key={id} value={`here/${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t('consent.recipient.outside')}>
                {external.map(({ id, name }) => (
                  <option key={id} value={`outside/${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            </select>
          </label>
          <Button kind="quiet" onClick={() => setAdding(true)}>
            {t('consent.recipient.add')}
          </Button>
          {adding ? (
            <Dialog title={t('consent.recipient.add')} onClose={() => setAdding(false)}>
              <Form
                route={addRecipient}
                words="consent.form-recipient"
                onDone={({ id }) => {
                  props.onChoose({ externalId: id });
                  setAdding(false);
                }}
                onCancel={() => setAdding(false)}
              />
            </Dialog>
          ) : null}
        </>
      )}
    </Loaded>
  );
};
