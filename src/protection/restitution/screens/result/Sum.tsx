import { Alert } from '../../../../web/kit/Alert.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { Stat, Stats } from '../../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { type Result, useRestitutionWords } from '../words.ts';
import { Lines } from './Lines.tsx';
import { Range } from './Range.tsx';

/** What is owed, how sure it is, how it came about, and until when it can be asked for. */
export const Sum = ({ result }: { result: Result }) => {
  const { t, dollars } = useRestitutionWords();
  const { low, high } = result.range;
  const between = (of: 'restitution' | 'backWages') =>
    result.uncertain ? t('restitution.between', { low: dollars(low[of]), high: dollars(high[of]) }) : null;
  return (
    <>
      <Stats>
        <Stat label={t('restitution.stat.sum')} value={dollars(result.restitution)} doubt={between('restitution')} />
        <Stat label={t('restitution.stat.wages')} value={dollars(result.backWages)} doubt={between('backWages')} />
        <Stat label={t('restitution.stat.losses')} value={dollars(result.losses)} />
        <Stat label={t('restitution.stat.left')} value={dollars(result.outstanding)} />
      </Stats>
      {result.cautions.length > 0 ? (
        <Alert tone="warning" title={t('restitution.cautions')}>
          <ul>
            {result.cautions.map((one) => (
              <li key={one.caution}>{one.says}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {result.uncertain ? <Range result={result} /> : null}
      <Section title={t('restitution.sheet.sum')}>
        <Lines lines={result.lines} title={t('restitution.sheet.sum')} />
      </Section>
      <Clocks result={result} />
    </>
  );
};

const Clocks = ({ result }: { result: Result }) => {
  const { t, date, dollars } = useRestitutionWords();
  if (result.clocks.length === 0) return null;
  return (
    <Section title={t('restitution.limits', { day: date(result.asOf) })}>
      <ol className="ff-rows">
        {result.clocks.map((clock) => (
          <li key={`${clock.clock} ${clock.due}`}>
            <span>
              <b>{date(clock.due)}</b>{' '}
              <StateBadge tone={clock.passed ? 'stopped' : 'going'}>
                {t(clock.passed ? 'restitution.passed' : 'restitution.runs')}
              </StateBadge>
              <span className="ff-line">
                {clock.says}
                {clock.amount ? `: ${dollars(clock.amount)}` : ''}
              </span>
              <span className="ff-line ff-small">{clock.cite}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
};
