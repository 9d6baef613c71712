import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { decideAnswer } from '../../contract.ts';

/** What the officer ticked, out of the answer that was looked at. */
export interface Chosen {
  readonly requestId: string;
  readonly answerAt: string;
  readonly suppliers: string[];
  readonly known: { supplierId: string; siteId: string }[];
  readonly lots: string[];
  readonly files: string[];
}

interface Props {
  readonly chosen: Chosen;
  /** Whether a link was asked about, which may become documented by it. */
  readonly withLink: boolean;
  readonly onClose: () => void;
}

/** Takes the answer over; a link becomes documented only where it is said, with why. */
export const Accept = ({ chosen, withLink, onClose }: Props) => {
  const { t } = useWords();
  const { suppliers, lots, files } = chosen;
  const counts = { suppliers: suppliers.length, lots: lots.length, files: files.length };
  return (
    <Dialog title={t('supply.ask.accept.title')} onClose={onClose}>
      <p>{t('supply.ask.accept.consequence', counts)}</p>
      <Form
        route={decideAnswer}
        words="supply.ask.accept.form"
        fixed={{ ...chosen, decision: 'accept' }}
        ask={withLink && files.length > 0 ? ['makeDocumented', 'reason'] : []}
        nothingToLose
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
};

/** Sends the answer back with a reason out of a list, which reaches the supplier in its language. */
export const Refuse = ({ chosen: { requestId, answerAt }, onClose }: Props) => {
  const { t } = useWords();
  return (
    <Dialog title={t('supply.ask.refuse.title')} onClose={onClose}>
      <p>{t('supply.ask.refuse.consequence')}</p>
      <Form
        route={decideAnswer}
        words="supply.ask.refuse.form"
        fixed={{ requestId, answerAt, decision: 'refuse' }}
        ask={['why', 'toSupplier']}
        fields={{ why: { as: 'select', required: true } }}
        nothingToLose
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
};
