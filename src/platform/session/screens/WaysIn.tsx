import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useWords } from '../../../web/kit/words.ts';
import {
  beginProviderSignIn,
  makeRecoveryCodes,
  removeIdentity,
  removePassword,
  seeWaysIn,
  setPassword,
  waysIn,
} from '../contract.ts';
import { Passkeys } from './Passkeys.tsx';

/** How one can sign in, and what to add or take away. */
export const WaysIn = () => {
  const { t, moment } = useWords();
  const own = useRead(seeWaysIn, {});
  const offered = useRead(waysIn, {});
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [changing, setChanging] = useState(false);
  const remove = useAct(removePassword);
  const make = useAct(makeRecoveryCodes);
  return (
    <Section title={t('account.ways')} lead={t('account.ways.lead')}>
      {codes ? <Codes codes={codes} /> : null}
      <Loaded read={own}>
        {({ passkeys, passwordSetAt, recoveryCodesLeft, identities }) => (
          <>
            {offered.data?.passkeys || passkeys.length > 0 ? <Passkeys passkeys={passkeys} /> : null}
            <h3>{t('account.password')}</h3>
            <p>
              {passwordSetAt
                ? t('account.password.since', { when: moment(passwordSetAt) })
                : t('account.password.none')}
            </p>
            {changing ? (
              <Form
                route={setPassword}
                words="account.password-form"
                fields={{ password: { as: 'secret', autoComplete: 'new-password' } }}
                onDone={({ recoveryCodes }) => {
                  setChanging(false);
                  if (recoveryCodes) setCodes(recoveryCodes);
                }}
                onCancel={() => setChanging(false)}
              />
            ) : (
              <div className="ff-actions">
                <Button onClick={() => setChanging(true)}>
                  {t(passwordSetAt ? 'account.password.change' : 'account.password.set')}
                </Button>
                {passwordSetAt ? (
                  <Button kind="quiet" disabled={remove.isPending} onClick={() => remove.mutate({ input: {} })}>
                    {t('account.password.remove')}
                  </Button>
                ) : null}
              </div>
            )}
            {remove.error ? <ProblemAlert error={remove.error} /> : null}
            {passwordSetAt ? (
              <>
                <h3>{t('account.codes')}</h3>
                <p>{t('account.codes.left', { count: recoveryCodesLeft })}</p>
                {make.error ? <ProblemAlert error={make.error} /> : null}
                <Button
                  disabled={make.isPending}
                  onClick={() =>
                    make.mutate({ input: {} }, { onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes) })
                  }
                >
                  {t('account.codes.make')}
                </Button>
              </>
            ) : null}
            <Identities identities={identities} providers={offered.data?.providers ?? []} />
          </>
        )}
      </Loaded>
    </Section>
  );
};

/** Shown once; nobody can show them again. */
const Codes = ({ codes }: { codes: readonly string[] }) => {
  const { t } = useWords();
  return (
    <Alert tone="warning" title={t('account.codes.once')} live>
      <p>{t('account.codes.once-fix')}</p>
      <ul className="ff-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button icon="print" onClick={() => window.print()}>
        {t('account.codes.print')}
      </Button>
    </Alert>
  );
};

interface IdentitiesProps {
  readonly identities: readonly { readonly id: string; readonly provider: string; readonly title: string }[];
  readonly providers: readonly { readonly id: string; readonly title: string }[];
}

const Identities = ({ identities, providers }: IdentitiesProps) => {
  const { t } = useWords();
  const remove = useAct(removeIdentity);
  const connect = useMutation({
    mutationFn: (provider: string) => call(beginProviderSignIn, { provider, purpose: 'connect' }),
    onSuccess: ({ url }) => location.assign(url),
  });
  const open = providers.filter(({ id }) => !identities.some((one) => one.provider === id));
  if (identities.length === 0 && open.length === 0) return null;
  return (
    <>
      <h3>{t('account.services')}</h3>
      {remove.error || connect.error ? <ProblemAlert error={remove.error ?? connect.error} /> : null}
      <ul className="ff-rows">
        {identities.map(({ id, title }) => (
          <li key={id}>
            <span>{title}</span>
            <Button
              kind="quiet"
              disabled={remove.isPending}
              onClick={() => remove.mutate({ input: { identityId: id } })}
            >
              {t('account.services.remove', { title })}
            </Button>
          </li>
        ))}
        {open.map(({ id, title }) => (
          <li key={id}>
            <Button disabled={connect.isPending} onClick={() => connect.mutate(id)}>
              {t('account.services.connect', { title })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};
