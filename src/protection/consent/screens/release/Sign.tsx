import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { call } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { FileDrop } from '../../../../web/kit/FileDrop.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { addSignatureScan, changeDraft, type openRelease, signRelease } from '../../contract.ts';
import { useConsentWords } from '../words.ts';
import { SignaturePad } from './SignaturePad.tsx';

type Release = Output<typeof openRelease>;
const mostBytes = 8_000_000;

/** The draft once more, with the sentence that was read out. */
const termsOf = (release: Release) => ({
  releaseId: release.id,
  recipient:
    release.recipient.kind === 'organisation'
      ? { organisationId: release.recipient.id }
      : { externalId: release.recipient.id },
  purpose: release.purpose.id,
  direction: release.direction,
  classes: release.classes,
  fields: release.fields.map(({ id }) => id),
  startsAt: release.startsAt,
  expiresAt: release.expiresAt,
  // a draft with such a signer is refused before it comes here
  signer: { as: release.signedAs, name: release.signerName, isAllegedAbuser: false },
  subjectIsMinor: release.subjectIsMinor,
  signsAloneBy: release.signsAloneBy,
  language: release.language,
  reader: release.reader,
  interpreter: release.interpreter,
  servicesDoNotDepend: true,
});

/** By drawing on the screen; or on paper, which is scanned or photographed: that also works by keyboard alone. */
export const Sign = ({ release }: { release: Release }) => {
  const { t } = useConsentWords();
  const client = useQueryClient();
  const id = useId();
  const [heard, setHeard] = useState(release.servicesDoNotDepend);
  const [way, setWay] = useState<'draw' | 'paper'>('draw');
  const [drawn, setDrawn] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const ready = heard && (way === 'draw' ? drawn !== '' : file !== null);

  const sign = async (): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      if (!release.servicesDoNotDepend) await call(changeDraft, termsOf(release));
      if (way === 'paper' && file) await call(addSignatureScan, { releaseId: release.id, name: 'signature' }, { file });
      await call(signRelease, { releaseId: release.id, ...(way === 'draw' ? { drawn } : {}) });
      await Promise.all(['consent', 'casework'].map((name) => client.invalidateQueries({ queryKey: [name] })));
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="ff-sign">
      <h2>{t('consent.sign')}</h2>
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          type="checkbox"
          id={`${id}-heard`}
          checked={heard}
          onChange={(event) => setHeard(event.target.checked)}
        />
        <label className="usa-checkbox__label" htmlFor={`${id}-heard`}>
          {t('consent.sign.heard')}
        </label>
      </div>
      <fieldset className="usa-fieldset ff-row-of-choices">
        <legend>{t('consent.sign.how')}</legend>
        {(['draw', 'paper'] as const).map((one) => (
          <div className="usa-radio" key={one}>
            <input
              className="usa-radio__input"
              type="radio"
              id={`${id}-${one}`}
              name={id}
              checked={way === one}
              onChange={() => setWay(one)}
            />
            <label className="usa-radio__label" htmlFor={`${id}-${one}`}>
              {t(`consent.sign.${one}`)}
            </label>
          </div>
        ))}
      </fieldset>
      {way === 'draw' ? (
        <SignaturePad path={drawn} onPath={setDrawn} />
      ) : (
        <FileDrop
          endings={['.png', '.jpg', '.jpeg', '.pdf']}
          maxBytes={mostBytes}
          label={t('consent.sign.scan')}
          file={file}
          onFile={setFile}
        />
      )}
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {ready ? null : <p className="ff-small">{t('consent.sign.needs')}</p>}
      <Button kind="main" disabled={!ready || busy} onClick={() => void sign()}>
        {t('consent.sign.go')}
      </Button>
    </section>
  );
};
