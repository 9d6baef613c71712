import type { Output } from '../../../../platform/contract/index.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { SourceLink } from '../../../../web/kit/SourceLink.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import type { openProduct, PathView, ReasonView } from '../../contract.ts';

export type ProductView = Output<typeof openProduct>;

export const Way = ({ path }: { readonly path: PathView }) => (
  <span className="ff-small">{path.nodes.map(({ name }) => name).join(' → ')}</span>
);

/** Two answers side by side: what the law may say, and in which order to look. They are never mixed. */
export const Exposure = ({ product }: { readonly product: ProductView }) => {
  const { t, number } = useWords();
  const { legal, priority } = product;
  const widest = legal.at(-1);
  return (
    <div className="ff-layers">
      <Section title={t('supply.product.legal')} lead={t('supply.product.legal.lead')}>
        <dl className="ff-facts">
          {legal.map(({ links, legalClass, sentence }) => (
            <div key={links}>
              <dt>{t(`supply.product.links.${links}`)}</dt>
              <dd>
                <StateBadge tone={legalClass >= 3 ? 'late' : legalClass > 0 ? 'waiting' : 'unknown'}>
                  {t('supply.product.class', { n: legalClass })}
                </StateBadge>{' '}
                {sentence}
              </dd>
            </div>
          ))}
        </dl>
        {widest ? (
          <>
            <Reasons title={t('supply.product.why')} reasons={widest.reasons} />
            <Reasons title={t('supply.product.look')} reasons={widest.others} />
            {widest.more > 0 ? <p>{t('supply.product.more', { count: widest.more })}</p> : null}
          </>
        ) : null}
      </Section>
      <Section title={t('supply.product.priority')} lead={t('supply.product.priority.lead')}>
        <p>{t('supply.product.bounds', { lower: number(priority.lower, 3), upper: number(priority.upper, 3) })}</p>
        {priority.paths.length > 0 ? (
          <>
            <h3>{t('supply.product.paths')}</h3>
            <ol className="ff-rows">
              {priority.paths.map((path) => (
                <li key={path.links.map(({ id }) => id).join(' ')}>
                  <Way path={path} />
                  <span>{number(path.weight, 3)}</span>
                </li>
              ))}
            </ol>
            <h3>{t('supply.product.own')}</h3>
            <ul className="ff-rows">
              {priority.own.map(({ site, name, own, from }) => (
                <li key={site}>
                  <span>
                    {name} <span className="ff-small">{from.join(' ')}</span>
                  </span>
                  <span>{number(own, 3)}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Section>
    </div>
  );
};

const Reasons = ({ title, reasons }: { readonly title: string; readonly reasons: readonly ReasonView[] }) => {
  const { t } = useWords();
  return reasons.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul className="ff-rows">
        {reasons.map((one) => (
          <li key={`${one.site} ${one.what} ${one.says} ${one.list}`}>
            <span>
              {one.sentence}
              <br />
              <Way path={one.path} />
              {one.listName ? (
                <span className="ff-small"> · {t('supply.product.by', { list: one.listName })}</span>
              ) : null}
              {one.citation ? (
                <>
                  {' '}
                  <SourceLink citation={one.citation}>{t('supply.product.rule')}</SourceLink>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
