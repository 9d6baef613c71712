import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Section } from '../../../web/kit/Page.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { openLadder, recordDetermination } from '../../contract.ts';
import { Ground } from '../calendar/Ground.tsx';
import { useParts } from '../use-parts.ts';
import { nodePath } from '../use-plan.ts';
import { usePlanWords } from '../words.ts';

type Goal = Output<typeof openLadder>['goals'][number];

/** What unmet goals lead to, year after year, with the days by which it is due. The platform determines nothing. */
export const Ladder = ({ planId }: { planId: string }) => {
  const { t } = usePlanWords();
  const mayWrite = useMay('write plan');
  const read = useRead(openLadder, { planId });
  const [recording, setRecording] = useState(false);
  const record = mayWrite ? (
    <Button icon="add" onClick={() => setRecording(true)}>
      {t('plan.ladder.record')}
    </Button>
  ) : null;
  return (
    <Loaded read={read}>
      {({ notice, goals }) => (
        <Section title={t('plan.ladder.goals', { count: goals.length })} aside={record}>
          <Alert tone="info">{notice}</Alert>
          {goals.length === 0 ? (
            <EmptyState icon="scale" title={t('plan.ladder.none')}>
              {t('plan.ladder.none.says')}
            </EmptyState>
          ) : null}
          {goals.map((goal) => (
            <OneGoal key={goal.nodeId} planId={planId} goal={goal} />
          ))}
          {recording ? <Determine planId={planId} onClose={() => setRecording(false)} /> : null}
        </Section>
      )}
    </Loaded>
  );
};

const OneGoal = ({ planId, goal }: { planId: string; goal: Goal }) => {
  const { t, say, date } = usePlanWords();
  return (
    <article className="ff-card">
      <h3>
        <Link to={nodePath(planId, goal.nodeId)}>
          <span className="ff-code">{goal.code}</span> {say(goal.title)}
        </Link>
      </h3>
      <p>{t('plan.ladder.in-a-row', { count: goal.unmetInARow })}</p>
      <Facts
        facts={goal.years.map(({ fiscalYear, met, determinedBy, determinedOn, note }) => ({
          name: `FY${fiscalYear}`,
          value: (
            <>
              <StateBadge tone={met === null ? 'unknown' : met ? 'good' : 'late'}>
                {t(`plan.ladder.${met === null ? 'undetermined' : met ? 'met' : 'unmet'}`)}
              </StateBadge>{' '}
              <span className="ff-small">
                {[determinedBy, determinedOn && date(determinedOn), note].filter(Boolean).join(' · ')}
              </span>
            </>
          ),
        }))}
      />
      {goal.entries.length > 0 ? (
        <>
          <h4>{t('plan.ladder.follows')}</h4>
          <ul className="ff-queue">
            {goal.entries.map((entry) => (
              <li key={`${entry.fiscalYear} ${entry.duty}`}>
                <span>
                  <b>FY{entry.fiscalYear}</b> {entry.duty}
                </span>
                <span className="ff-queue-why">
                  {t('plan.ladder.who', { by: entry.by, to: entry.to })}{' '}
                  {entry.due ? t('plan.node.due', { due: date(entry.due) }) : t('plan.ladder.no-day')}
                </span>
                <Ground citation={entry.citation} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </article>
  );
};

const Determine = ({ planId, onClose }: { planId: string; onClose: () => void }) => {
  const { t } = usePlanWords();
  const { parts } = useParts(planId);
  const [met, setMet] = useState<boolean | null>(null);
  return (
    <Dialog title={t('plan.ladder.record')} onClose={onClose}>
      <p>{t('plan.ladder.record.says')}</p>
      <fieldset className="usa-fieldset usa-form-group">
        <legend className="usa-label">{t('plan.form.determination.met')}</legend>
        {([true, false] as const).map((value) => (
          <div className="usa-radio" key={String(value)}>
            <input
              className="usa-radio__input"
              type="radio"
              id={`met-${value}`}
              name="met"
              checked={met === value}
              onChange={() => setMet(value)}
            />
            <label className="usa-radio__label" htmlFor={`met-${value}`}>
              {t(value ? 'plan.ladder.met' : 'plan.ladder.unmet')}
            </label>
          </div>
        ))}
      </fieldset>
      {met === null ? null : (
        <Form
          route={recordDetermination}
          words="plan.form.determination"
          fixed={{ planId, met }}
          ask={['nodeId', 'fiscalYear', 'determinedOn', 'determinedBy', 'note', 'corrects']}
          fields={{ nodeId: { as: 'select', options: parts }, note: { rows: 2 } }}
          onDone={onClose}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
};
