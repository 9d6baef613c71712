import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { confirmPlace } from '../../contract.ts';
import type { FlowNode } from './layout.ts';

/** A person says whether a site lies in Xinjiang; it counts for more than every signal. */
export const PlaceForm = ({ site, onClose }: { readonly site: FlowNode; readonly onClose: () => void }) => {
  const { t } = useWords();
  return (
    <Dialog title={t('supply.product.form.place.title', { name: site.name })} onClose={onClose}>
      <p>{t('supply.product.form.place.lead')}</p>
      <Form
        route={confirmPlace}
        words="supply.product.form.place"
        fixed={{ siteId: site.id }}
        start={site.inXinjiang === null ? {} : { inXinjiang: site.inXinjiang ? 'yes' : 'no' }}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
};
