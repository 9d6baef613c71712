import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { recordDelivery } from '../../contract.ts';
import { usePlanWords } from '../words.ts';
import { type Due, occasionOf } from './due.ts';
import { Ground } from './Ground.tsx';

/** Records on which day a duty was met, and what proves it; also puts right what was recorded before. */
export const Deliver = (props: { planId: string; due: Due; onDone: (words: string) => void; onClose: () => void }) => {
  const words = usePlanWords();
  const { t, say, date } = words;
  const { duty, for: occasion, due, delivered, proofUri, note } = props.due;
  const title = t('plan.calendar.duty-for', { title: say(duty.title), occasion: occasionOf(props.due, words) });
  return (
    <Dialog title={t(delivered ? 'plan.calendar.correct' : 'plan.calendar.deliver')} onClose={props.onClose}>
      <p>
        <b>{title}</b>: {t('plan.node.due', { due: date(due) })}
      </p>
      <p>{say(duty.says)}</p>
      <Ground citation={duty.citation} doubt={duty.doubt} />
      <Form
        route={recordDelivery}
        words="plan.form.delivery"
        fixed={{ planId: props.planId, duty: duty.id, occurrence: occasion, corrects: delivered !== null }}
        ask={['delivered', 'proofUri', 'note']}
        start={{
          ...(delivered ? { delivered } : {}),
          ...(proofUri ? { proofUri } : {}),
          ...(note ? { note } : {}),
        }}
        fields={{ note: { rows: 3 } }}
        onDone={({ daysLate }) => props.onDone(t('plan.calendar.delivered', { title, days: daysLate }))}
        onCancel={props.onClose}
      />
    </Dialog>
  );
};
