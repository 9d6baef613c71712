import { useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { declineDemand, reviewDemand } from '../../contract.ts';
import { useConsentWords } from '../words.ts';
import type { Demand } from './demand.ts';

/** Counsel's review, kept by somebody else than who wrote the demand down; and the end without giving anything. */
export const Counsel = ({ demand }: { demand: Demand }) => {
  const { t, date } = useConsentWords();
  const may = useMay('approve disclosure') && demand.state === 'open';
  const [asking, setAsking] = useState<'review' | 'decline' | null>(null);
  const close = (): void => setAsking(null);
  const { counsel, id: demandId } = demand;
  return (
    <Section
      title={t('consent.counsel')}
      lead={t('consent.counsel.lead')}
      aside={
        may ? (
          <span className="ff-buttons">
            <Button onClick={() => setAsking('review')}>
              {t(counsel ? 'consent.counsel.again' : 'consent.counsel.add')}
            </Button>
            <Button kind="quiet" onClick={() => setAsking('decline')}>
              {t('consent.demand.decline')}
            </Button>
          </span>
        ) : null
      }
    >
      {counsel ? (
        <Facts
          facts={[
            { name: t('consent.form-counsel.counsel'), value: `${counsel.name}, ${date(counsel.on)}` },
            { name: t('consent.form-counsel.supports'), value: t(counsel.supports ? 'web.yes' : 'web.no') },
            { name: t('consent.form-counsel.opinion'), value: counsel.opinion },
            { name: t('consent.form-counsel.sudOrder'), value: t(counsel.sudOrder ? 'web.yes' : 'web.no') },
          ]}
        />
      ) : (
        <p className="ff-nothing">{t('consent.counsel.none')}</p>
      )}
      {asking === 'review' ? (
        <Dialog title={t('consent.counsel')} onClose={close}>
          <Form
            route={reviewDemand}
            words="consent.form-counsel"
            fixed={{ demandId }}
            ask={['counsel', 'supports', 'opinion', 'sudOrder']}
            fields={{ opinion: { rows: 4, autoComplete: 'off' }, counsel: { autoComplete: 'off' } }}
            onDone={close}
            onCancel={close}
          />
        </Dialog>
      ) : null}
      {asking === 'decline' ? (
        <Dialog title={t('consent.demand.decline')} onClose={close}>
          <p className="ff-consequence">{t('consent.demand.decline.says')}</p>
          <Form
            route={declineDemand}
            words="consent.form-decline"
            fixed={{ demandId }}
            fields={{ why: { rows: 3, autoComplete: 'off' } }}
            onDone={close}
            onCancel={close}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};
