import { Link } from '../../../web/kit/Link.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { useParts } from '../use-parts.ts';
import { nodePath } from '../use-plan.ts';
import { usePlanWords } from '../words.ts';
import type { IndicatorView } from './measure-words.ts';

/** What the indicator says of itself. What nobody has said is named, not left out. */
export const AboutIndicator = ({ planId, indicator }: { planId: string; indicator: IndicatorView['indicator'] }) => {
  const { t, number } = usePlanWords();
  const { nameOf } = useParts(planId);
  const { nodeId, baseline, source, disaggregations } = indicator;
  const said = (text: string | null) => text ?? <span className="ff-nothing">{t('plan.numbers.not-said')}</span>;
  return (
    <Section title={t('plan.numbers.about')}>
      <Facts
        facts={[
          {
            name: t('plan.numbers.part'),
            value: nodeId ? <Link to={nodePath(planId, nodeId)}>{nameOf(nodeId)}</Link> : said(null),
          },
          { name: t('plan.form.indicator.definition'), value: said(indicator.definition) },
          { name: t('plan.numbers.unit'), value: indicator.unit },
          { name: t('plan.numbers.kind'), value: t(`plan.numbers.kind.${indicator.kind ?? 'none'}`) },
          { name: t('plan.numbers.direction'), value: t(`plan.numbers.direction.${indicator.direction ?? 'none'}`) },
          {
            name: t('plan.form.indicator.aggregation'),
            value: t(`plan.form.indicator.aggregation.${indicator.aggregation}`),
          },
          {
            name: t('plan.form.indicator.baseline'),
            value: baseline ? `${number(baseline.value)} (${baseline.period})` : said(null),
          },
          { name: t('plan.form.indicator.accuracy'), value: said(indicator.accuracy) },
          { name: t('plan.form.indicator.limitations'), value: said(indicator.limitations) },
          { name: t('plan.form.indicator.verification'), value: said(indicator.verification) },
          {
            name: t('plan.form.indicator.disaggregations'),
            value: said(disaggregations.length > 0 ? disaggregations.join(', ') : null),
          },
          {
            name: t('plan.node.source'),
            value: source?.url?.startsWith('https://') ? (
              <a className="usa-link" href={source.url} rel="noreferrer noopener" target="_blank">
                {source.cite}
              </a>
            ) : (
              said(source?.cite ?? null)
            ),
          },
        ]}
      />
    </Section>
  );
};
