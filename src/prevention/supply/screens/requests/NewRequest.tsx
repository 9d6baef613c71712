import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { askSupplier, listSites, productDocuments } from '../../contract.ts';
import { type Asking, askingIn, useDocumentTypes } from '../evidence/words.ts';
import { LinkOnce } from './LinkOnce.tsx';

type Made = Output<typeof askSupplier>;

/** What a supplier is asked. From a product the site, the step and the document are filled in, and why is said. */
export const Screen = () => {
  const { t } = useWords();
  const [made, setMade] = useState<Made | null>(null);
  const [{ product, at, type, site }] = useSearchState();
  const start = { ...(site === undefined ? {} : { siteId: site }), ...(type === undefined ? {} : { document: type }) };
  return (
    <Page
      title={t('supply.ask.new')}
      up={{ to: '/supply/requests', label: t('supply.nav.requests') }}
      lead={<p>{t('supply.ask.new.lead')}</p>}
    >
      {made ? (
        <>
          <LinkOnce made={made} />
          <p>
            <Link to={`/supply/requests/${made.id}`}>{t('supply.ask.see')}</Link>
          </p>
        </>
      ) : product === undefined ? (
        <AskForm start={start} onMade={setMade} />
      ) : (
        <FromProduct product={product} at={at} type={type} onMade={setMade} />
      )}
    </Page>
  );
};

interface FromProductProps {
  readonly product: string;
  readonly at: string | undefined;
  readonly type: string | undefined;
  readonly onMade: (made: Made) => void;
}

/** What the checklist of a product says of the step: whom to ask, for what, and what the document would prove. */
const FromProduct = ({ product, at, type, onMade }: FromProductProps) => {
  const { t, number } = useWords();
  const { nameOf } = useDocumentTypes();
  const read = useRead(productDocuments, { productId: product });
  return (
    <Loaded read={read}>
      {(list) => {
        const asking = askingIn(list, at, type);
        const { step, gain, document } = asking;
        const facts = [
          { name: t('supply.ask.about.product'), value: list.product.name },
          { name: t('supply.ask.about.step'), value: step ? `${step.from} → ${step.to}: ${step.material}` : '' },
          { name: t('supply.ask.about.document'), value: document === undefined ? '' : nameOf(document) },
          {
            name: t('supply.ask.about.why'),
            value: gain ? t('supply.document.gain', { percent: number(gain * 100, 1) }) : '',
          },
        ];
        return (
          <>
            <Facts facts={facts.filter(({ value }) => value)} />
            <p className="ff-small">{t('supply.ask.about.not-sent')}</p>
            <AskForm start={asking} onMade={onMade} />
          </>
        );
      }}
    </Loaded>
  );
};

const AskForm = ({ start, onMade }: { start: Asking; onMade: (made: Made) => void }) => {
  const { choicesWith } = useDocumentTypes();
  const { siteId, linkId, document } = start;
  const read = useRead(listSites, { limit: 500, state: 'open' });
  return (
    <Loaded read={read}>
      {({ rows }) => (
        <Form
          route={askSupplier}
          words="supply.ask.form"
          fixed={linkId === undefined ? {} : { linkId }}
          start={{
            ...(siteId === undefined ? {} : { siteId }),
            ...(document === undefined ? {} : { documents: [document] }),
          }}
          ask={[
            'siteId',
            'documents',
            'suppliers',
            'quantities',
            'question',
            'corrective',
            'language',
            'dueOn',
            'email',
          ]}
          fields={{
            siteId: {
              as: 'select',
              options: rows.map(({ id, name, country }) => ({
                value: id,
                label: `${name} (${country.toUpperCase()})`,
              })),
            },
            documents: { as: 'checks', options: choicesWith(...(document === undefined ? [] : [document])) },
            email: { as: 'email' },
          }}
          onDone={onMade}
        />
      )}
    </Loaded>
  );
};
