import { lazy, Suspense } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { usePathParams, useSearchState } from '../../../../web/kit/search.ts';
import { Tabs } from '../../../../web/kit/Tabs.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { openProduct } from '../../contract.ts';
import { useDocumentTypes } from '../evidence/words.ts';
import { DayField } from './DayField.tsx';
import { Exposure } from './Exposure.tsx';
import { Next } from './Next.tsx';

const Flow = lazy(() => import('./Flow.tsx').then(({ Flow: part }) => ({ default: part })));
const Sites = lazy(() => import('./Sites.tsx').then(({ Sites: part }) => ({ default: part })));
const Balance = lazy(() => import('./Balance.tsx').then(({ Balance: part }) => ({ default: part })));
const Coverage = lazy(() => import('./Coverage.tsx').then(({ Coverage: part }) => ({ default: part })));
const Lists = lazy(() => import('./Lists.tsx').then(({ Lists: part }) => ({ default: part })));
const WhatIf = lazy(() => import('./WhatIf.tsx').then(({ WhatIf: part }) => ({ default: part })));

/** A product as of a day: the answer in one sentence, then what it rests on. */
export const Screen = () => {
  const { t, date } = useWords();
  const { nameOf } = useDocumentTypes();
  const { productId } = usePathParams('productId');
  const [search, setSearch] = useSearchState();
  const when = search.on ? { on: search.on } : {};
  const read = useRead(openProduct, { productId, ...when });
  return (
    <Loaded read={read}>
      {(product) => (
        <Page
          title={product.name}
          up={{ to: '/supply/products', label: t('supply.nav.products') }}
          whoMaySee={t('supply.product.who')}
          state={t('supply.product.as-of', { day: date(product.on), known: date(product.knownBy) })}
          actions={
            <DayField
              label={t('supply.product.day')}
              value={search.on ?? ''}
              onDay={(on) => setSearch({ on: on || null })}
            />
          }
        >
          <Alert tone={product.balance.verdict === 'short' ? 'warning' : 'info'} title={t('supply.product.in-short')}>
            <p>{product.sentence}</p>
            {product.gap ? (
              <p>
                {t('supply.product.gap', {
                  document: nameOf(product.gap.document),
                  where: product.gap.where,
                  percent: (product.gap.gain * 100).toFixed(0),
                })}
              </p>
            ) : null}
          </Alert>
          <Next product={product} />
          <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
            <Tabs
              label={t('supply.product.parts')}
              tabs={[
                {
                  id: 'exposure',
                  label: t('supply.product.tab.exposure'),
                  content: () => <Exposure product={product} />,
                },
                {
                  id: 'flow',
                  label: t('supply.product.tab.flow'),
                  content: () => <Flow productId={productId} when={when} name={product.name} />,
                },
                {
                  id: 'sites',
                  label: t('supply.product.tab.sites'),
                  content: () => <Sites productId={productId} when={when} />,
                },
                {
                  id: 'balance',
                  label: t('supply.product.tab.balance'),
                  content: () => <Balance productId={productId} />,
                },
                {
                  id: 'coverage',
                  label: t('supply.product.tab.coverage'),
                  content: () => <Coverage product={product} />,
                },
                {
                  id: 'lists',
                  label: t('supply.product.tab.lists'),
                  content: () => <Lists product={product} />,
                },
                {
                  id: 'what-if',
                  label: t('supply.product.tab.what-if'),
                  content: () => <WhatIf productId={productId} />,
                },
              ]}
            />
          </Suspense>
          <p className="ff-small">{product.notice}</p>
        </Page>
      )}
    </Loaded>
  );
};
