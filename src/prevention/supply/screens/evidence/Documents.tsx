import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page } from '../../../../web/kit/Page.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { type Checklist, productDocuments } from '../../contract.ts';
import { Origin, Step } from './Step.tsx';
import { askPath, productPath, useDocumentTypes } from './words.ts';

/** Step by step from raw material: what is needed, what is here; on top the one document that would prove most. */
export const Screen = () => {
  const { t, date } = useWords();
  const { productId } = usePathParams('productId');
  const read = useRead(productDocuments, { productId });
  return (
    <Loaded read={read}>
      {(list) => {
        const all = [
          ...new Map(
            [...list.steps, ...list.origins].flatMap(({ documents }) => documents).map((one) => [one.id, one]),
          ).values(),
        ];
        return (
          <Page
            title={t('supply.document.title', { product: list.product.name })}
            up={{ to: productPath(productId), label: list.product.name }}
            whoMaySee={t('supply.product.who')}
            state={t('supply.document.as-of', { day: date(list.on) })}
            actions={
              <Link to={`${productPath(productId)}/package`} className="usa-button usa-button--outline">
                {t('supply.document.to-package')}
              </Link>
            }
          >
            <MostWanted list={list} />
            {list.origins.map((origin) => (
              <Origin key={origin.siteId} product={productId} origin={origin} />
            ))}
            {list.steps.map((step, i) => (
              <Step key={step.linkId} product={productId} step={step} number={i + 1} all={all} />
            ))}
          </Page>
        );
      }}
    </Loaded>
  );
};

const MostWanted = ({ list }: { list: Checklist }) => {
  const { t, number } = useWords();
  const { nameOf } = useDocumentTypes();
  const mayWrite = useMay('write supply');
  const { worst, coverage, why } = list;
  const proven =
    coverage === null
      ? t(`supply.document.unknown.${why ?? 'no-links'}`)
      : t('supply.document.proven', { percent: number(coverage * 100, 0) });
  if (!worst)
    return (
      <Alert tone={coverage === 1 ? 'success' : 'info'} title={proven}>
        {coverage === null ? null : <p>{t('supply.document.none-missing')}</p>}
      </Alert>
    );
  return (
    <Alert tone="warning" title={t('supply.document.most')}>
      <p>
        {t('supply.document.most.text', {
          document: nameOf(worst.document),
          where: worst.where,
          percent: number(worst.gain * 100, 0),
        })}{' '}
        {proven}
      </p>
      {mayWrite ? (
        <Link to={askPath(list.product.id, worst.at, worst.document)} className="usa-button">
          {t('supply.document.ask')}
        </Link>
      ) : null}
    </Alert>
  );
};
