import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { callProved } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { useReadMe } from '../../../../web/kit/me.ts';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { deviceKinds, endDevice, leaseHours, mostTries, takeCaseload } from '../../contract.ts';
import { installShell, removeShell } from './shell.ts';
import { beginStore, type Opened } from './store.ts';

const shortest = 14;
/** Long enough, and not one letter over and over: whoever copies the store can try passphrases at home. */
const isGood = (passphrase: string): boolean => passphrase.length >= shortest && new Set(passphrase).size >= 6;

/** Before anything is taken: what goes along, for how long, what a wrong passphrase does. */
export const Take = ({ onTaken }: { onTaken: (opened: Opened) => void }) => {
  const t = useT();
  const me = useReadMe();
  if (!('subtle' in crypto)) return <Alert tone="warning">{t('casework.offline.not-safe')}</Alert>;
  if (me.error) return <ProblemAlert error={me.error} again={() => void me.refetch()} />;
  if (me.data === undefined) return <p>{t('web.loading')}</p>;
  if (!me.data?.permissions.includes('read caseload')) {
    return (
      <>
        <p>{t('casework.offline.none')}</p>
        <a className="usa-button ff-button" href="/sign-in?to=%2Foffline">
          {t('web.sign-in')}
        </a>
      </>
    );
  }
  return <TakeForm onTaken={onTaken} />;
};

/** This browser keeps no page: a private window, most often. */
class NotKept extends Error {}

const takeAlong = async (kind: (typeof deviceKinds)[number], passphrase: string): Promise<Opened> => {
  const taken = await callProved(takeCaseload, { kind });
  try {
    return await beginStore(passphrase, taken);
  } catch (error) {
    // nothing lies here, so nothing is out there
    await callProved(endDevice, { deviceId: taken.deviceId, why: 'other' });
    throw error;
  }
};

const TakeForm = ({ onTaken }: { onTaken: (opened: Opened) => void }) => {
  const t = useT();
  const id = useId();
  const [kind, setKind] = useState<(typeof deviceKinds)[number]>('phone');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<'short' | 'differs' | null>(null);
  const act = useMutation({
    mutationFn: async () => {
      if (!(await installShell())) throw new NotKept();
      try {
        return await takeAlong(kind, passphrase);
      } catch (error) {
        await removeShell();
        throw error;
      }
    },
    onSuccess: onTaken,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isGood(passphrase)) setWrong('short');
    else if (passphrase !== again) setWrong('differs');
    else act.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="ff-form">
      <p>{t('casework.offline.take.lead', { hours: leaseHours })}</p>
      <ul>
        <li>{t('casework.offline.take.what')}</li>
        <li>{t('casework.offline.take.logged')}</li>
        <li>{t('casework.offline.take.exit')}</li>
      </ul>
      <Alert tone="warning">{t('casework.offline.take.tries', { tries: mostTries })}</Alert>
      {act.error instanceof NotKept ? (
        <Alert tone="warning" live>
          {t('casework.offline.not-kept')}
        </Alert>
      ) : null}
      {act.error && !(act.error instanceof NotKept) ? <ProblemAlert error={act.error} /> : null}
      <fieldset className="usa-fieldset ff-choices">
        <legend className="usa-legend">{t('casework.offline.take.device')}</legend>
        {deviceKinds.map((one) => (
          <div className="usa-radio" key={one}>
            <input
              className="usa-radio__input"
              type="radio"
              id={`${id}-${one}`}
              name={`${id}-kind`}
              checked={kind === one}
              onChange={() => setKind(one)}
            />
            <label className="usa-radio__label" htmlFor={`${id}-${one}`}>
              {t(`casework.offline.device.${one}`)}
            </label>
          </div>
        ))}
      </fieldset>
      <div className={`usa-form-group ${wrong === 'short' ? 'usa-form-group--error' : ''}`}>
        <label className="usa-label" htmlFor={`${id}-one`}>
          {t('casework.offline.passphrase.new')}
        </label>
        <div className="usa-hint" id={`${id}-hint`}>
          {t('casework.offline.passphrase.hint', { length: shortest })}
        </div>
        {wrong === 'short' ? (
          <span className="usa-error-message" role="alert" id={`${id}-short`}>
            {t('casework.offline.passphrase.short', { length: shortest })}
          </span>
        ) : null}
        <input
          id={`${id}-one`}
          type="password"
          className="usa-input"
          autoComplete="off"
          value={passphrase}
          aria-describedby={`${id}-hint${wrong === 'short' ? ` ${id}-short` : ''}`}
          onChange={(event) => {
            setPassphrase(event.target.value);
            setWrong(null);
          }}
        />
      </div>
      <div className={`usa-form-group ${wrong === 'differs' ? 'usa-form-group--error' : ''}`}>
        <label className="usa-label" htmlFor={`${id}-two`}>
          {t('casework.offline.passphrase.again')}
        </label>
        {wrong === 'differs' ? (
          <span className="usa-error-message" role="alert" id={`${id}-differs`}>
            {t('casework.offline.passphrase.differs')}
          </span>
        ) : null}
        <input
          id={`${id}-two`}
          type="password"
          className="usa-input"
          autoComplete="off"
          value={again}
          {...(wrong === 'differs' ? { 'aria-describedby': `${id}-differs` } : {})}
          onChange={(event) => {
            setAgain(event.target.value);
            setWrong(null);
          }}
        />
      </div>
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {t('casework.offline.take')}
        </Button>
        <a className="usa-link ff-tap" href="/caseload">
          {t('casework.offline.to-desk')}
        </a>
      </div>
    </form>
  );
};
