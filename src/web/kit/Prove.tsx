import { useMutation } from '@tanstack/react-query';
import {
  beginPasskeyProof,
  beginProviderSignIn,
  prove,
  proveWithPasskey,
  seeWaysIn,
} from '../../platform/session/contract.ts';
import { call, useRead } from '../api.ts';
import { Alert } from './Alert.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Form } from './form/Form.tsx';
import { Link } from './Link.tsx';
import { Loaded } from './Loaded.tsx';
import { ProblemAlert } from './Problem.tsx';
import { answerWithPasskey } from './passkey.ts';
import { useT } from './words.ts';

/** Asks for a fresh proof, in any way the person has set up. */
const Prove = ({ onEnd }: { onEnd: (proved: boolean) => void }) => {
  const t = useT();
  const ways = useRead(seeWaysIn, {});
  const passkey = useMutation({
    mutationFn: async () =>
      call(proveWithPasskey, { answer: await answerWithPasskey(await call(beginPasskeyProof, {})) }),
    onSuccess: () => onEnd(true),
  });
  const provider = useMutation({
    mutationFn: (id: string) => call(beginProviderSignIn, { provider: id, purpose: 'prove' }),
    onSuccess: ({ url }) => location.assign(url),
  });
  return (
    <Dialog title={t('prove.title')} onClose={() => onEnd(false)}>
      <p>{t('prove.lead')}</p>
      <Loaded read={ways}>
        {({ passkeys, passwordSetAt, recoveryCodesLeft, identities }) => (
          <>
            {passkey.error ? <ProblemAlert error={passkey.error} /> : null}
            {passkeys.length > 0 ? (
              <Button kind="main" icon="security" disabled={passkey.isPending} onClick={() => passkey.mutate()}>
                {t('prove.passkey')}
              </Button>
            ) : null}
            {passwordSetAt ? (
              <Form
                route={prove}
                words="prove.password-form"
                nothingToLose
                ask={['password']}
                fields={{ password: { as: 'secret', autoComplete: 'current-password', required: true } }}
                onDone={() => onEnd(true)}
              />
            ) : null}
            {recoveryCodesLeft > 0 ? (
              <details className="ff-more">
                <summary>{t('prove.code')}</summary>
                <Form
                  route={prove}
                  words="prove.code-form"
                  nothingToLose
                  ask={['code']}
                  fields={{ code: { autoComplete: 'one-time-code', required: true } }}
                  onDone={() => onEnd(true)}
                />
              </details>
            ) : null}
            {identities.map(({ id, provider: name, title }) => (
              <p key={id}>
                <Button disabled={provider.isPending} onClick={() => provider.mutate(name)}>
                  {t('prove.provider', { title })}
                </Button>
              </p>
            ))}
            {passkeys.length === 0 && !passwordSetAt && identities.length === 0 ? (
              <Alert tone="info" title={t('prove.nothing')}>
                <Link to="/account">{t('prove.nothing.fix')}</Link>
              </Alert>
            ) : null}
          </>
        )}
      </Loaded>
    </Dialog>
  );
};

export default Prove;
