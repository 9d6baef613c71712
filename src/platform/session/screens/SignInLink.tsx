import { useState } from 'react';
import { useAct } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useT } from '../../../web/kit/words.ts';
import { signInWithLink } from '../contract.ts';
import { secretFromAddress, useArrive } from './arrive.ts';

/** A one-time link. The button uses it up, not the page: programs that look at links in mails do not sign in. */
export const Screen = () => {
  const t = useT();
  const arrive = useArrive();
  const [token] = useState(secretFromAddress);
  const act = useAct(signInWithLink);
  return (
    <Page title={t('sign-in.link.title')} lead={t('sign-in.link.lead')}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {token ? (
        <Button
          kind="main"
          disabled={act.isPending}
          onClick={() => act.mutate({ input: { token } }, { onSuccess: () => void arrive('/') })}
        >
          {t('web.sign-in')}
        </Button>
      ) : (
        <Alert tone="warning" title={t('sign-in.link.empty')}>
          {t('sign-in.link.empty-fix')}
        </Alert>
      )}
      <p className="ff-way-in">
        <Link to="/sign-in">{t('sign-in.other')}</Link>
      </p>
    </Page>
  );
};
