import { useRead } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { type ReleaseCard, whoSawWhat } from '../../contract.ts';
import { lawPath, recordPath, releasePath, sendPath, standingKey, tones, useConsentWords } from '../words.ts';
import { SharedPackets } from './SharedPackets.tsx';

/** What a survivor lets us share, with whom, until when; and who has read what. */
export const Screen = () => {
  const { subjectId } = usePathParams('subjectId');
  const { t } = useConsentWords();
  const mayWrite = useMay('write release');
  const mayLaw = useMay('read disclosure');
  const read = useRead(whoSawWhat, { subjectId });
  return (
    <Page
      title={t('consent.releases')}
      neutral
      up={{ to: recordPath(subjectId), label: t('consent.to-record') }}
      whoMaySee={t('consent.releases.who')}
      lead={<p>{t('consent.releases.lead')}</p>}
      actions={
        <>
          {mayWrite ? (
            <Link to={`/releases/${subjectId}/new`} className="usa-button ff-button">
              {t('consent.ask')}
            </Link>
          ) : null}
          {mayLaw ? (
            <Link to={lawPath(subjectId)} className="usa-button usa-button--outline ff-button">
              {t('consent.law')}
            </Link>
          ) : null}
        </>
      }
    >
      <Loaded read={read}>
        {({ releases, packets, reports }) => {
          const live = releases.filter(({ standing }) => ['active', 'waiting', 'draft'].includes(standing));
          const over = releases.filter((one) => !live.includes(one));
          return (
            <>
              <Section title={t('consent.live', { count: live.length })}>
                {live.length === 0 ? (
                  <EmptyState icon="lock" title={t('consent.live.none')}>
                    {t('consent.live.none.says')}
                  </EmptyState>
                ) : (
                  <List subjectId={subjectId} releases={live} />
                )}
              </Section>
              <SharedPackets packets={packets} reports={reports} />
              {over.length > 0 ? (
                <Section title={t('consent.over')}>
                  <List subjectId={subjectId} releases={over} />
                </Section>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
};

const List = ({ subjectId, releases }: { subjectId: string; releases: readonly ReleaseCard[] }) => {
  const { t, say, date } = useConsentWords();
  const maySend = useMay('share packet');
  return (
    <ul className="ff-rows">
      {releases.map((one) => (
        <li key={one.id}>
          <span>
            <Link to={releasePath(subjectId, one.id)} className="usa-link ff-tap">
              {one.recipient.name}
            </Link>{' '}
            <StateBadge tone={tones[one.standing]}>{t(standingKey(one.standing))}</StateBadge>{' '}
            {one.long ? <StateBadge tone="waiting">{t('consent.long')}</StateBadge> : null}
            <span className="ff-line ff-small">
              {say(one.purpose.title)} ·{' '}
              {t('consent.from-to', { from: date(one.startsAt.slice(0, 10)), to: date(one.expiresAt.slice(0, 10)) })}
            </span>
          </span>
          <span className="ff-buttons">
            {one.standing === 'active' && maySend ? (
              <Link to={sendPath(subjectId, one.id)} className="usa-button usa-button--outline ff-button">
                {t('consent.send')}
              </Link>
            ) : null}
            {one.standing === 'draft' ? (
              <Link to={`/show/${one.id}`} className="usa-button usa-button--outline ff-button">
                {t('consent.show')}
              </Link>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
};
