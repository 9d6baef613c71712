import { lazy, Suspense, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { StateBadge, Tag, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { Timeline } from '../../../../web/kit/Timeline.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { openSite } from '../../contract.ts';
import type { Act, Opened } from './answers.ts';
import { SiteBadge, sitePath, useCountry } from './words.tsx';

const Acts = lazy(() => import('./Acts.tsx').then(({ Acts: part }) => ({ default: part })));

/** One site: what is known of it, the rows that stand for it, what was merged, parted and taken back, and what can be done. */
export const Screen = () => {
  const { t } = useWords();
  const { siteId } = usePathParams('siteId');
  const read = useRead(openSite, { siteId });
  return (
    <Loaded read={read}>
      {(site) => {
        const gone = site.merged.find(({ id }) => id === siteId);
        return (
          <Page
            title={site.name || t('supply.supplier.no-name')}
            up={{ to: '/supply/sites', label: t('supply.nav.sites') }}
            state={<SiteBadge state={site.state} />}
            whoMaySee={t('supply.supplier.who')}
            actions={<Doing site={site} />}
          >
            {gone ? (
              <Alert tone="info" title={t('supply.site.moved', { name: gone.name })}>
                <p>
                  <Link to={sitePath(site.id)}>{t('supply.site.moved.now', { name: site.name })}</Link>
                </p>
              </Alert>
            ) : null}
            <Known site={site} />
            <Identifiers site={site} />
            <Rows site={site} />
            <History site={site} />
          </Page>
        );
      }}
    </Loaded>
  );
};

const Doing = ({ site }: { site: Opened }) => {
  const { t } = useWords();
  const [act, setAct] = useState<Act | null>(null);
  if (!useMay('write supply')) return null;
  const acts: readonly Act[] = [
    'merge',
    ...(site.suppliers.length > 1 ? (['split'] as const) : []),
    site.state === 'closed' ? 'open' : 'close',
    ...(site.undo ? (['undo'] as const) : []),
  ];
  return (
    <>
      {site.state === 'open' ? (
        <Link
          to={`/supply/requests/new?site=${encodeURIComponent(site.id)}`}
          className="usa-button usa-button--outline"
        >
          {t('supply.ask.new')}
        </Link>
      ) : null}
      {acts.map((one) => (
        <Button key={one} onClick={() => setAct(one)}>
          {t(`supply.site.act.${one}`)}
        </Button>
      ))}
      {act ? (
        <Suspense fallback={null}>
          <Acts act={act} site={site} onClose={() => setAct(null)} />
        </Suspense>
      ) : null}
    </>
  );
};

const Known = ({ site }: { site: Opened }) => {
  const { t, number } = useWords();
  const country = useCountry();
  const { address, postalCode, phone, lat, lng, inXinjiang, names } = site;
  const facts = [
    { name: t('supply.supplier.field.address'), value: address },
    { name: t('supply.supplier.field.postalCode'), value: postalCode },
    { name: t('supply.supplier.field.country'), value: country(site.country) },
    { name: t('supply.supplier.field.phone'), value: phone },
    {
      name: t('supply.site.place'),
      value: lat === null || lng === null ? '' : `${number(lat, 4)} / ${number(lng, 4)}`,
    },
    {
      name: t('supply.site.xinjiang'),
      value: t(`supply.site.xinjiang.${inXinjiang === null ? 'unknown' : inXinjiang ? 'yes' : 'no'}`),
    },
    { name: t('supply.site.id'), value: site.id },
  ];
  return (
    <Section title={t('supply.site.known')}>
      <Facts facts={facts.filter(({ value }) => value)} />
      {names.length > 0 ? (
        <>
          <h3>{t('supply.site.names')}</h3>
          <p className="ff-tags">
            {names.map((name) => (
              <Tag key={name}>{name}</Tag>
            ))}
          </p>
        </>
      ) : null}
    </Section>
  );
};

const checks: Record<Opened['identifiers'][number]['check'], Tone> = {
  valid: 'good',
  invalid: 'late',
  unchecked: 'unknown',
};

const Identifiers = ({ site }: { site: Opened }) => {
  const { t } = useWords();
  return (
    <Section title={t('supply.site.identifiers')}>
      {site.identifiers.length === 0 ? (
        <p>{t('supply.site.identifiers.none')}</p>
      ) : (
        <ul className="ff-queue">
          {site.identifiers.map(({ type, value, check }) => (
            <li key={`${type} ${value}`}>
              <span>
                {t(type === 'other' ? 'supply.site.identifier.other' : `supply.supplier.field.${type}`)} <b>{value}</b>{' '}
                <StateBadge tone={checks[check]}>{t(`supply.site.check.${check}`)}</StateBadge>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const Rows = ({ site }: { site: Opened }) => {
  const { t } = useWords();
  return (
    <Section title={t('supply.site.rows')}>
      {site.suppliers.length === 0 ? <p>{t('supply.site.rows.none')}</p> : null}
      <ol className="ff-queue">
        {site.suppliers.map(({ id, name, address }) => (
          <li key={id}>
            <Link to={`/supply/suppliers/${id}`}>{name || t('supply.supplier.no-name')}</Link>
            <span className="ff-queue-why">{address || '–'}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
};

const History = ({ site }: { site: Opened }) => {
  const { t } = useWords();
  if (site.history.length === 0) return null;
  return (
    <Section title={t('supply.site.history')}>
      <Timeline
        label={t('supply.site.history')}
        items={site.history.map(({ id, kind, others, why, by, at, undone }) => ({
          ...{ id, at, by },
          title: (
            <>
              {t(`supply.site.did.${kind}`)}{' '}
              {undone ? <StateBadge tone="plain">{t('supply.site.undone')}</StateBadge> : null}
            </>
          ),
          children: (
            <>
              {others.map((one) => (
                <p key={one.id}>
                  <Link to={sitePath(one.id)}>{one.name}</Link>
                </p>
              ))}
              <p className="ff-as-written">{why}</p>
            </>
          ),
        }))}
      />
    </Section>
  );
};
