import { useId } from 'react';
import { useT } from '../../../../web/kit/words.ts';
import type { Value } from '../../contract.ts';
import { type Shape, useCaseworkWords } from '../words.ts';
import { countries, languageName, languages } from './places.ts';

export interface AnswerInputProps {
  readonly field: Shape;
  /** Names the question to whoever listens. */
  readonly label: string;
  readonly describedBy?: string;
  readonly value: Value | null;
  readonly onValue: (value: Value | null) => void;
}

/** The input that fits the kind of a field. Nothing in it is kept by the browser. */
export const AnswerInput = (props: AnswerInputProps) => {
  const { kind } = props.field;
  if (kind === 'code' || kind === 'codes') return <Choices {...props} />;
  if (kind === 'yes-no') return <YesNo {...props} />;
  if (kind === 'language' || kind === 'country') return <Pick {...props} />;
  return <Typed {...props} />;
};

const inputs = { date: 'date', phone: 'tel', email: 'email' } as const;
const typeOf = (kind: string): string => (kind in inputs ? inputs[kind as keyof typeof inputs] : 'text');

const Typed = ({ field, label, describedBy, value, onValue }: AnswerInputProps) => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const common = {
    'aria-label': label,
    autoComplete: 'off',
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  };
  const take = (next: string): void => {
    const trimmed = next.trim();
    if (trimmed === '') onValue(null);
    else onValue(field.kind === 'number' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : next);
  };
  if (field.kind === 'long-text' || field.kind === 'address') {
    return (
      <textarea
        {...common}
        className="usa-textarea ff-textarea"
        rows={field.kind === 'address' ? 3 : 6}
        value={text}
        onChange={(event) => take(event.target.value)}
      />
    );
  }
  return (
    <input
      {...common}
      type={typeOf(field.kind)}
      {...(field.kind === 'number' ? { inputMode: 'numeric' as const } : {})}
      className={`usa-input ff-input--${field.kind === 'date' ? 'date' : 'line'}`}
      value={text}
      onChange={(event) => take(event.target.value)}
    />
  );
};

interface OneOf {
  readonly value: string;
  readonly label: string;
}

const Radios = (props: {
  label: string;
  options: readonly OneOf[];
  chosen: string | null;
  onChoose: (value: string) => void;
}) => {
  const name = useId();
  return (
    <fieldset className="usa-fieldset ff-choices">
      <legend className="ff-visually-hidden">{props.label}</legend>
      {props.options.map(({ value, label }) => (
        <div className="usa-radio" key={value}>
          <input
            className="usa-radio__input"
            type="radio"
            id={`${name}-${value}`}
            name={name}
            checked={props.chosen === value}
            onChange={() => props.onChoose(value)}
          />
          <label className="usa-radio__label" htmlFor={`${name}-${value}`}>
            {label}
          </label>
        </div>
      ))}
    </fieldset>
  );
};

const YesNo = ({ label, value, onValue }: AnswerInputProps) => {
  const t = useT();
  return (
    <Radios
      label={label}
      options={[
        { value: 'yes', label: t('web.yes') },
        { value: 'no', label: t('web.no') },
      ]}
      chosen={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
      onChoose={(one) => onValue(one === 'yes')}
    />
  );
};

const Choices = ({ field, label, value, onValue }: AnswerInputProps) => {
  const { say } = useCaseworkWords();
  const id = useId();
  const options = (field.codes ?? []).map((one) => ({ value: one.code, label: say(one) }));
  if (field.kind === 'code') {
    return (
      <Radios label={label} options={options} chosen={typeof value === 'string' ? value : null} onChoose={onValue} />
    );
  }
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (code: string): void => {
    const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    onValue(next.length > 0 ? next : null);
  };
  return (
    <fieldset className="usa-fieldset ff-choices">
      <legend className="ff-visually-hidden">{label}</legend>
      {options.map((option) => (
        <div className="usa-checkbox" key={option.value}>
          <input
            className="usa-checkbox__input"
            type="checkbox"
            id={`${id}-${option.value}`}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          <label className="usa-checkbox__label" htmlFor={`${id}-${option.value}`}>
            {option.label}
          </label>
        </div>
      ))}
    </fieldset>
  );
};

/** A language or a country, by its name in the reader's language. */
const Pick = ({ field, label, value, onValue }: AnswerInputProps) => {
  const { t, language } = useCaseworkWords();
  const options =
    field.kind === 'language'
      ? languages.map((code) => ({ code, name: languageName(code, language) }))
      : countries(language);
  const chosen = typeof value === 'string' ? value : '';
  const known = chosen === '' || options.some(({ code }) => code === chosen);
  return (
    <select
      aria-label={label}
      className="usa-select"
      value={chosen}
      onChange={(event) => onValue(event.target.value || null)}
    >
      <option value="">{t('web.form.choose')}</option>
      {known ? null : <option value={chosen}>{chosen}</option>}
      {options.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
};
