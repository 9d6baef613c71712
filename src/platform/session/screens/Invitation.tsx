import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useAct } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMe } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { useT } from '../../../web/kit/words.ts';
import { acceptInvitation, lookAtInvitation } from '../contract.ts';
import { secretFromAddress, useArrive } from './arrive.ts';

/** What an invitation is about, and the button that accepts it. */
export const Screen = () => {
  const t = useT();
  const me = useMe();
  const arrive = useArrive();
  const [token] = useState(secretFromAddress);
  const accept = useAct(acceptInvitation);
  const look = useQuery({
    // not under the name of its capability: once accepted it is gone, and must not be looked at again
    queryKey: ['invitation', token],
    queryFn: () => call(lookAtInvitation, { token }),
    enabled: token !== '' && !accept.isSuccess,
  });
  if (!token) {
    return (
      <Page title={t('invitation.title')}>
        <Alert tone="warning" title={t('sign-in.link.empty')}>
          {t('sign-in.link.empty-fix')}
        </Alert>
      </Page>
    );
  }
  return (
    <Page title={t('invitation.title')}>
      <Loaded read={look}>
        {({ orgName, name, email, roles, signInFirst }) => (
          <>
            <Facts
              facts={[
                { name: t('invitation.organisation'), value: orgName },
                { name: t('invitation.roles'), value: roles.map((role) => role.title).join(', ') },
                { name: t('invitation.person'), value: `${name}, ${email}` },
              ]}
            />
            {accept.error ? <ProblemAlert error={accept.error} /> : null}
            {signInFirst && !me ? (
              <Alert title={t('invitation.sign-in-first')}>
                <p>{t('invitation.sign-in-first-fix')}</p>
                <Link to="/sign-in">{t('web.sign-in')}</Link>
              </Alert>
            ) : (
              <Button
                kind="main"
                disabled={accept.isPending}
                onClick={() => accept.mutate({ input: { token } }, { onSuccess: () => void arrive('/account') })}
              >
                {t('invitation.accept')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
};
