import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useGo, usePathParams } from '../../../../web/kit/search.ts';
import { listDemands, openDemand } from '../../contract.ts';
import { demandPath, demandTones, discoveryPath, releasesPath, useConsentWords } from '../words.ts';
import { LogReport } from './LogReport.tsx';

/** What a court or a law asks of one record. It is no consent, and goes its own guarded way. */
export const Screen = () => {
  const { subjectId } = usePathParams('subjectId');
  const { t } = useConsentWords();
  const mayWrite = useMay('write disclosure');
  const mayExport = useMay('export legal');
  return (
    <Page
      title={t('consent.law')}
      neutral
      up={{ to: releasesPath(subjectId), label: t('consent.releases') }}
      whoMaySee={t('consent.releases.who')}
      lead={<p>{t('consent.law.lead')}</p>}
      actions={
        mayExport ? (
          <Link to={discoveryPath(subjectId)} className="usa-button usa-button--outline ff-button">
            {t('consent.law.discovery')}
          </Link>
        ) : null
      }
    >
      <Alert tone="info">{t('consent.not-legal-advice')}</Alert>
      <Demands subjectId={subjectId} />
      {mayWrite ? <LogReport subjectId={subjectId} /> : null}
    </Page>
  );
};

const Demands = ({ subjectId }: { subjectId: string }) => {
  const { t, date } = useConsentWords();
  const go = useGo();
  const mayWrite = useMay('write disclosure');
  const read = useRead(listDemands, { subjectId });
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('consent.demands')}
      lead={t('consent.demands.lead')}
      aside={mayWrite ? <Button onClick={() => setAdding(true)}>{t('consent.demands.add')}</Button> : null}
    >
      <Loaded read={read}>
        {(demands) =>
          demands.length === 0 ? (
            <p className="ff-nothing">{t('consent.demands.none')}</p>
          ) : (
            <ul className="ff-rows">
              {demands.map((one) => (
                <li key={one.id}>
                  <span>
                    <Link to={demandPath(subjectId, one.id)} className="usa-link ff-tap">
                      {t(`consent.demand.kind.${one.kind.replaceAll(' ', '-')}`)}
                    </Link>{' '}
                    <StateBadge tone={demandTones[one.state]}>{t(`consent.demand.state.${one.state}`)}</StateBadge>
                    <span className="ff-line ff-small">
                      {t('consent.demand.received', { day: date(one.receivedOn) })}{' '}
                      {one.dueOn ? t('consent.demand.due', { day: date(one.dueOn) }) : null}{' '}
                      {one.gaps.length > 0 ? t('consent.demand.missing', { count: one.gaps.length }) : null}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding ? (
        <Dialog title={t('consent.demands.add')} onClose={() => setAdding(false)}>
          <Form
            route={openDemand}
            words="consent.demand"
            fixed={{ subjectId }}
            fields={{ demandedBy: { autoComplete: 'off' }, matter: { autoComplete: 'off' } }}
            onDone={({ id }) => go(demandPath(subjectId, id))}
            onCancel={() => setAdding(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};
