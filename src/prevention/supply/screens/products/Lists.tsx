import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { openProduct } from '../../contract.ts';
import { DayField } from './DayField.tsx';
import type { ProductView } from './Exposure.tsx';

/** The lists that the answer rests on, and the same question asked of the lists of two days. */
export const Lists = ({ product }: { readonly product: ProductView }) => {
  const { t } = useWords();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState(product.listsOn);
  return (
    <>
      <Section title={t('supply.product.lists')}>
        {product.lists.length === 0 ? <p>{t('supply.negative.no-list')}</p> : <Versions product={product} />}
      </Section>
      <Section title={t('supply.product.compare')} lead={t('supply.product.compare.lead')}>
        <div className="ff-inline-form">
          <DayField label={t('supply.product.before')} value={before} onDay={setBefore} />
          <DayField label={t('supply.product.after')} value={after} onDay={setAfter} />
        </div>
        {before && after ? (
          <div className="ff-layers">
            <AsOf productId={product.id} on={product.on} listsOn={before} />
            <AsOf productId={product.id} on={product.on} listsOn={after} />
          </div>
        ) : null}
      </Section>
    </>
  );
};

const Versions = ({ product }: { readonly product: ProductView }) => {
  const { t } = useWords();
  return (
    <ul className="ff-rows">
      {product.lists.map(({ list, sentence, fresh, sha256 }) => (
        <li key={list}>
          <span>
            {sentence}
            <br />
            <code className="ff-hash">{sha256.slice(0, 16)}</code>
          </span>
          <StateBadge tone={fresh ? 'good' : 'late'}>
            {t(fresh ? 'supply.product.list.fresh' : 'supply.product.list.old')}
          </StateBadge>
        </li>
      ))}
    </ul>
  );
};

const AsOf = (props: { readonly productId: string; readonly on: string; readonly listsOn: string }) => {
  const { t, date } = useWords();
  const read = useRead(openProduct, props);
  return (
    <div>
      <h3>{t('supply.product.by-lists-of', { day: date(props.listsOn) })}</h3>
      <Loaded read={read}>
        {(product) => (
          <>
            <dl className="ff-facts">
              {product.legal.map(({ links, legalClass, sentence }) => (
                <div key={links}>
                  <dt>{t(`supply.product.links.${links}`)}</dt>
                  <dd>
                    <b>{t('supply.product.class', { n: legalClass })}</b> {sentence}
                  </dd>
                </div>
              ))}
            </dl>
            {product.lists.length === 0 ? <p>{t('supply.negative.no-list')}</p> : <Versions product={product} />}
          </>
        )}
      </Loaded>
    </div>
  );
};
