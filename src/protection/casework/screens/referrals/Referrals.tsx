import { useRead } from '../../../../web/api.ts';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { listReferrals, receivedReferrals } from '../../contract.ts';
import { useCaseworkWords, useCodes } from '../words.ts';
import { Capacity } from './Capacity.tsx';
import { receivedPath, referralPath, referralTones } from './words.ts';

const most = 100;

/** What was sent to us, what we sent, and questions for room, which name nobody. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const receives = useMay('approve referral');
  const sends = useMay('read referral');
  return (
    <Page title={t('casework.nav.referrals')} whoMaySee={t('casework.referrals.who')}>
      {receives ? <Received /> : null}
      {sends ? <Sent /> : null}
      <Capacity />
    </Page>
  );
};

const Received = () => {
  const { t, say, date } = useCaseworkWords();
  const read = useRead(receivedReferrals, { limit: most });
  return (
    <Section title={t('casework.received')}>
      <Loaded read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="ff-nothing">{t('casework.received.none')}</p>
          ) : (
            <ul className="ff-rows">
              {rows.map((one) => (
                <li key={one.id}>
                  <span>
                    <Link to={receivedPath(one.id)} className="usa-link ff-tap">
                      {one.code}
                    </Link>{' '}
                    <StateBadge tone={referralTones[one.state]}>{t(`casework.referral.state.${one.state}`)}</StateBadge>{' '}
                    {one.late ? <StateBadge tone="late">{t('casework.late')}</StateBadge> : null}
                    <span className="ff-line ff-small">
                      {one.from} · {say(one.purpose.title)} · {t(`casework.priority.${one.priority}`)} ·{' '}
                      {one.access === 'open'
                        ? t('casework.received.until', { day: date(one.accessUntil.slice(0, 10)) })
                        : t('casework.received.ended')}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
};

const Sent = () => {
  const { t } = useCaseworkWords();
  const { label } = useCodes();
  const read = useRead(listReferrals, { limit: most });
  return (
    <Section title={t('casework.referrals')}>
      <Loaded read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="ff-nothing">{t('casework.referrals.none')}</p>
          ) : (
            <ul className="ff-rows">
              {rows.map((one) => (
                <li key={one.id}>
                  <span>
                    <Link to={referralPath(one.id)} className="usa-link ff-tap">
                      {label('service-type', one.need)}: {one.to.name}
                    </Link>{' '}
                    <StateBadge tone={referralTones[one.state]}>{t(`casework.referral.state.${one.state}`)}</StateBadge>{' '}
                    {one.late ? <StateBadge tone="late">{t('casework.late')}</StateBadge> : null}
                    <span className="ff-line ff-small">
                      {one.recordCode} · {t(`casework.footing.${one.footing}`)}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
};
