import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { giveService, listInterpreters, recordContact, writeNote } from '../../contract.ts';
import { type RecordView, useCaseworkWords, useCodes } from '../words.ts';

interface Adding {
  readonly record: RecordView;
  readonly onClose: () => void;
}

/** In the case that is open, if there is one. */
const caseOf = (record: RecordView): { caseId?: string } => {
  const open = record.cases.find(({ closedOn }) => closedOn === null);
  return open ? { caseId: open.id } : {};
};

const noteClasses = ['narrative', 'service', 'safety', 'health', 'immigration', 'legal', 'financial'] as const;

export const AddNote = ({ record, onClose }: Adding) => {
  const { t } = useCaseworkWords();
  const own = noteClasses.filter((one) => record.classes.includes(one));
  return (
    <Form
      route={writeNote}
      words="casework.form.note"
      fixed={{ survivorId: record.id, ...caseOf(record) }}
      ask={['text', 'dataClass']}
      start={{ dataClass: 'service' }}
      fields={{
        text: { rows: 6, autoComplete: 'off' },
        dataClass: { as: 'select', options: own.map((value) => ({ value, label: t(`casework.class.${value}`) })) },
      }}
      onDone={onClose}
      onCancel={onClose}
    />
  );
};

/** Writes down a contact, and says whether her rules allowed it. */
export const AddContact = ({ record, onClose }: Adding) => {
  const { t } = useCaseworkWords();
  const { options } = useCodes();
  const interpreters = useRead(listInterpreters, { survivorId: record.id });
  const [against, setAgainst] = useState<string | null>(null);
  if (against) {
    return (
      <>
        <Alert tone="warning" title={t('casework.contacts.kept')} live>
          <p>{t('casework.contacts.against.says', { why: against })}</p>
        </Alert>
        <Button onClick={onClose}>{t('web.close')}</Button>
      </>
    );
  }
  return (
    <Form
      route={recordContact}
      words="casework.form.contact"
      fixed={{ survivorId: record.id, ...caseOf(record) }}
      ask={['channel', 'direction', 'outcome', 'minutes', 'interpreterId', 'note']}
      fields={{
        channel: { as: 'select', options: options('contact-channel') },
        interpreterId: {
          as: 'select',
          options: (interpreters.data?.interpreters ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
        note: { rows: 3, autoComplete: 'off' },
      }}
      onDone={({ rules }) => {
        if (rules && !rules.allowed) setAgainst(t(`casework.reach.because.${rules.because.replaceAll(' ', '-')}`));
        else onClose();
      }}
      onCancel={onClose}
    />
  );
};

export const AddService = ({ record, onClose }: Adding) => {
  const { options } = useCodes();
  return (
    <Form
      route={giveService}
      words="casework.form.service"
      fixed={{ survivorId: record.id, ...caseOf(record) }}
      ask={['kind', 'givenOn', 'minutes', 'details']}
      fields={{ kind: { as: 'select', options: options('service-type') }, details: { rows: 3, autoComplete: 'off' } }}
      onDone={onClose}
      onCancel={onClose}
    />
  );
};
