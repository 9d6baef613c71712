import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { recordStatements, type Value } from '../../contract.ts';
import { type SheetField, useCaseworkWords } from '../words.ts';
import { AnswerInput } from './AnswerInput.tsx';

interface QuestionProps {
  readonly survivorId: string;
  readonly field: SheetField;
  readonly place: string;
  readonly onDone: () => void;
  /** Left for later: nothing is written. */
  readonly onLater: () => void;
}

type Kind = 'said' | 'declined' | 'skipped' | 'not-known';

/** One question with why it is asked. To turn it down is an answer, and is kept as one; nothing has to be filled in. */
export const Question = ({ survivorId, field, place, onDone, onLater }: QuestionProps) => {
  const { t, say } = useCaseworkWords();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [value, setValue] = useState<Value | null>(field.told?.value ?? null);
  const [missing, setMissing] = useState(false);
  const act = useAct(recordStatements, { also: ['consent'] });
  useEffect(() => {
    heading.current?.focus({ preventScroll: false });
  }, []);

  const write = (state: Kind): void => {
    const statement = { field: field.field, state, ...(state === 'said' && value !== null ? { value } : {}) };
    // what the form does not ask was told without being asked
    const why = field.asked ? {} : { why: 'told-unasked' as const };
    act.mutate({ input: { survivorId, statements: [{ ...statement, ...why }] } }, { onSuccess: onDone });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value === null) setMissing(true);
    else write('said');
  };
  const title = say(field.title);
  return (
    <form className="ff-question" onSubmit={submit} noValidate>
      <p className="ff-small">
        {t(`casework.group.${field.group}`)} · {place}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p className="ff-why" id={`${id}-why`}>
        <b>{t('casework.talk.why')}</b> {say(field.why)}
      </p>
      {field.kind === 'long-text' ? <p className="ff-small">{t('casework.talk.narrative')}</p> : null}
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {missing ? (
        <p className="usa-error-message" role="alert">
          {t('casework.talk.missing')}
        </p>
      ) : null}
      <AnswerInput
        field={field}
        label={title}
        describedBy={`${id}-why`}
        value={value}
        onValue={(next) => {
          setValue(next);
          setMissing(false);
        }}
      />
      <div className="ff-question-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {t('casework.talk.save')}
        </Button>
        <Button disabled={act.isPending} onClick={() => write('declined')}>
          {t('casework.talk.decline')}
        </Button>
        <Button disabled={act.isPending} onClick={() => write('skipped')}>
          {t('casework.talk.skip')}
        </Button>
        <Button disabled={act.isPending} onClick={() => write('not-known')}>
          {t('casework.talk.not-known')}
        </Button>
        <Button kind="quiet" onClick={onLater}>
          {t('casework.talk.later')}
        </Button>
      </div>
    </form>
  );
};
