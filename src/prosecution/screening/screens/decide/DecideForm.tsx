import { type FormEvent, useId, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { decide, type Reason, reasonsFor, secondLook, Verdict } from '../../contract.ts';
import type { Candidate } from './CandidateView.tsx';

/** One of several answers, each to be read whole. */
const Radios = <V extends string>(props: {
  legend: string;
  values: readonly V[];
  chosen: V | null;
  say: (value: V) => string;
  onChoose: (value: V) => void;
}) => {
  const id = useId();
  return (
    <fieldset className="usa-fieldset usa-form-group">
      <legend className="usa-label">{props.legend}</legend>
      {props.values.map((value) => (
        <div className="usa-radio" key={value}>
          <input
            className="usa-radio__input"
            type="radio"
            id={`${id}-${value}`}
            name={id}
            checked={props.chosen === value}
            onChange={() => props.onChoose(value)}
          />
          <label className="usa-radio__label" htmlFor={`${id}-${value}`}>
            {props.say(value)}
          </label>
        </div>
      ))}
    </fieldset>
  );
};

const Notes = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => {
  const t = useT();
  const id = useId();
  return (
    <div className="usa-form-group">
      <label className="usa-label" htmlFor={id}>
        {t('screening.decide.notes')} <span className="ff-optional">{t('web.form.optional')}</span>
      </label>
      <div className="usa-hint" id={`${id}-hint`}>
        {t('screening.decide.notes.hint')}
      </div>
      <textarea
        id={id}
        className="usa-textarea ff-textarea"
        rows={3}
        maxLength={2000}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
};

/** The first decision: what, why, and what follows from it, before it is kept. */
const First = ({ candidate }: { candidate: Candidate }) => {
  const t = useT();
  const act = useAct(decide);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [reason, setReason] = useState<Reason | null>(null);
  const [notes, setNotes] = useState('');
  const { requestId, n, needsSecond } = candidate;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (verdict && reason) act.mutate({ input: { requestId, n, verdict, reason, notes } });
  };
  return (
    <form onSubmit={submit} className="ff-form">
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {act.data?.settled ? (
        <Alert tone="info" live>
          {t('screening.decide.settled', { count: act.data.settled })}
        </Alert>
      ) : null}
      <Radios
        legend={t('screening.decide.verdict')}
        values={Verdict.options}
        chosen={verdict}
        say={(one) => t(`screening.verdict.${one}`)}
        onChoose={(one) => {
          setVerdict(one);
          setReason(null);
        }}
      />
      {verdict ? (
        <Radios
          legend={t('screening.decide.reason')}
          values={reasonsFor[verdict]}
          chosen={reason}
          say={(one) => t(`screening.why.${one}`)}
          onChoose={setReason}
        />
      ) : null}
      <Notes value={notes} onChange={setNotes} />
      {verdict ? (
        <p className="ff-consequence">
          {t(
            verdict === 'true-match' && needsSecond
              ? 'screening.decide.then.second'
              : `screening.decide.then.${verdict}`,
          )}
        </p>
      ) : null}
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={!verdict || !reason || act.isPending}>
          {t('screening.decide.keep')}
        </Button>
      </div>
    </form>
  );
};

/** Another person agrees, or sends it back. */
const Second = ({ candidate }: { candidate: Candidate }) => {
  const t = useT();
  const act = useAct(secondLook);
  const [notes, setNotes] = useState('');
  const { requestId, n } = candidate;
  const say = (agrees: boolean) => (): void => act.mutate({ input: { requestId, n, agrees, notes } });
  return (
    <div className="ff-form">
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <p>{t('screening.second.lead')}</p>
      <Notes value={notes} onChange={setNotes} />
      <div className="ff-form-foot">
        <Button kind="main" disabled={act.isPending} onClick={say(true)}>
          {t('screening.second.agree')}
        </Button>
        <Button disabled={act.isPending} onClick={say(false)}>
          {t('screening.second.send-back')}
        </Button>
      </div>
    </div>
  );
};

/** What is to be done about a match, by whoever looks at it. */
export const DecideForm = ({ candidate }: { candidate: Candidate }) => {
  const t = useT();
  const { state, mine } = candidate;
  if (state === 'decided' || state === 'settled') return null;
  return (
    <Section title={t(state === 'second' ? 'screening.second' : 'screening.decide')}>
      {!mine ? (
        <p>{t(state === 'second' ? 'screening.second.not-you' : 'screening.decide.not-you')}</p>
      ) : state === 'second' ? (
        <Second candidate={candidate} />
      ) : (
        <First candidate={candidate} />
      )}
    </Section>
  );
};
