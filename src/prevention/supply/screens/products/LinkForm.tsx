import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { linkChoices, putLink } from '../../contract.ts';

/** Up to here documents are ticked; of more the ids are written down. */
const mostTicked = 40;

const options = (rows: readonly { readonly id: string; readonly name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, label: name }));

/** A new link, or one that is there: who supplies whom with what, how we know it, and why it is changed. */
export const LinkForm = ({ linkId, onClose }: { readonly linkId?: string; readonly onClose: () => void }) => {
  const { t } = useWords();
  const [newId] = useState(() => `link-${crypto.randomUUID()}`);
  const read = useRead(linkChoices, linkId === undefined ? {} : { linkId });
  return (
    <Dialog
      wide
      title={t(linkId === undefined ? 'supply.product.form.link.add' : 'supply.product.form.link.change')}
      onClose={onClose}
    >
      <p>{t('supply.product.form.link.lead')}</p>
      <Loaded read={read}>
        {({ sites, products, materials, documents, link }) => (
          <Form
            route={putLink}
            words="supply.product.form.link"
            fixed={{ linkId: linkId ?? newId }}
            start={link ?? { status: 'declared' }}
            ask={[
              'from',
              'to',
              'material',
              'status',
              'share',
              'validFrom',
              'validTo',
              'knownFrom',
              'documents',
              'source',
              'reason',
            ]}
            fields={{
              from: { as: 'select', options: options(sites) },
              to: { as: 'select', options: [...options(products), ...options(sites)] },
              material: { as: 'select', options: options(materials) },
              documents:
                documents.length > mostTicked || documents.length === 0
                  ? { as: 'lines', rows: 3 }
                  : { as: 'checks', options: options(documents) },
            }}
            onDone={onClose}
            onCancel={onClose}
          />
        )}
      </Loaded>
    </Dialog>
  );
};
