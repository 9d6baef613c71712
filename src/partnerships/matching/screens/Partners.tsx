import { lazy, Suspense, useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { SaveButton } from '../../../web/kit/SaveButton.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { announcementFile, listPartners, setPartner } from '../contract.ts';

// an address is said once
const SetAddress = lazy(() => import('./SetAddress.tsx'));
const Announce = lazy(() => import('./Announce.tsx'));
const Announced = lazy(() => import('./Announced.tsx'));

type Partners = Output<typeof listPartners>;
type Partner = Partners['partners'][number];

/** The partners of all agreements: where the node of each is, when it was last heard, what waits for it. */
export const Screen = () => {
  const { t } = useWords();
  const read = useRead(listPartners, {});
  return (
    <Page
      title={t('matching.partners')}
      up={{ to: '/matching', label: t('matching.nav.desk') }}
      whoMaySee={t('matching.who')}
      lead={<p>{t('matching.partners.lead')}</p>}
    >
      <Loaded read={read}>
        {({ ownAddress, announced, partners }) => (
          <>
            <Section title={t('matching.partners.own')}>
              {ownAddress ? <Own address={ownAddress} announced={announced} /> : <p>{t('matching.partners.no-key')}</p>}
            </Section>
            {partners.length === 0 ? (
              <EmptyState icon="connect" title={t('matching.partners.none')}>
                <p>{t('matching.partners.none.says')}</p>
              </EmptyState>
            ) : (
              partners.map((one) => <One key={one.publicKey} partner={one} />)
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
};

/** The own address, and what partners were told of it. */
const Own = ({ address, announced }: { address: string; announced: Partners['announced'] }) => {
  const { t, moment } = useWords();
  const may = useMay('approve matching');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <code>{address}</code>
      <ul className="ff-rows">
        {announced.map(({ publicKey, at, ...said }) => (
          <li key={publicKey}>
            <span>
              {moment(at)} <code>{said.address ?? t('matching.partner.by-hand')}</code>
            </span>
            <SaveButton route={announcementFile} input={{ publicKey }}>
              {t('matching.announce.file')}
            </SaveButton>
          </li>
        ))}
      </ul>
      {may && !asked ? (
        <div className="ff-actions">
          <Button onClick={() => setAsked(true)}>{t('matching.announce.own')}</Button>
        </div>
      ) : null}
      {asked ? (
        <Suspense>
          <Announce address={address} onDone={() => setAsked(false)} />
        </Suspense>
      ) : null}
    </>
  );
};

const One = ({ partner }: { partner: Partner }) => {
  const { t, moment } = useWords();
  const may = useMay('approve matching');
  const [asked, setAsked] = useState(false);
  const { name, publicKey, address, pin, heardAt, reachedAt, waiting, trouble } = partner;
  const facts: readonly [string, string][] = [
    [t('matching.key.public'), publicKey],
    [t('matching.partner.address'), address ?? t('matching.partner.by-hand')],
    [t('matching.partner.pin'), pin ?? t('matching.partner.none')],
    [t('matching.partner.heard'), heardAt ? moment(heardAt) : t('matching.partner.never')],
    [t('matching.partner.reached'), reachedAt ? moment(reachedAt) : t('matching.partner.never')],
    [t('matching.partner.waiting'), String(waiting)],
  ];
  return (
    <Section title={name}>
      {trouble ? (
        <Alert tone="warning" title={t('matching.partner.trouble')}>
          <code>{trouble}</code>
        </Alert>
      ) : null}
      {partner.announced ? (
        <Suspense>
          <Announced said={partner.announced} />
        </Suspense>
      ) : null}
      {partner.succeededBy ? <Alert>{t('matching.announce.succeeded', { key: partner.succeededBy })}</Alert> : null}
      <dl className="ff-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {may && !asked ? (
        <div className="ff-actions">
          <Button onClick={() => setAsked(true)}>{t('matching.partner.set')}</Button>
          {address ? <ByHand publicKey={publicKey} /> : null}
        </div>
      ) : null}
      {asked ? (
        <Suspense>
          <SetAddress partner={partner} onDone={() => setAsked(false)} />
        </Suspense>
      ) : null}
    </Section>
  );
};

/** Messages are carried as files again. */
const ByHand = ({ publicKey }: { publicKey: string }) => {
  const { t } = useWords();
  const act = useAct(setPartner);
  return (
    <>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button
        kind="quiet"
        disabled={act.isPending}
        onClick={() => act.mutate({ input: { publicKey, address: null, pin: null } })}
      >
        {t('matching.partner.carry')}
      </Button>
    </>
  );
};
