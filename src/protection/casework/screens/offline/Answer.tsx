import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { type FieldHere, seenOf, type Value } from '../../contract.ts';
import { AnswerInput } from '../meet/AnswerInput.tsx';
import { useCaseworkWords } from '../words.ts';
import type { PersonProps } from './person-props.ts';
import { nowOf } from './store.ts';

/** One question with why it is asked, as at the desk: to turn it down is an answer. */
export const Answer = ({
  store,
  opened,
  here,
  field: one,
  onDone,
}: PersonProps & { field: FieldHere; onDone: () => void }) => {
  const { t, say } = useCaseworkWords();
  const id = useId();
  const { field, current } = one;
  const [value, setValue] = useState<Value | null>(current?.value ?? null);
  const [missing, setMissing] = useState(false);
  const act = useMutation({
    mutationFn: (state: 'said' | 'declined' | 'not-known') =>
      store.write({
        kind: 'answer',
        survivorId: here.record.survivorId,
        answer: {
          field: field.field,
          state,
          ...(state === 'said' && value !== null ? { value } : {}),
          source: 'survivor',
          why: field.asked ? 'service' : 'told-unasked',
          at: nowOf(opened.head),
          replaces: seenOf(one),
        },
      }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value === null) setMissing(true);
    else act.mutate('said');
  };
  return (
    <form className="ff-question" onSubmit={submit} noValidate>
      <h3>{say(field.title)}</h3>
      <p className="ff-why" id={`${id}-why`}>
        <b>{t('casework.talk.why')}</b> {say(field.why)}
      </p>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {missing ? (
        <p className="usa-error-message" role="alert">
          {t('casework.talk.missing')}
        </p>
      ) : null}
      <AnswerInput
        field={field}
        label={say(field.title)}
        describedBy={`${id}-why`}
        value={value}
        onValue={(next) => {
          setValue(next);
          setMissing(false);
        }}
      />
      <div className="ff-question-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {t('casework.offline.keep')}
        </Button>
        <Button disabled={act.isPending} onClick={() => act.mutate('declined')}>
          {t('casework.talk.decline')}
        </Button>
        <Button disabled={act.isPending} onClick={() => act.mutate('not-known')}>
          {t('casework.talk.not-known')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('web.go-back')}
        </Button>
      </div>
    </form>
  );
};
