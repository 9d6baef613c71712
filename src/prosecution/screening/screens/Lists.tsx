import { Link } from '../../../web/kit/Link.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { Tabs } from '../../../web/kit/Tabs.tsx';
import { Changes } from './lists/Changes.tsx';
import { Here } from './lists/Here.tsx';
import { Known } from './lists/Known.tsx';
import { Readings } from './lists/Readings.tsx';
import { useScreeningWords } from './words.ts';

/** The register: which lists are here and how old, what changed this week, what was read, and what else can be read. */
export const Screen = () => {
  const { t } = useScreeningWords();
  const mayLoad = useMay('write screening-list');
  return (
    <Page
      title={t('screening.nav.lists')}
      whoMaySee={t('screening.lists.who')}
      lead={<p>{t('screening.lists.lead')}</p>}
      actions={
        mayLoad ? (
          <Link to="/screening/lists/load" className="usa-button">
            {t('screening.lists.load')}
          </Link>
        ) : undefined
      }
    >
      <Tabs
        label={t('screening.nav.lists')}
        tabs={[
          { id: 'here', label: t('screening.lists.here'), content: () => <Here /> },
          { id: 'changes', label: t('screening.lists.changes'), content: () => <Changes /> },
          { id: 'read', label: t('screening.lists.readings'), content: () => <Readings /> },
          { id: 'known', label: t('screening.lists.known'), content: () => <Known /> },
        ]}
      />
    </Page>
  );
};
