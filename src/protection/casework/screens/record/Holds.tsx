import { useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { liftHold, placeHold } from '../../contract.ts';
import { type RecordView, useCaseworkWords } from '../words.ts';

/** What keeps the record from being destroyed. */
export const Holds = ({ record }: { record: RecordView }) => {
  const { t, moment } = useCaseworkWords();
  const may = useMay('approve caseload');
  const lift = useAct(liftHold);
  const [placing, setPlacing] = useState(false);
  return (
    <Section
      title={t('casework.holds')}
      lead={t('casework.holds.lead')}
      aside={may ? <Button onClick={() => setPlacing(true)}>{t('casework.holds.place')}</Button> : null}
    >
      {lift.error ? <ProblemAlert error={lift.error} /> : null}
      {record.holds.length === 0 ? <p className="ff-nothing">{t('casework.holds.none')}</p> : null}
      <ul className="ff-rows">
        {record.holds.map(({ id, reason, since }) => (
          <li key={id}>
            <span>
              <b>{t(`casework.hold.reason.${reason}`)}</b>{' '}
              <span className="ff-small">{t('casework.since', { day: moment(since) })}</span>
            </span>
            {may ? (
              <Button
                kind="quiet"
                disabled={lift.isPending}
                onClick={() => lift.mutate({ input: { survivorId: record.id, holdId: id } })}
              >
                {t('casework.holds.lift')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {placing ? (
        <Dialog title={t('casework.holds.place')} onClose={() => setPlacing(false)}>
          <Form
            route={placeHold}
            words="casework.form.hold"
            fixed={{ survivorId: record.id }}
            onDone={() => setPlacing(false)}
            onCancel={() => setPlacing(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};
