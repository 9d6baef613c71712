import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { quarterlyReview, setAlternativeForm } from '../../contract.ts';
import { NodeState } from '../NodeState.tsx';
import { nodePath } from '../use-plan.ts';
import { states, usePlanWords } from '../words.ts';
import { indicatorPath } from './indicator-path.ts';
import { ProgressState } from './ProgressState.tsx';

type Pack = Output<typeof quarterlyReview>;
type Goal = Pack['groups'][number]['goals'][number];

/** The pack for a quarterly review: goals grouped by their risk, those at most risk first. */
export const Review = ({ planId, mayWrite }: { planId: string; mayWrite: boolean }) => {
  const { t, date } = usePlanWords();
  const read = useRead(quarterlyReview, { planId });
  const [describing, setDescribing] = useState(false);
  return (
    <Loaded read={read}>
      {({ quarter, start, end, groups }) => (
        <>
          <p className="ff-section-lead">{t('plan.reviews.lead', { quarter, from: date(start), to: date(end) })}</p>
          <div className="ff-buttons">
            <Button icon="print" onClick={() => window.print()}>
              {t('plan.reviews.print')}
            </Button>
            {mayWrite ? (
              <Button kind="quiet" icon="edit" onClick={() => setDescribing(true)}>
                {t('plan.reviews.describe')}
              </Button>
            ) : null}
          </div>
          {groups.every(({ goals }) => goals.length === 0) ? (
            <EmptyState icon="list" title={t('plan.reviews.none')} />
          ) : null}
          {groups
            .filter(({ goals }) => goals.length > 0)
            .map(({ risk, goals }) => (
              <Section key={risk} title={t(`plan.reviews.risk.${risk.replaceAll(' ', '-')}`, { count: goals.length })}>
                <ul className="ff-queue">
                  {goals.map((goal) => (
                    <li key={goal.nodeId}>
                      <OneGoal planId={planId} goal={goal} />
                    </li>
                  ))}
                </ul>
              </Section>
            ))}
          {describing ? (
            <Describe
              planId={planId}
              goals={groups.flatMap(({ goals }) => goals.filter(({ indicators }) => indicators.length === 0))}
              onClose={() => setDescribing(false)}
            />
          ) : null}
        </>
      )}
    </Loaded>
  );
};

const OneGoal = ({ planId, goal }: { planId: string; goal: Goal }) => {
  const { t, say, date } = usePlanWords();
  return (
    <>
      <Link to={nodePath(planId, goal.nodeId)}>
        <span className="ff-code">{goal.code}</span> {say(goal.title)}
      </Link>
      <p className="ff-small">
        <NodeState state={states.find((state) => state === goal.state) ?? null} />{' '}
        {[
          t(goal.why.key, goal.why.values),
          goal.due ? t('plan.node.due', { due: date(goal.due) }) : null,
          goal.unmetInARow > 0 ? t('plan.ladder.in-a-row', { count: goal.unmetInARow }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="ff-small">
        {t('plan.reviews.people', {
          lead: [goal.lead ?? t('plan.screen.nobody'), goal.leader].filter(Boolean).join(', '),
          count: goal.contributors.length,
          contributors: goal.contributors.join(', '),
        })}
      </p>
      {goal.indicators.map((indicator) => (
        <p key={indicator.id} className="ff-small">
          <Link to={indicatorPath(planId, indicator.id)}>{say(indicator.title)}</Link>{' '}
          <ProgressState progress={indicator.progress} />
        </p>
      ))}
      {goal.alternativeForm ? (
        <p className="ff-small">
          {t('plan.reviews.form.least')} {goal.alternativeForm.minimallyEffective} {t('plan.reviews.form.well')}{' '}
          {goal.alternativeForm.successful}
        </p>
      ) : null}
    </>
  );
};

/** For a goal that cannot be put in numbers: what works at least, and what works well. */
const Describe = ({ planId, goals, onClose }: { planId: string; goals: readonly Goal[]; onClose: () => void }) => {
  const { t, say } = usePlanWords();
  return (
    <Dialog title={t('plan.reviews.describe')} onClose={onClose}>
      <Form
        route={setAlternativeForm}
        words="plan.form.alternative"
        fixed={{ planId }}
        ask={['nodeId', 'minimallyEffective', 'successful']}
        fields={{
          nodeId: {
            as: 'select',
            options: goals.map(({ nodeId, code, title }) => ({ value: nodeId, label: `${code} ${say(title)}` })),
          },
          minimallyEffective: { rows: 3 },
          successful: { rows: 3 },
        }}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
};
