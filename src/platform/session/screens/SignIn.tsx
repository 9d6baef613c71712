import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { answerWithPasskey } from '../../../web/kit/passkey.ts';
import { useT } from '../../../web/kit/words.ts';
import {
  askForLink,
  beginPasskeySignIn,
  beginProviderSignIn,
  signInWithPasskey,
  signInWithPassword,
  signInWithRecoveryCode,
  waysIn,
} from '../contract.ts';
import { useArrive } from './arrive.ts';

/** All ways in that this address has; the strongest first. */
export const Screen = () => {
  const t = useT();
  const arrive = useArrive();
  const ways = useRead(waysIn, {});
  return (
    <Page title={t('sign-in.title')} lead={t('sign-in.lead')}>
      <Loaded read={ways}>
        {({ passkeys, mail, providers }) => (
          <>
            {passkeys ? <Passkey /> : null}
            {providers.map((one) => (
              <Provider key={one.id} {...one} />
            ))}
            <Section title={t('sign-in.password')}>
              <Form
                route={signInWithPassword}
                words="sign-in.password-form"
                nothingToLose
                fields={{
                  email: { autoComplete: 'username' },
                  password: { as: 'secret', autoComplete: 'current-password' },
                }}
                onDone={() => void arrive()}
              />
            </Section>
            {mail ? <ByMail /> : null}
            <details className="ff-more">
              <summary>{t('sign-in.code')}</summary>
              <Form
                route={signInWithRecoveryCode}
                words="sign-in.code-form"
                nothingToLose
                fields={{ email: { autoComplete: 'username' }, code: { autoComplete: 'one-time-code' } }}
                onDone={() => void arrive('/account')}
              />
            </details>
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Passkey = () => {
  const t = useT();
  const arrive = useArrive();
  const act = useMutation({
    mutationFn: async () =>
      call(signInWithPasskey, { answer: await answerWithPasskey(await call(beginPasskeySignIn, {})) }),
    onSuccess: () => arrive(),
  });
  return (
    <div className="ff-way-in">
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button kind="main" icon="security" disabled={act.isPending} onClick={() => act.mutate()}>
        {t('sign-in.passkey')}
      </Button>
    </div>
  );
};

const Provider = ({ id, title }: { id: string; title: string }) => {
  const t = useT();
  const act = useMutation({
    mutationFn: () => call(beginProviderSignIn, { provider: id, purpose: 'sign in' }),
    onSuccess: ({ url }) => location.assign(url),
  });
  return (
    <div className="ff-way-in">
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button icon="launch" disabled={act.isPending} onClick={() => act.mutate()}>
        {t('sign-in.provider', { title })}
      </Button>
    </div>
  );
};

const ByMail = () => {
  const t = useT();
  const [minutes, setMinutes] = useState<number | null>(null);
  return (
    <details className="ff-more">
      <summary>{t('sign-in.mail')}</summary>
      {minutes === null ? (
        <Form
          route={askForLink}
          words="sign-in.mail-form"
          nothingToLose
          fields={{ email: { autoComplete: 'username' } }}
          onDone={(answer) => setMinutes(answer.minutes)}
        />
      ) : (
        <Alert tone="success" title={t('sign-in.mail.sent')} live>
          {t('sign-in.mail.sent-fix', { minutes })}
        </Alert>
      )}
    </details>
  );
};
