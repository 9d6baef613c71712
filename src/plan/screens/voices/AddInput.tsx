import type { Output } from '../../../platform/contract/index.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { addSurvivorInput } from '../../contract.ts';
import { useParts } from '../use-parts.ts';
import { usePlanWords } from '../words.ts';
import { PickParts, usePickedParts } from './PickParts.tsx';

/** Takes in what a survivor says. Words and name are sealed; a name is never needed. */
export const AddInput = (props: {
  planId: string;
  onDone: (kept: Output<typeof addSurvivorInput>) => void;
  onClose: () => void;
}) => {
  const { t } = usePlanWords();
  const { planId, onDone, onClose } = props;
  const { parts } = useParts(planId);
  const picked = usePickedParts();
  return (
    <Dialog wide title={t('plan.voices.input.add')} onClose={onClose}>
      <p>{t('plan.voices.input.add.says')}</p>
      <Form
        route={addSurvivorInput}
        words="plan.form.input"
        fixed={{ planId, nodeIds: [...picked.ids] }}
        ask={['words', 'source', 'consentScope', 'compensated', 'receivedOn', 'name', 'contact']}
        // a browser must not offer these to whoever comes next
        fields={{ name: { autoComplete: 'off' }, contact: { autoComplete: 'off' }, words: { autoComplete: 'off' } }}
        onDone={onDone}
        onCancel={onClose}
      >
        <PickParts parts={parts} picked={picked} />
      </Form>
    </Dialog>
  );
};
