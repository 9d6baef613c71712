import { useEffect } from 'react';
import { Page } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { Carried } from './Carried.tsx';
import { offerInstall } from './shell.ts';
import { Take } from './Take.tsx';
import { Unlock } from './Unlock.tsx';
import { useStore } from './use-store.ts';
import { WipedHere } from './WipedHere.tsx';

/** The caseload on this device. Its title tells nobody what it is; it opens without a network. */
export const Screen = () => {
  const t = useT();
  const store = useStore();
  useEffect(offerInstall, []);
  const { phase } = store;
  if (phase.is === 'open') return <Carried store={store} opened={phase.opened} />;
  return (
    <Page neutral title={t('casework.offline')}>
      {store.trouble ? <ProblemAlert error={store.trouble} /> : null}
      {phase.is === 'loading' ? <p>{t('web.loading')}</p> : null}
      {phase.is === 'none' ? <Take onTaken={store.begin} /> : null}
      {phase.is === 'closed' && phase.head.state === 'kept' ? <Unlock store={store} head={phase.head} /> : null}
      {phase.is === 'closed' && phase.head.state === 'wiped' ? <WipedHere store={store} head={phase.head} /> : null}
    </Page>
  );
};
