import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { addTask, endTask, listColleagues, listTasks } from '../../contract.ts';
import { type RecordView, useCaseworkWords } from '../words.ts';

/** What has to be done, by whom, by when. Titles are neutral: they may stand on a lock screen. */
export const Tasks = ({ record }: { record: RecordView }) => {
  const { t, date } = useCaseworkWords();
  const [adding, setAdding] = useState(false);
  const end = useAct(endTask);
  const mine = useRead(listTasks, { limit: 200 });
  const details = new Map((mine.data?.rows ?? []).map((task) => [task.id, task.details]));
  return (
    <Section
      title={t('casework.tasks')}
      aside={
        record.mayWrite ? (
          <Button icon="add" onClick={() => setAdding(true)}>
            {t('casework.tasks.add')}
          </Button>
        ) : null
      }
    >
      {end.error ? <ProblemAlert error={end.error} /> : null}
      {record.tasksDue.length === 0 ? <p className="ff-nothing">{t('casework.tasks.none')}</p> : null}
      <ul className="ff-rows">
        {record.tasksDue.map((task) => (
          <li key={task.id}>
            <span>
              <b>{t(`casework.task.${task.title}`)}</b>{' '}
              <span className="ff-small">
                {t('casework.tasks.due', {
                  due: date(task.dueOn),
                  who: task.assignee?.name ?? t('casework.tasks.nobody'),
                })}
              </span>
              {details.get(task.id) ? <span className="ff-line ff-as-written">{details.get(task.id)}</span> : null}
            </span>
            {record.mayWrite ? (
              <span className="ff-buttons">
                {(['done', 'dropped'] as const).map((outcome) => (
                  <Button
                    key={outcome}
                    kind={outcome === 'done' ? 'plain' : 'quiet'}
                    disabled={end.isPending}
                    onClick={() => end.mutate({ input: { survivorId: record.id, taskId: task.id, outcome } })}
                  >
                    {t(`casework.tasks.${outcome}`)}
                  </Button>
                ))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <AddTask survivorId={record.id} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
};

const AddTask = ({ survivorId, onClose }: { survivorId: string; onClose: () => void }) => {
  const { t } = useCaseworkWords();
  const people = useRead(listColleagues, {});
  return (
    <Dialog title={t('casework.tasks.add')} onClose={onClose}>
      <Form
        route={addTask}
        words="casework.form.task"
        fixed={{ survivorId }}
        ask={['title', 'dueOn', 'assignee', 'details']}
        fields={{
          assignee: {
            as: 'select',
            options: (people.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
          details: { rows: 3, autoComplete: 'off' },
        }}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
};
