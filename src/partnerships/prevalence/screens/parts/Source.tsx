import { Link } from '../../../../web/kit/Link.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import type { StudySource } from '../../contract.ts';

/** Where the table of a study came from, and until when it may be kept. */
export const Source = ({ source }: { source: StudySource }) => {
  const { t, number, moment } = useWords();
  return (
    <Section title={t('prevalence.source')} lead={t('prevalence.source.lead')}>
      <dl className="ff-facts">
        <div>
          <dt>{t('prevalence.source.round')}</dt>
          <dd>
            <Link to={`/matching/rounds/${source.roundId}`}>{source.roundId}</Link>
          </dd>
        </div>
        <div>
          <dt>{t('prevalence.source.agreement')}</dt>
          <dd>
            <Link to={`/matching/agreements/${source.agreementId}`}>{source.agreementId}</Link>
          </dd>
        </div>
        <div>
          <dt>{t('prevalence.source.withheld')}</dt>
          <dd>{number(source.withheld)}</dd>
        </div>
        {source.keepUntil ? (
          <div>
            <dt>{t('prevalence.source.until')}</dt>
            <dd>{moment(source.keepUntil)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('prevalence.source.hash')}</dt>
          <dd>
            <code>{source.tableHash}</code>
          </dd>
        </div>
      </dl>
    </Section>
  );
};
