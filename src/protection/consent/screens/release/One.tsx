import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { enterInError, openRelease, openSignature, releaseFhir, revokeRelease } from '../../contract.ts';
import { releasePath, releasesPath, sendPath, standingKey, tones, useConsentWords } from '../words.ts';

type Release = Output<typeof openRelease>;

/** One release: what it covers, who signed, what is missing, and the way to take it back. */
export const Screen = () => {
  const { subjectId, releaseId } = usePathParams('subjectId', 'releaseId');
  const { t, say } = useConsentWords();
  const read = useRead(openRelease, { releaseId });
  const [asking, setAsking] = useState<'revoke' | 'error' | null>(null);
  const [ended, setEnded] = useState<number | null>(null);
  const { data } = read;
  return (
    <Page
      title={data?.recipient.name ?? t('consent.release')}
      neutral
      up={{ to: releasesPath(subjectId), label: t('consent.releases') }}
      state={
        data ? (
          <>
            <StateBadge tone={tones[data.standing]}>{t(standingKey(data.standing))}</StateBadge>
            {say(data.purpose.title)}
          </>
        ) : null
      }
      actions={data ? <Actions release={data} onAsk={setAsking} /> : null}
    >
      {ended === null ? null : (
        <Alert tone="success" title={t('consent.revoked')} live>
          <p>{t('consent.revoked.says', { count: ended })}</p>
        </Alert>
      )}
      <Loaded read={read}>{(release) => <About release={release} />}</Loaded>
      {asking === 'revoke' ? (
        <Dialog title={t('consent.revoke')} onClose={() => setAsking(null)}>
          <p className="ff-consequence">{t('consent.revoke.consequence')}</p>
          <Form
            route={revokeRelease}
            words="consent.form-revoke"
            fixed={{ releaseId }}
            fields={{ by: { autoComplete: 'off' }, note: { rows: 2, autoComplete: 'off' } }}
            also={['casework']}
            onDone={({ packetsRecalled }) => {
              setEnded(packetsRecalled);
              setAsking(null);
            }}
            onCancel={() => setAsking(null)}
          />
        </Dialog>
      ) : null}
      {asking === 'error' ? (
        <Dialog title={t('consent.error')} onClose={() => setAsking(null)}>
          <p className="ff-consequence">{t('consent.error.consequence')}</p>
          <Form
            route={enterInError}
            words="consent.form-error"
            fixed={{ releaseId }}
            also={['casework']}
            onDone={({ packetsRecalled }) => {
              setEnded(packetsRecalled);
              setAsking(null);
            }}
            onCancel={() => setAsking(null)}
          />
        </Dialog>
      ) : null}
    </Page>
  );
};

const Actions = ({ release, onAsk }: { release: Release; onAsk: (what: 'revoke' | 'error') => void }) => {
  const { t } = useConsentWords();
  const mayWrite = useMay('write release');
  const maySend = useMay('share packet');
  const mayMark = useMay('approve release');
  const live = release.standing === 'active' || release.standing === 'waiting';
  return (
    <>
      {release.standing === 'draft' && mayWrite ? (
        <Link to={`/show/${release.id}`} className="usa-button ff-button">
          {t('consent.show')}
        </Link>
      ) : null}
      {release.standing === 'draft' && mayWrite ? (
        <Link
          to={`${releasePath(release.subjectId, release.id)}/change`}
          className="usa-button usa-button--outline ff-button"
        >
          {t('consent.change')}
        </Link>
      ) : null}
      {release.standing === 'active' && maySend ? (
        <Link to={sendPath(release.subjectId, release.id)} className="usa-button ff-button">
          {t('consent.send')}
        </Link>
      ) : null}
      {live ? (
        <Link to={`/show/${release.id}`} className="usa-button usa-button--outline ff-button">
          {t('consent.read-again')}
        </Link>
      ) : null}
      {live && mayWrite ? <Button onClick={() => onAsk('revoke')}>{t('consent.revoke')}</Button> : null}
      {mayMark && release.standing !== 'revoked' && release.standing !== 'entered in error' ? (
        <Button kind="quiet" onClick={() => onAsk('error')}>
          {t('consent.error')}
        </Button>
      ) : null}
    </>
  );
};

const About = ({ release }: { release: Release }) => {
  const { t, say, moment, language } = useConsentWords();
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return (
    <>
      {release.missing.length > 0 ? (
        <Alert tone="info" title={t('consent.missing')}>
          <ul>
            {release.missing.map(({ code, says }) => (
              <li key={code}>{says}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {release.long ? <Alert tone="warning">{t('consent.long.on')}</Alert> : null}
      <Section title={t('consent.covers')}>
        <ul>
          {release.classes.map((one) => (
            <li key={one}>{t(`consent.class.${one}`)}</li>
          ))}
          {release.fields.map(({ id, title }) => (
            <li key={id}>{say(title)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('consent.signature')}>
        <Facts
          facts={[
            {
              name: t('consent.time'),
              value: t('consent.from-to', { from: moment(release.startsAt), to: moment(release.expiresAt) }),
            },
            {
              name: t('consent.ask.signs'),
              value: `${release.signerName} (${t(`consent.signer.${release.signedAs}`)})`,
            },
            ...(release.signedAt ? [{ name: t('consent.signed-at'), value: moment(release.signedAt) }] : []),
            { name: t('consent.ask.language'), value: names.of(release.language) ?? release.language },
            ...(release.reader ? [{ name: t('consent.ask.reader'), value: release.reader }] : []),
            ...(release.interpreter ? [{ name: t('consent.ask.interpreter'), value: release.interpreter }] : []),
            ...(release.witnessedBy ? [{ name: t('consent.witness'), value: release.witnessedBy }] : []),
            { name: t('consent.form-version'), value: release.formVersion },
            { name: t('consent.sign.heard'), value: t(release.servicesDoNotDepend ? 'web.yes' : 'web.no') },
            ...(release.ending
              ? [
                  {
                    name: t('consent.ended'),
                    value: [
                      release.endedAt ? moment(release.endedAt) : '',
                      release.endedWay ? t(`consent.form-revoke.way.${release.endedWay.replaceAll(' ', '-')}`) : '',
                      release.ending.by,
                      release.ending.note,
                    ]
                      .filter(Boolean)
                      .join(' · '),
                  },
                ]
              : []),
          ]}
        />
        <span className="ff-buttons">
          {release.signature ? (
            <SaveButton route={openSignature} input={{ releaseId: release.id }}>
              {t('consent.signature.open')}
            </SaveButton>
          ) : null}
          {release.standing === 'draft' ? null : (
            <SaveButton route={releaseFhir} input={{ releaseId: release.id }}>
              {t('consent.fhir.save')}
            </SaveButton>
          )}
        </span>
      </Section>
    </>
  );
};
