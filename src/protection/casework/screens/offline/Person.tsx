import { useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import type { FieldHere, RecordHere } from '../../contract.ts';
import { planParts } from '../record/SafetyPlanForm.tsx';
import { calledOf, useCaseworkWords } from '../words.ts';
import { Answer } from './Answer.tsx';
import type { PersonProps } from './person-props.ts';
import { ReachHere } from './ReachHere.tsx';
import { EndTasks, WriteNote } from './WorkHere.tsx';

/** One person as the device carries her: how to reach her, what she said, her plan, what is to do. */
export const Person = ({ onBack, ...props }: PersonProps & { onBack: () => void }) => {
  const { t } = useCaseworkWords();
  const { record, unsent } = props.here;
  return (
    <Page
      neutral
      title={calledOf(record)}
      state={
        <>
          <StateBadge tone="plain">{record.code}</StateBadge>{' '}
          {unsent > 0 ? (
            <StateBadge tone="waiting">{t('casework.offline.unsent', { count: unsent })}</StateBadge>
          ) : null}
        </>
      }
      actions={<Button onClick={onBack}>{t('casework.offline.back')}</Button>}
    >
      <ReachHere {...props} />
      <EndTasks {...props} />
      <Answers {...props} />
      <Plan {...props} />
      <WriteNote {...props} />
    </Page>
  );
};

/** What she said, and behind it what nobody has asked yet. */
const Answers = (props: PersonProps) => {
  const { t } = useCaseworkWords();
  const [editing, setEditing] = useState<string | null>(null);
  const told = props.here.fields.filter(({ current }) => current !== null);
  const open = props.here.fields.filter(({ current }) => current === null);
  const list = (fields: readonly FieldHere[]) => (
    <ul className="ff-rows">
      {fields.map((field) => (
        <li key={field.field.field}>
          {editing === field.field.field ? (
            <Answer {...props} field={field} onDone={() => setEditing(null)} />
          ) : (
            <Said here={props.here} field={field} onChange={() => setEditing(field.field.field)} />
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <Section title={t('casework.offline.answers')}>
      {told.length === 0 ? <p className="ff-nothing">{t('casework.told.none')}</p> : list(told)}
      {open.length > 0 ? (
        <details className="ff-more">
          <summary>{t('casework.offline.not-asked', { count: open.length })}</summary>
          {list(open)}
        </details>
      ) : null}
    </Section>
  );
};

const Said = (props: { here: RecordHere; field: FieldHere; onChange: () => void }) => {
  const { t, say, shown, moment } = useCaseworkWords();
  const { field, current, contested } = props.field;
  const title = say(field.title);
  return (
    <>
      <span>
        <b>{title}</b>{' '}
        {current ? (
          <>
            <span className="ff-line ff-as-written">
              {current.value === null ? t(`casework.said.${current.state}`) : shown(field, current.value)}
            </span>
            <span className="ff-small">{moment(current.at)}</span>
          </>
        ) : null}{' '}
        {current?.unsent ? <StateBadge tone="waiting">{t('casework.offline.not-sent')}</StateBadge> : null}{' '}
        {contested.length > 0 ? (
          <StateBadge tone="waiting">{t('casework.said.contested', { count: contested.length })}</StateBadge>
        ) : null}
      </span>
      {props.here.record.writes.includes(field.dataClass) ? (
        <Button
          aria-label={t(current ? 'casework.said.change-of' : 'casework.offline.answer-of', { field: title })}
          onClick={props.onChange}
        >
          {t(current ? 'casework.said.change' : 'casework.offline.answer')}
        </Button>
      ) : null}
    </>
  );
};

const Plan = ({ here }: PersonProps) => {
  const { t } = useCaseworkWords();
  const plan = here.record.safetyPlan;
  if (plan === null) return null;
  return (
    <Section title={t('casework.plan')} lead={t('casework.offline.plan.lead')}>
      {planParts
        .filter((part) => plan[part].length > 0)
        .map((part) => (
          <div key={part}>
            <h3>{t(`casework.plan.${part}`)}</h3>
            <ul>
              {plan[part].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
      {plan.words ? <p className="ff-as-written">{plan.words}</p> : null}
    </Section>
  );
};
