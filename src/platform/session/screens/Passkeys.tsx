import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { call, callProved, useAct } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { makePasskey } from '../../../web/kit/passkey.ts';
import { useWords } from '../../../web/kit/words.ts';
import { addPasskey, beginPasskey, type PasskeyView, removePasskey } from '../contract.ts';

/** One's passkeys, and a new one: the server asks, the browser makes it, it gets a name. */
export const Passkeys = ({ passkeys }: { passkeys: readonly PasskeyView[] }) => {
  const { t, moment } = useWords();
  const id = useId();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: async () =>
      call(addPasskey, { name: name.trim(), answer: await makePasskey(await callProved(beginPasskey, {})) }),
    onSuccess: async () => {
      setName('');
      await client.invalidateQueries({ queryKey: ['session'] });
    },
  });
  const remove = useAct(removePasskey);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim()) add.mutate();
  };
  return (
    <>
      <h3>{t('account.passkeys')}</h3>
      <ul className="ff-rows">
        {passkeys.map((one) => (
          <li key={one.id}>
            <span>
              <b>{one.name}</b>{' '}
              {one.lastUsedAt ? t('account.used', { when: moment(one.lastUsedAt) }) : t('account.never-used')}
            </span>
            <Button
              kind="quiet"
              disabled={remove.isPending}
              onClick={() => remove.mutate({ input: { passkeyId: one.id } })}
            >
              {t('account.passkeys.remove', { name: one.name })}
            </Button>
          </li>
        ))}
      </ul>
      {add.error || remove.error ? <ProblemAlert error={add.error ?? remove.error} /> : null}
      <form className="ff-inline-form" onSubmit={submit}>
        <div className="ff-filter">
          <label htmlFor={id}>{t('account.passkeys.name')}</label>
          <input
            id={id}
            className="usa-input"
            maxLength={60}
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <Button type="submit" icon="add" disabled={add.isPending}>
          {t('account.passkeys.add')}
        </Button>
      </form>
    </>
  );
};
