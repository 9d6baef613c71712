import { Link } from '../../../web/kit/Link.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { Tabs } from '../../../web/kit/Tabs.tsx';
import { AlertList } from './watch/AlertList.tsx';
import { Messages } from './watch/Messages.tsx';
import { Watched } from './watch/Watched.tsx';
import { useScreeningWords } from './words.ts';

/** What changed for watched subjects, who is watched, and where alerts go. */
export const Screen = () => {
  const { t } = useScreeningWords();
  return (
    <Page
      title={t('screening.nav.watch')}
      whoMaySee={t('screening.who')}
      lead={<p>{t('screening.watch.lead')}</p>}
      actions={
        <Link to="/screening" className="usa-button">
          {t('screening.watch.add')}
        </Link>
      }
    >
      <Tabs
        label={t('screening.nav.watch')}
        tabs={[
          { id: 'alerts', label: t('screening.watch.alerts'), content: () => <AlertList /> },
          { id: 'watched', label: t('screening.watch.watched'), content: () => <Watched /> },
          { id: 'messages', label: t('screening.watch.messages'), content: () => <Messages /> },
        ]}
      />
    </Page>
  );
};
