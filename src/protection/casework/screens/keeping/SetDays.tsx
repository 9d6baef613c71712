import type { Output } from '../../../../platform/contract/index.ts';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { type retentionRules, setRetention } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

type Rule = Output<typeof retentionRules>['rules'][number];

export const SetDays = (props: Pick<Rule, 'dataClass' | 'funder' | 'days'> & { onClose: () => void }) => {
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
