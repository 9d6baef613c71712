import { type FormEvent, useId, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { type FactValue, factSources, stateFacts } from '../../contract.ts';
import { type Askable, useReliefWords } from '../words.ts';
import { FactInput } from './FactInput.tsx';
import { WhatIf } from './WhatIf.tsx';

interface AskFactProps {
  readonly survivorId: string;
  readonly fact: Askable;
  readonly start?: FactValue | null;
  readonly onDone: () => void;
  /** What its answer may decide. */
  readonly decides?: readonly string[];
  readonly onCancel?: () => void;
}

const hasNone = ['date', 'moment', 'period'] as const;

/** One question with why it is asked. To turn it down is an answer too, and it is not asked again. */
export const AskFact = ({ survivorId, fact, start = null, onDone, decides = [], onCancel }: AskFactProps) => {
  const { t, say } = useReliefWords();
  const id = useId();
  const [value, setValue] = useState<FactValue | null>(start);
  const [source, setSource] = useState<(typeof factSources)[number]>('survivor');
  const [missing, setMissing] = useState(false);
  const act = useAct(stateFacts);
  const write = (state: 'said' | 'none' | 'declined' | 'not-known'): void => {
    const said = state === 'said' && value !== null ? { value } : {};
    act.mutate({ input: { survivorId, facts: [{ fact: fact.fact, state, source, ...said }] } }, { onSuccess: onDone });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (value === null) setMissing(true);
    else write('said');
  };
  return (
    <form className="ff-question" onSubmit={submit} noValidate>
      <h3>{say(fact.asks)}</h3>
      <p className="ff-why">
        <b>{t('relief.ask.why')}</b> {say(fact.why)}
      </p>
      {decides.length > 0 ? (
        <p className="ff-small">
          {t('relief.ask.decides', { doors: decides.slice(0, 3).join('; '), count: decides.length })}
        </p>
      ) : null}
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {missing ? (
        <p className="usa-error-message" role="alert">
          {t('relief.ask.missing')}
        </p>
      ) : null}
      <FactInput
        fact={fact}
        label={say(fact.asks)}
        value={value}
        onValue={(next) => {
          setValue(next);
          setMissing(false);
        }}
      />
      <label className="usa-label" htmlFor={`${id}-source`}>
        {t('relief.ask.source')}
      </label>
      <select
        id={`${id}-source`}
        className="usa-select"
        value={source}
        onChange={(event) => setSource(factSources.find((one) => one === event.target.value) ?? 'survivor')}
      >
        {factSources.map((one) => (
          <option key={one} value={one}>
            {t(`relief.source.${one}`)}
          </option>
        ))}
      </select>
      <div className="ff-question-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {t('relief.ask.save')}
        </Button>
        {hasNone.some((one) => one === fact.type) ? (
          <Button disabled={act.isPending} onClick={() => write('none')}>
            {t('relief.ask.none')}
          </Button>
        ) : null}
        <Button disabled={act.isPending} onClick={() => write('not-known')}>
          {t('relief.ask.not-known')}
        </Button>
        <Button disabled={act.isPending} onClick={() => write('declined')}>
          {t('relief.ask.decline')}
        </Button>
        {onCancel ? (
          <Button kind="quiet" onClick={onCancel}>
            {t('web.cancel')}
          </Button>
        ) : null}
      </div>
      {value === null ? null : <WhatIf survivorId={survivorId} fact={fact.fact} value={value} />}
    </form>
  );
};
