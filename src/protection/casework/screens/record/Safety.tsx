import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { openSafetyPlan } from '../../contract.ts';
import { type RecordView, useCaseworkWords } from '../words.ts';
import { planParts, SafetyPlanForm } from './SafetyPlanForm.tsx';

/** Her safety plan, as she made it. */
export const Safety = ({ record }: { record: RecordView }) => {
  const { t, date, moment } = useCaseworkWords();
  const read = useRead(openSafetyPlan, { survivorId: record.id });
  const [editing, setEditing] = useState(false);
  const current = read.data?.current ?? null;
  const plan = current?.content ?? null;
  return (
    <Section
      title={t('casework.plan')}
      lead={t('casework.plan.lead')}
      aside={
        record.mayWrite ? (
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t(plan ? 'casework.plan.change' : 'casework.plan.make')}
          </Button>
        ) : null
      }
    >
      <Loaded read={read}>
        {({ contested, past }) => (
          <>
            {plan ? null : <p className="ff-nothing">{t('casework.plan.none')}</p>}
            {plan
              ? planParts
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
                  ))
              : null}
            {plan?.words ? <p className="ff-as-written">{plan.words}</p> : null}
            {current ? (
              <p className="ff-small">
                {t('casework.plan.kept', { who: current.by?.name ?? t('casework.somebody'), at: moment(current.at) })}{' '}
                {current.reviewOn ? t('casework.plan.review', { day: date(current.reviewOn) }) : null}{' '}
                {past > 0 ? t('casework.plan.past', { count: past }) : null}
              </p>
            ) : null}
            {contested.length > 0 ? <p>{t('casework.plan.contested', { count: contested.length })}</p> : null}
          </>
        )}
      </Loaded>
      {editing ? (
        <Dialog wide title={t('casework.plan')} onClose={() => setEditing(false)}>
          <SafetyPlanForm survivorId={record.id} plan={plan} onDone={() => setEditing(false)} />
        </Dialog>
      ) : null}
    </Section>
  );
};
