import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useCaseworkWords } from '../words.ts';
import type { PersonProps } from './person-props.ts';
import { nowOf } from './store.ts';

/** What is to do for her, and what was done. */
export const EndTasks = ({ store, opened, here }: PersonProps) => {
  const { t, date } = useCaseworkWords();
  const { record, tasks } = here;
  const act = useMutation({
    mutationFn: ({ taskId, outcome }: { taskId: string; outcome: 'done' | 'dropped' }) =>
      store.write({ kind: 'task-end', survivorId: record.survivorId, at: nowOf(opened.head), taskId, outcome }),
  });
  if (tasks.length === 0) return null;
  return (
    <Section title={t('casework.tasks')}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <ul className="ff-rows">
        {tasks.map((task) => (
          <li key={task.id}>
            <span>
              <b>{t(`casework.task.${task.title}`)}</b>{' '}
              <span className="ff-small">{t('casework.offline.due', { due: date(task.dueOn) })}</span>
              {task.details ? <span className="ff-line ff-as-written">{task.details}</span> : null}
            </span>
            {record.writes.includes('service') ? (
              <span className="ff-buttons">
                {(['done', 'dropped'] as const).map((outcome) => (
                  <Button
                    key={outcome}
                    kind={outcome === 'done' ? 'plain' : 'quiet'}
                    disabled={act.isPending}
                    onClick={() => act.mutate({ taskId: task.id, outcome })}
                  >
                    {t(`casework.tasks.${outcome}`)}
                  </Button>
                ))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** A note that goes into the record when the network is back. Notes written before stay at home. */
export const WriteNote = ({ store, opened, here }: PersonProps) => {
  const { t } = useCaseworkWords();
  const id = useId();
  const [text, setText] = useState('');
  const { writes, survivorId } = here.record;
  const dataClass = writes.includes('narrative') ? 'narrative' : 'service';
  const act = useMutation({
    mutationFn: () => store.write({ kind: 'note', survivorId, at: nowOf(opened.head), text: text.trim(), dataClass }),
    onSuccess: () => setText(''),
  });
  if (!writes.includes(dataClass)) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') act.mutate();
  };
  return (
    <Section title={t('casework.offline.note')} lead={t('casework.offline.note.lead')}>
      <form onSubmit={submit} noValidate>
        {act.error ? <ProblemAlert error={act.error} /> : null}
        {act.isSuccess && text === '' ? <p role="status">{t('casework.offline.note.kept')}</p> : null}
        <label className="usa-label" htmlFor={id}>
          {t('casework.offline.note.text')}
        </label>
        <textarea
          id={id}
          className="usa-textarea ff-textarea"
          rows={4}
          maxLength={20_000}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="ff-form-foot">
          <Button type="submit" disabled={act.isPending}>
            {t('casework.offline.keep')}
          </Button>
        </div>
      </form>
    </Section>
  );
};
