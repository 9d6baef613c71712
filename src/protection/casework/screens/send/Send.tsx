import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { usePathParams, useSearchState } from '../../../../web/kit/search.ts';
import { decideRelease, openRelease } from '../../../consent/contract.ts';
import { openSheet, sendRecord, sendReferral, sendReferralAgain } from '../../contract.ts';
import { referralPath } from '../referrals/words.ts';
import { releasesPath, type SheetField, useCaseworkWords } from '../words.ts';
import { LinkOnce } from './LinkOnce.tsx';

type Release = Output<typeof openRelease>;

/** Before anything leaves: exactly what will go, and what stays and why. */
export const Screen = () => {
  const { survivorId, releaseId } = usePathParams('survivorId', 'releaseId');
  const { t } = useCaseworkWords();
  const release = useRead(openRelease, { releaseId });
  const sheet = useRead(openSheet, { survivorId });
  return (
    <Page
      title={t('casework.send')}
      neutral
      up={{ to: releasesPath(survivorId), label: t('casework.sharing') }}
      lead={<p>{t('casework.send.lead')}</p>}
    >
      <Loaded read={release}>
        {(signed) => (
          <Loaded read={sheet}>
            {({ fields }) => (
              <Choose
                survivorId={survivorId}
                release={signed}
                said={fields.filter(({ told }) => told?.state === 'said')}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
};

const Choose = (props: { survivorId: string; release: Release; said: readonly SheetField[] }) => {
  const { t, say, shown, moment, language } = useCaseworkWords();
  const { release, said } = props;
  const named = new Set(release.fields.map(({ id }) => id));
  const classes = new Set<string>(release.classes);
  // what she named is proposed; what only a class covers is offered
  const [wanted, setWanted] = useState<readonly string[]>(() =>
    said.filter(({ field }) => named.has(field)).map(({ field }) => field),
  );
  const all = said.map(({ field }) => field);
  const decision = useRead(
    decideRelease,
    { releaseId: release.id, fields: all },
    { enabled: all.length > 0 && release.standing === 'active' },
  );
  const { act, send, sent } = useSending(props.survivorId, release.id);
  const allowed = new Set(decision.data?.allowed);
  const leaving = said.filter(({ field }) => wanted.includes(field) && allowed.has(field));
  const staying = said.filter((field) => !leaving.includes(field));
  const why = new Map((decision.data?.refused ?? []).map(({ field, reason }) => [field, reason]));
  const toggle = (field: string): void =>
    setWanted(wanted.includes(field) ? wanted.filter((one) => one !== field) : [...wanted, field]);

  if (sent) return <Sent sent={sent} release={release} survivorId={props.survivorId} />;
  return (
    <>
      <Facts
        facts={[
          { name: t('casework.send.to'), value: <b>{release.recipient.name}</b> },
          { name: t('casework.send.purpose'), value: release.purpose.title[language] },
          { name: t('casework.send.until'), value: moment(release.expiresAt) },
        ]}
      />
      {release.standing === 'active' ? null : <Alert tone="warning">{t('casework.send.not-active')}</Alert>}
      {decision.error ? <ProblemAlert error={decision.error} /> : null}
      <Section title={t('casework.send.leaves', { count: leaving.length })} lead={t('casework.send.leaves.lead')}>
        {leaving.length === 0 ? <p className="ff-nothing">{t('casework.send.nothing')}</p> : null}
        <ul className="ff-rows">
          {leaving.map((field) => (
            <li key={field.field}>
              <span>
                <b>{say(field.title)}</b>
                <span className="ff-line ff-as-written">
                  {field.told?.value === null || field.told === null ? '' : shown(field, field.told.value)}
                </span>
              </span>
              <Button kind="quiet" onClick={() => toggle(field.field)}>
                {t('casework.send.leave-out')}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      {staying.length > 0 ? (
        <Section title={t('casework.send.stays')} lead={t('casework.send.stays.lead')}>
          <ul className="ff-rows">
            {staying.map((field) => {
              const reason = why.get(field.field);
              return (
                <li key={field.field}>
                  <span>
                    <b>{say(field.title)}</b>
                    <span className="ff-line ff-small">
                      {reason ? t(`casework.stays.${reason}`) : t('casework.send.not-chosen')}
                    </span>
                  </span>
                  {!reason && (named.has(field.field) || classes.has(field.dataClass)) ? (
                    <Button kind="quiet" onClick={() => toggle(field.field)}>
                      {t('casework.send.take-in')}
                    </Button>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </Section>
      ) : null}
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <div className="ff-form-foot">
        <Button
          kind="main"
          disabled={act.isPending || leaving.length === 0}
          onClick={() => send(leaving.map(({ field }) => field))}
        >
          {t('casework.send.go', { count: leaving.length, to: release.recipient.name })}
        </Button>
      </div>
    </>
  );
};

interface Left {
  readonly code: string;
  readonly accessUntil: string;
  readonly link: Output<typeof sendRecord>['link'];
}

/** By itself, or as what a referral carries (`?referral=`). */
const useSending = (survivorId: string, releaseId: string) => {
  const [{ referral: referralId, again }] = useSearchState();
  const alone = useAct(sendRecord, { also: ['consent'] });
  const first = useAct(sendReferral, { also: ['consent'] });
  const anew = useAct(sendReferralAgain, { also: ['consent'] });
  const carried = again ? anew : first;
  const { data } = carried;
  const sent: Left | undefined = referralId ? data && { ...data, code: data.packetCode } : alone.data;
  return {
    act: referralId ? carried : alone,
    sent,
    send: (fields: string[]): void => {
      if (referralId) carried.mutate({ input: { referralId, releaseId, fields } });
      else alone.mutate({ input: { survivorId, releaseId, fields } });
    },
  };
};

const Sent = (props: { sent: Left; release: Release; survivorId: string }) => {
  const { t, moment } = useCaseworkWords();
  const { sent, release } = props;
  const [{ referral }] = useSearchState();
  return (
    <>
      <Alert tone="success" title={t('casework.sent', { to: release.recipient.name })} live>
        <p>{t('casework.sent.says', { code: sent.code, until: moment(sent.accessUntil) })}</p>
      </Alert>
      {sent.link ? <LinkOnce link={sent.link} /> : null}
      <p>
        {referral ? (
          <Link to={referralPath(referral)}>{t('casework.sent.referral')}</Link>
        ) : (
          <Link to={releasesPath(props.survivorId)}>{t('casework.sent.back')}</Link>
        )}
      </p>
    </>
  );
};
