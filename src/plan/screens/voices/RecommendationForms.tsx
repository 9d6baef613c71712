import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { addRecommendation, respondRecommendation } from '../../contract.ts';
import { useParts } from '../use-parts.ts';
import { usePlanWords } from '../words.ts';
import { PickParts, usePickedParts } from './PickParts.tsx';
import type { Recommendation } from './recommendation-words.ts';

/** Adds a recommendation by hand. */
export const AddRecommendation = ({ planId, onClose }: { planId: string; onClose: () => void }) => {
  const { t } = usePlanWords();
  const { parts } = useParts(planId);
  const picked = usePickedParts();
  return (
    <Dialog title={t('plan.voices.add')} onClose={onClose}>
      <Form
        route={addRecommendation}
        words="plan.form.recommendation"
        fixed={{ planId, nodeIds: [...picked.ids] }}
        ask={['body', 'ref', 'date', 'words', 'url']}
        onDone={onClose}
        onCancel={onClose}
      >
        <PickParts parts={parts} picked={picked} />
      </Form>
    </Dialog>
  );
};

/** Answers a recommendation: where it stands, and why. */
export const Respond = ({ planId, to, onClose }: { planId: string; to: Recommendation; onClose: () => void }) => {
  const { t } = usePlanWords();
  return (
    <Dialog title={t('plan.voices.respond')} onClose={onClose}>
      <p className="ff-small">
        {to.body}, {to.ref}
      </p>
      <blockquote className="ff-as-written">{to.words}</blockquote>
      <Form
        route={respondRecommendation}
        words="plan.form.response"
        fixed={{ planId, recommendationId: to.id }}
        fields={{ status: { as: 'radios' } }}
        start={{
          ...(to.status === 'open' ? {} : { status: to.status }),
          ...(to.response ? { response: to.response } : {}),
        }}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
};
