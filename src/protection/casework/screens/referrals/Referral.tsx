import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { Timeline } from '../../../../web/kit/Timeline.tsx';
import { listReleases } from '../../../consent/contract.ts';
import { moveReferral, openReferral, referralFhir, tellReferral } from '../../contract.ts';
import { recordPath, sendPath, useCaseworkWords, useCodes } from '../words.ts';
import { Moves } from './Moves.tsx';
import { WarmTransfer } from './WarmTransfer.tsx';
import { changePath, referralTones } from './words.ts';

type Detail = Output<typeof openReferral>;

/** One referral from our side: on what it stands, what the partner sees, what happened. */
export const Screen = () => {
  const { referralId } = usePathParams('referralId');
  const { t } = useCaseworkWords();
  const { label } = useCodes();
  const read = useRead(openReferral, { referralId }, { refetchInterval: 60_000 });
  const { data } = read;
  return (
    <Page
      title={data ? `${label('service-type', data.need)}: ${data.to.name}` : t('casework.referral')}
      neutral
      up={{ to: '/referrals', label: t('casework.nav.referrals') }}
      {...(data
        ? {
            state: (
              <>
                <StateBadge tone={referralTones[data.state]}>{t(`casework.referral.state.${data.state}`)}</StateBadge>
                {data.outcome ? t(`casework.referral.outcome.${data.outcome}`) : null}
                {data.late ? <StateBadge tone="late">{t('casework.late')}</StateBadge> : null}
                <Link to={recordPath(data.survivorId)}>{t('casework.code', { code: data.recordCode })}</Link>
              </>
            ),
          }
        : {})}
    >
      <Loaded read={read}>{(referral) => <Opened referral={referral} />}</Loaded>
    </Page>
  );
};

const Opened = ({ referral }: { referral: Detail }) => {
  const { t, say, moment } = useCaseworkWords();
  const move = useAct(moveReferral, { also: ['consent'] });
  const tell = useAct(tellReferral);
  const mayExport = useMay('export referral');
  const writes = referral.maySend || referral.maySendAgain || referral.moves.length > 0;
  const { id: referralId } = referral;
  return (
    <>
      <Alert tone={referral.footing === 'live' ? 'success' : 'info'}>
        {t(`casework.footing.${referral.footing}`)}{' '}
        {referral.footing === 'live' && referral.accessUntil
          ? t('casework.received.until', { day: moment(referral.accessUntil) })
          : null}
      </Alert>
      {referral.askedAt ? (
        <Alert tone="warning" title={t('casework.referral.asked', { day: moment(referral.askedAt) })}>
          <p>{t('casework.referral.asked.says')}</p>
        </Alert>
      ) : null}
      {referral.maySend ? (
        <p>
          <Link to={changePath(referralId)}>{t('casework.refer.change')}</Link>
        </p>
      ) : null}
      {referral.maySend || referral.maySendAgain ? <Releases referral={referral} /> : null}
      {referral.sent.length > 0 ? (
        <Section title={t(referral.footing === 'live' ? 'casework.referral.sees' : 'casework.referral.saw')}>
          <p>{referral.sent.map(({ title }) => say(title)).join('; ')}</p>
        </Section>
      ) : null}
      {referral.toldMoves.length > 0 ? (
        <Section title={t('casework.referral.told')} lead={t('casework.referral.told.lead')}>
          <Moves
            moves={referral.toldMoves}
            busy={tell.isPending}
            error={tell.error}
            told
            onMove={(to, outcome, toldBy) => tell.mutate({ input: { referralId, to, outcome, toldBy } })}
          />
        </Section>
      ) : null}
      {referral.moves.length > 0 ? (
        <Section title={t('casework.referral.do')}>
          <Moves
            moves={referral.moves}
            busy={move.isPending}
            error={move.error}
            onMove={(to, outcome) => move.mutate({ input: { referralId, to, outcome } })}
          />
        </Section>
      ) : null}
      {writes ? <WarmTransfer referralId={referralId} /> : null}
      <Section title={t('casework.timeline')}>
        <Timeline
          label={t('casework.timeline')}
          items={referral.events.map((event) => ({
            id: event.id,
            at: event.at,
            title: event.to ? t(`casework.referral.state.${event.to}`) : t(`casework.referral.event.${event.kind}`),
            by: event.person?.name ?? (event.by === 'target' ? referral.to.name : ''),
            children: (
              <p className="ff-small">
                {[
                  event.outcome ? t(`casework.referral.outcome.${event.outcome}`) : '',
                  event.words?.split('\n').join(' – ') ?? '',
                  event.fit === null ? '' : t(event.fit ? 'casework.warm.fits' : 'casework.warm.fits-not'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            ),
          }))}
        />
      </Section>
      {mayExport && referral.footing === 'live' ? (
        <Section title={t('casework.fhir')} lead={t('casework.fhir.lead')}>
          <SaveButton route={referralFhir} input={{ referralId }}>
            {t('casework.fhir.save')}
          </SaveButton>
        </Section>
      ) : null}
    </>
  );
};

/** Under which release it can go: one that holds and names this organisation. */
const Releases = ({ referral }: { referral: Detail }) => {
  const { t, say, date } = useCaseworkWords();
  const mayRelease = useMay('read release');
  const read = useRead(listReleases, { subjectId: referral.survivorId }, { enabled: mayRelease });
  return (
    <Section title={t(referral.maySend ? 'casework.referral.send' : 'casework.referral.send-again')}>
      <Loaded read={read}>
        {(releases) => {
          const fitting = releases.filter((one) => one.standing === 'active' && one.recipient.id === referral.to.id);
          return fitting.length === 0 ? (
            <>
              <p>{t('casework.referral.no-release', { to: referral.to.name })}</p>
              <Link
                to={`/releases/${referral.survivorId}/new`}
                search={{
                  to: `${referral.to.kind === 'organisation' ? 'here' : 'outside'}/${referral.to.id}`,
                  referral: referral.id,
                }}
                className="usa-button ff-button"
              >
                {t('casework.referral.ask')}
              </Link>
            </>
          ) : (
            <ul className="ff-rows">
              {fitting.map((one) => (
                <li key={one.id}>
                  <span>
                    <b>{say(one.purpose.title)}</b>{' '}
                    <span className="ff-small">
                      {t('casework.received.until', { day: date(one.expiresAt.slice(0, 10)) })}
                    </span>
                  </span>
                  <Link
                    to={sendPath(referral.survivorId, one.id)}
                    search={{ referral: referral.id, ...(referral.maySend ? {} : { again: 'yes' }) }}
                    className="usa-button ff-button"
                  >
                    {t('casework.referral.preview')}
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
};
