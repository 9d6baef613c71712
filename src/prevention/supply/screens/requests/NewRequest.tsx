import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { askSupplier, listSites } from '../../contract.ts';
import { useDocumentTypes } from '../evidence/words.ts';

type Made = Output<typeof askSupplier>;

/** What a supplier is asked. From a product the site and the document are filled in. */
export const Screen = () => {
  const { t } = useWords();
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Page
      title={t('supply.ask.new')}
      up={{ to: '/supply/requests', label: t('supply.nav.requests') }}
      lead={<p>{t('supply.ask.new.lead')}</p>}
    >
      {made ? <LinkOnce made={made} /> : <AskForm onMade={setMade} />}
    </Page>
  );
};

const AskForm = ({ onMade }: { onMade: (made: Made) => void }) => {
  const { choicesWith } = useDocumentTypes();
  const [{ site, type, link }] = useSearchState();
  const read = useRead(listSites, { limit: 500 });
  return (
    <Loaded read={read}>
      {({ rows }) => (
        <Form
          route={askSupplier}
          words="supply.ask.form"
          fixed={link === undefined ? {} : { linkId: link }}
          start={{
            ...(site === undefined ? {} : { siteId: site }),
            ...(type === undefined ? {} : { documents: [type] }),
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
              options: rows
                .filter(({ state }) => state === 'open')
                .map(({ id, name, country }) => ({ value: id, label: `${name} (${country.toUpperCase()})` })),
            },
            documents: { as: 'checks', options: choicesWith(...(type === undefined ? [] : [type])) },
            email: { as: 'email' },
          }}
          onDone={onMade}
        />
      )}
    </Loaded>
  );
};

/** The link is shown this once: what is kept of it is only its hash. */
const LinkOnce = ({ made }: { made: Made }) => {
  const { t, moment } = useWords();
  const [copied, setCopied] = useState(false);
  const whole = `${location.origin}${made.path}`;
  return (
    <Alert tone="success" live title={t('supply.ask.made')}>
      <p>{t(made.mailed ? 'supply.ask.made.mailed' : 'supply.ask.made.text', { until: moment(made.expiresAt) })}</p>
      <div className="ff-links-copy">
        <input
          className="usa-input"
          readOnly
          aria-label={t('supply.ask.link')}
          value={whole}
          onFocus={(event) => event.target.select()}
        />
        <Button
          onClick={() => {
            void navigator.clipboard.writeText(whole).then(() => setCopied(true));
          }}
        >
          {t(copied ? 'supply.ask.copied' : 'supply.ask.copy')}
        </Button>
      </div>
      <p>
        <Link to={`/supply/requests/${made.id}`}>{t('supply.ask.see')}</Link>
      </p>
    </Alert>
  );
};
