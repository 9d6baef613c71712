import { useId } from 'react';
import type { FactValue } from '../../contract.ts';
import { type Askable, useReliefWords } from '../words.ts';

interface FactInputProps {
  readonly fact: Askable;
  readonly label: string;
  readonly value: FactValue | null;
  readonly onValue: (value: FactValue | null) => void;
}

/** The input that fits a fact. Nothing in it is kept by the browser. */
export const FactInput = (props: FactInputProps) => {
  const { type } = props.fact;
  if (type === 'yes-no') return <YesNo {...props} />;
  if (type === 'code') return <OneCode {...props} />;
  if (type === 'period') return <Period {...props} />;
  if (type === 'moment') return <Moment {...props} />;
  return <Typed {...props} />;
};

const YesNo = ({ label, value, onValue }: FactInputProps) => {
  const { t } = useReliefWords();
  const name = useId();
  return (
    <fieldset className="usa-fieldset ff-choices">
      <legend className="ff-visually-hidden">{label}</legend>
      {[true, false].map((one) => (
        <div className="usa-radio" key={String(one)}>
          <input
            className="usa-radio__input"
            type="radio"
            id={`${name}-${one}`}
            name={name}
            checked={value === one}
            onChange={() => onValue(one)}
          />
          <label className="usa-radio__label" htmlFor={`${name}-${one}`}>
            {t(one ? 'web.yes' : 'web.no')}
          </label>
        </div>
      ))}
    </fieldset>
  );
};

const OneCode = ({ fact, label, value, onValue }: FactInputProps) => {
  const { t, say } = useReliefWords();
  return (
    <select
      aria-label={label}
      className="usa-select"
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onValue(event.target.value || null)}
    >
      <option value="">{t('web.form.choose')}</option>
      {fact.codes.map(({ code, says }) => (
        <option key={code} value={code}>
          {say(says)}
        </option>
      ))}
    </select>
  );
};

const Typed = ({ fact, label, value, onValue }: FactInputProps) => (
  <input
    aria-label={label}
    autoComplete="off"
    type={fact.type === 'date' ? 'date' : 'text'}
    {...(fact.type === 'number' || fact.type === 'money' ? { inputMode: 'decimal' as const } : {})}
    className={`usa-input ff-input--${fact.type === 'date' ? 'date' : 'line'}`}
    value={typeof value === 'string' ? value : ''}
    onChange={(event) => onValue(event.target.value.trim() === '' ? null : event.target.value)}
  />
);

/** A moment is written as it is on the reader's clock, and kept in UTC. */
const Moment = ({ label, value, onValue }: FactInputProps) => (
  <input
    aria-label={label}
    autoComplete="off"
    type="datetime-local"
    className="usa-input ff-input--date"
    defaultValue={typeof value === 'string' ? value.slice(0, 16) : ''}
    onChange={(event) => {
      const at = new Date(event.target.value);
      onValue(Number.isNaN(at.getTime()) ? null : `${at.toISOString().slice(0, 19)}Z`);
    }}
  />
);

const Period = ({ label, value, onValue }: FactInputProps) => {
  const { t } = useReliefWords();
  const { from = '', to = null } = value !== null && typeof value === 'object' ? value : {};
  const put = (next: { from: string; to: string | null }): void => onValue(next.from === '' ? null : next);
  return (
    <fieldset className="usa-fieldset">
      <legend className="ff-visually-hidden">{label}</legend>
      <label>
        {t('relief.fact.from')}
        <input
          type="date"
          className="usa-input ff-input--date"
          value={from}
          onChange={(event) => put({ from: event.target.value, to })}
        />
      </label>
      <label>
        {t('relief.fact.to')}
        <input
          type="date"
          className="usa-input ff-input--date"
          value={to ?? ''}
          onChange={(event) => put({ from, to: event.target.value || null })}
        />
      </label>
    </fieldset>
  );
};
