import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { mostTries } from '../../contract.ts';
import type { Kept } from './store.ts';
import type { StoreHere } from './use-store.ts';

/** Says how many tries are left before it takes one. */
export const Unlock = ({ store, head }: { store: StoreHere; head: Kept }) => {
  const { t, moment } = useWords();
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const act = useMutation({
    mutationFn: () => store.tryPassphrase(passphrase),
    onSettled: () => setPassphrase(''),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase !== '') act.mutate();
  };
  const wrong = head.triesLeft < mostTries;
  return (
    <form onSubmit={submit} noValidate className="ff-form">
      <p>{t('casework.offline.unlock.lead', { until: moment(head.leaseUntil) })}</p>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {wrong ? (
        <Alert tone="warning" live>
          {t('casework.offline.unlock.wrong', { left: head.triesLeft })}
        </Alert>
      ) : null}
      <div className="usa-form-group">
        <label className="usa-label" htmlFor={id}>
          {t('casework.offline.passphrase')}
        </label>
        <div className="usa-hint" id={`${id}-hint`}>
          {t('casework.offline.take.tries', { tries: mostTries })}
        </div>
        <input
          id={id}
          type="password"
          className="usa-input"
          autoComplete="off"
          value={passphrase}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </div>
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {t(act.isPending ? 'web.loading' : 'casework.offline.unlock')}
        </Button>
      </div>
    </form>
  );
};
