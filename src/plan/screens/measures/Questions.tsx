import { useState } from 'react';
import { useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Section } from '../../../web/kit/Page.tsx';
import { StateBadge, Tag } from '../../../web/kit/StateBadge.tsx';
import { useSearchState } from '../../../web/kit/search.ts';
import { resultQuestions } from '../../contract.ts';
import { useParts } from '../use-parts.ts';
import { nodePath } from '../use-plan.ts';
import { usePlanWords } from '../words.ts';
import { AnswerQuestion } from './AnswerQuestion.tsx';
import { indicatorPath } from './indicator-path.ts';
import { Sentences } from './ProgressState.tsx';
import type { Flag, Pair, Question } from './question-words.ts';

/** Questions about results: may two programs count the same people, does a report say what was achieved? */
export const Questions = ({ planId }: { planId: string }) => {
  const { t } = usePlanWords();
  const [{ answered }, setSearch] = useSearchState();
  const everything = answered === 'yes';
  const read = useRead(resultQuestions, { planId, open: everything ? 'false' : 'true' });
  const [asked, setAsked] = useState<Question | null>(null);
  return (
    <>
      <p className="ff-section-lead">{t('plan.questions.lead')}</p>
      <Button kind="quiet" onClick={() => setSearch({ answered: everything ? null : 'yes' })}>
        {t(everything ? 'plan.questions.open-only' : 'plan.questions.with-answered')}
      </Button>
      <Loaded read={read}>
        {({ doubleCounts, quality, checked, of }) => (
          <>
            <Section title={t('plan.questions.pairs', { count: doubleCounts.length })}>
              {doubleCounts.length === 0 ? (
                <EmptyState icon="check" title={t('plan.questions.pairs.none')}>
                  {t('plan.questions.checked', { checked, of })}
                </EmptyState>
              ) : null}
              {doubleCounts.map((pair) => (
                <PairCard key={pair.question} planId={planId} pair={pair} onAnswer={setAsked} />
              ))}
            </Section>
            <Section title={t('plan.questions.reports', { count: quality.length })}>
              {quality.length === 0 ? (
                <EmptyState icon="check" title={t('plan.questions.reports.none')}>
                  {t('plan.questions.checked', { checked, of })}
                </EmptyState>
              ) : null}
              {quality.map((flag) => (
                <FlagCard key={flag.question} planId={planId} flag={flag} onAnswer={setAsked} />
              ))}
              {checked < of ? <p className="ff-small">{t('plan.questions.checked', { checked, of })}</p> : null}
            </Section>
          </>
        )}
      </Loaded>
      {asked ? <AnswerQuestion planId={planId} asked={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
};

const PairCard = (props: { planId: string; pair: Pair; onAnswer: (asked: Question) => void }) => {
  const { t, number } = usePlanWords();
  const { pair, planId } = props;
  return (
    <article className="ff-card">
      <h3>{t('plan.questions.pair', { value: number(pair.value), unit: pair.first.unit })}</h3>
      <p>
        <Tag>{t(`plan.questions.strength.${pair.strength}`)}</Tag>{' '}
        <Tag>{t(`plan.questions.periods.${pair.periods.replaceAll(' ', '-')}`)}</Tag>
      </p>
      <Sentences of={pair.weakness} />
      <div className="ff-side-by-side">
        <Claim planId={planId} claim={pair.first} />
        <Claim planId={planId} claim={pair.second} />
      </div>
      <Answer answer={pair.answer} onAnswer={() => props.onAnswer({ kind: 'pair', of: pair })} />
    </article>
  );
};

const Claim = ({ planId, claim }: { planId: string; claim: Pair['first'] }) => {
  const { t, number } = usePlanWords();
  const { nameOf } = useParts(planId);
  const { agency, period, nodeId, indicatorId } = claim;
  return (
    <blockquote>
      <p className="ff-small">{[agency, period].filter(Boolean).join(', ') || t('plan.questions.no-agency')}</p>
      <p className="ff-as-written">{claim.text}</p>
      <p>
        <b>
          {number(claim.value)} {claim.unit}
        </b>
      </p>
      {nodeId ? <Link to={nodePath(planId, nodeId)}>{nameOf(nodeId)}</Link> : null}
      {indicatorId ? <Link to={indicatorPath(planId, indicatorId)}>{t('plan.questions.to-indicator')}</Link> : null}
    </blockquote>
  );
};

const FlagCard = (props: { planId: string; flag: Flag; onAnswer: (asked: Question) => void }) => {
  const { t } = usePlanWords();
  const { flag, planId } = props;
  const { nameOf } = useParts(planId);
  return (
    <article className="ff-card">
      <h3>{t(flag.says.key, flag.says.values)}</h3>
      <p className="ff-small">
        {[flag.agency, flag.period].filter(Boolean).join(', ')} ·{' '}
        <Link to={nodePath(planId, flag.nodeId)}>{nameOf(flag.nodeId)}</Link>
      </p>
      {flag.quote ? <blockquote className="ff-as-written">{flag.quote}</blockquote> : null}
      <Answer answer={flag.answer} onAnswer={() => props.onAnswer({ kind: 'flag', of: flag })} />
    </article>
  );
};

const Answer = ({ answer, onAnswer }: { answer: Pair['answer']; onAnswer: () => void }) => {
  const { t, date, number } = usePlanWords();
  const mayWrite = useMay('write plan');
  return (
    <>
      {answer ? (
        <p>
          <StateBadge tone="good">{t(`plan.questions.verdict.${answer.verdict}`)}</StateBadge>{' '}
          {answer.shared === null ? null : `${t('plan.questions.shared', { shared: number(answer.shared) })} `}
          {answer.why} <span className="ff-small">({`${answer.by}, ${date(answer.on)}`})</span>
        </p>
      ) : null}
      {mayWrite ? (
        <Button kind="quiet" icon="edit" onClick={onAnswer}>
          {t(answer ? 'plan.questions.answer-again' : 'plan.promises.answer.act')}
        </Button>
      ) : null}
    </>
  );
};
