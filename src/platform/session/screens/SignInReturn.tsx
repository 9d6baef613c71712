import { useEffect, useRef } from 'react';
import { useAct } from '../../../web/api.ts';
import { Link } from '../../../web/kit/Link.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useSearchState } from '../../../web/kit/search.ts';
import { useT } from '../../../web/kit/words.ts';
import { finishProviderSignIn } from '../contract.ts';
import { useArrive } from './arrive.ts';

/** Back from another sign-in service, with what it put in the address. */
export const Screen = () => {
  const t = useT();
  const arrive = useArrive();
  const [{ state = '', code, error, iss }] = useSearchState();
  const { mutate, error: refused } = useAct(finishProviderSignIn);
  const begun = useRef(false);
  useEffect(() => {
    // once: the answer in the address is good for one use
    if (begun.current) return;
    begun.current = true;
    const input = { state, ...(code ? { code } : {}), ...(error ? { error } : {}), ...(iss ? { iss } : {}) };
    history.replaceState(history.state, '', location.pathname);
    mutate({ input }, { onSuccess: ({ purpose }) => void arrive(purpose === 'sign in' ? '/' : '/account') });
  }, [state, code, error, iss, mutate, arrive]);
  return (
    <Page title={t('sign-in.return.title')}>
      {refused ? (
        <>
          <ProblemAlert error={refused} />
          <Link to="/sign-in">{t('sign-in.other')}</Link>
        </>
      ) : (
        <p role="status">{t('web.loading')}</p>
      )}
    </Page>
  );
};
