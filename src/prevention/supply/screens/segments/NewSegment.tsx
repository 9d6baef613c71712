import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { listProducts, previewSegment, segmentFile, shareSegment } from '../../contract.ts';
import { type Choice, Choose } from './Choose.tsx';
import { Leaving } from './Leaving.tsx';

/** Choose, look at the file itself, then say who gets it. While the file is shown, what is hidden stands nowhere on the page. */
export const Screen = () => {
  const { t } = useWords();
  const [{ product }] = useSearchState();
  const products = useRead(listProducts, { limit: 500 });
  const look = useAct(previewSegment);
  const [choice, setChoice] = useState<Choice>({ productId: product ?? '', tiers: '', hide: [] });
  const [shared, setShared] = useState<{ readonly id: string; readonly recipient: string } | null>(null);
  const cut = {
    productId: choice.productId,
    hide: [...choice.hide],
    ...(choice.tiers === '' ? {} : { tiers: Number(choice.tiers) }),
  };
  return (
    <Page
      title={t('supply.segment.new')}
      up={{ to: '/supply/segments', label: t('supply.nav.segments') }}
      whoMaySee={t('supply.product.who')}
      {...(look.data ? {} : { lead: <p>{t('supply.segment.new.lead')}</p> })}
    >
      {shared ? (
        <Alert tone="success" live title={t('supply.segment.done', { recipient: shared.recipient })}>
          <p>{t('supply.segment.done.text')}</p>
          <SaveButton route={segmentFile} input={{ segmentId: shared.id }}>
            {t('supply.segment.file')}
          </SaveButton>
          <p>
            <Link to="/supply/segments">{t('supply.segment.all')}</Link>
          </p>
        </Alert>
      ) : look.data ? (
        <>
          <Leaving part={look.data} onChange={() => look.reset()} />
          <Section title={t('supply.segment.share')}>
            <Form
              route={shareSegment}
              words="supply.segment.form"
              fixed={{ ...cut, sha256: look.data.sha256 }}
              ask={['recipient', 'reason']}
              onDone={setShared}
            />
          </Section>
        </>
      ) : (
        <Loaded read={products}>
          {({ rows }) => (
            <Choose
              products={rows}
              choice={choice}
              onChoice={setChoice}
              onLook={() => look.mutate({ input: cut })}
              busy={look.isPending}
              error={look.error}
            />
          )}
        </Loaded>
      )}
    </Page>
  );
};
