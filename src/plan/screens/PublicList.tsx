import { useRead } from '../../web/api.ts';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { Page } from '../../web/kit/Page.tsx';
import { listPublic } from '../contract.ts';
import { PublicPlan } from './Public.tsx';
import { usePlanWords } from './words.ts';

/** The front page for whoever is not signed in: the published plan, or the choice where there are several. */
export const Screen = () => {
  const { t, say, moment } = usePlanWords();
  const read = useRead(listPublic, {});
  return (
    <Loaded read={read}>
      {(plans) =>
        plans.length === 1 ? (
          <PublicPlan slug={plans[0]?.slug ?? ''} />
        ) : (
          <Page title={t('plan.public.list')} actions={<Link to="/sign-in">{t('plan.public.sign-in')}</Link>}>
            {plans.length === 0 ? (
              <EmptyState icon="list" title={t('plan.public.none')}>
                {t('plan.public.none-says')}
              </EmptyState>
            ) : null}
            <ul className="ff-plain-list">
              {plans.map((p) => (
                <li key={p.slug}>
                  <Link to={`/public/${p.slug}`}>{say(p.title)}</Link> · {moment(p.publishedAt)}
                </li>
              ))}
            </ul>
          </Page>
        )
      }
    </Loaded>
  );
};
