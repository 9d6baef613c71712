import { useEffect } from 'react';
import { Page } from '../../../../web/kit/Page.tsx';
import { useT } from '../../../../web/kit/words.ts';

/** Her page needs no script, so it is not one of these screens: the server shows it. */
export const Screen = () => {
  const t = useT();
  useEffect(() => location.replace('/own'), []);
  return (
    <Page title={t('casework.nav.own')} neutral>
      <p>
        <a href="/own">{t('casework.nav.own')}</a>
      </p>
    </Page>
  );
};
