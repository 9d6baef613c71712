import { useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { listLists } from '../contract.ts';
import { Search } from './search/Search.tsx';
import { Today } from './Today.tsx';
import { useScreeningWords } from './words.ts';

/** What needs a person today, then the search. */
export const Screen = () => {
  const { t } = useScreeningWords();
  const lists = useRead(listLists, {});
  const mayLoad = useMay('write screening-list');
  return (
    <Page title={t('screening.nav.desk')} whoMaySee={t('screening.who')}>
      <Loaded read={lists}>
        {(all) =>
          all.some(({ current }) => current !== null) ? (
            <>
              <Today lists={all} />
              <Search />
            </>
          ) : (
            <EmptyState
              icon="list"
              title={t('screening.desk.no-lists')}
              action={
                <Link to={mayLoad ? '/screening/lists/load' : '/screening/lists'} className="usa-button">
                  {t('screening.lists.load')}
                </Link>
              }
            >
              <p>{t('screening.desk.no-lists.says')}</p>
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
};
