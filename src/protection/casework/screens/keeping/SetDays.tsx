import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { type RecordClass, setRetention } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

export const SetDays = (props: { dataClass: RecordClass; funder: string; days: number; onClose: () => void }) => {
  const { t } = useCaseworkWords();
  const { dataClass, funder, days, onClose } = props;
  return (
    <Dialog title={t(`casework.class.${dataClass}`)} onClose={onClose}>
      <Form
        route={setRetention}
        words="casework.form.days"
        fixed={{ dataClass, funder }}
        ask={['days']}
        start={{ days }}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
};
