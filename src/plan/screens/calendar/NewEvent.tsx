import type { Output } from '../../../platform/contract/index.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { recordEvent } from '../../contract.ts';
import { usePlanWords } from '../words.ts';
import { packWord } from './due.ts';

export type Opened = Output<typeof recordEvent>['opens'];

/** Records an event that duties hang on, held or planned. */
export const NewEvent = (props: {
  planId: string;
  names: readonly string[];
  start: string;
  onDone: (opens: Opened) => void;
  onClose: () => void;
}) => {
  const words = usePlanWords();
  return (
    <Dialog title={words.t('plan.calendar.event.new')} onClose={props.onClose}>
      <Form
        route={recordEvent}
        words="plan.form.event"
        fixed={{ planId: props.planId }}
        start={props.start ? { event: props.start } : {}}
        fields={{
          event: {
            as: 'select',
            options: props.names.map((value) => ({ value, label: packWord('event', value, words) })),
          },
          note: { rows: 3 },
        }}
        onDone={({ opens }) => props.onDone(opens)}
        onCancel={props.onClose}
      />
    </Dialog>
  );
};
