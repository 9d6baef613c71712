import type { ReactNode } from 'react';
import type { UseFormRegister } from 'react-hook-form';
import type { Choice } from '../table/columns.ts';
import { useT } from '../words.ts';
import type { Field, FieldKind } from './fields.ts';
import type { FormValues } from './resolve.ts';

/** What a screen may say otherwise about a field than the contract does. */
export interface FieldTweak {
  readonly as?: FieldKind;
  /** Instead of the message of the key. */
  readonly label?: string;
  readonly hint?: ReactNode;
  /** Values with their labels, e.g. the organisations of the plan. */
  readonly options?: readonly Choice[];
  /** What may be picked where anything may be typed. */
  readonly suggest?: readonly Choice[];
  readonly rows?: number;
  /** Asked for here though the contract could do without. */
  readonly required?: true;
  /** What the browser may fill in: `username`, `current-password`, `one-time-code`. */
  readonly autoComplete?: string;
}

export interface FieldRowProps {
  readonly field: Field;
  readonly tweak: FieldTweak;
  /** `plan.update`: its messages are `plan.update.note`, `plan.update.note.hint`, `plan.update.state.late`. */
  readonly words: string;
  readonly error: string | undefined;
  readonly register: UseFormRegister<FormValues>;
  readonly formId: string;
}

export const fieldId = (formId: string, name: string): string => `${formId}-${name}`;

/** One question: label, hint, error, and the input that fits its type. */
export const FieldRow = ({ field, tweak, words, error, register, formId }: FieldRowProps) => {
  const t = useT();
  const id = fieldId(formId, field.name);
  const kind = tweak.as ?? field.kind;
  const label = tweak.label ?? t(`${words}.${field.name}`);
  const described = [tweak.hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ');
  const common = {
    ...register(field.name),
    required: field.required,
    'aria-invalid': error !== undefined,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(tweak.autoComplete ? { autoComplete: tweak.autoComplete } : {}),
  };
  const options =
    tweak.options ??
    field.options.map((value) => ({ value, label: t(`${words}.${field.name}.${value.replaceAll(' ', '-')}`) }));
  // what begins with an answer is not left out by anybody
  const answered = field.start !== undefined && !(Array.isArray(field.start) && field.start.length === 0);
  const mark = field.required || answered ? null : <span className="ff-optional"> {t('web.form.optional')}</span>;
  const hint = tweak.hint ? (
    <div className="usa-hint" id={`${id}-hint`}>
      {tweak.hint}
    </div>
  ) : null;
  const wrong = error ? (
    <span className="usa-error-message" id={`${id}-error`}>
      {error}
    </span>
  ) : null;
  const group = `usa-form-group ${error ? 'usa-form-group--error' : ''}`;

  if (kind === 'radios' || kind === 'checks') {
    const one = kind === 'radios' ? 'radio' : 'checkbox';
    return (
      <fieldset className={`usa-fieldset ${group}`} aria-describedby={described || undefined}>
        <legend className="usa-label">
          {label}
          {mark}
        </legend>
        {hint}
        {wrong}
        {options.map((option, i) => (
          <div className={`usa-${one}`} key={option.value}>
            <input
              {...register(field.name)}
              className={`usa-${one}__input`}
              type={one}
              id={i === 0 ? id : `${id}-${i}`}
              value={option.value}
            />
            <label className={`usa-${one}__label`} htmlFor={i === 0 ? id : `${id}-${i}`}>
              {option.label}
            </label>
          </div>
        ))}
      </fieldset>
    );
  }
  if (kind === 'check') {
    return (
      <div className={group}>
        {wrong}
        <div className="usa-checkbox">
          <input {...common} required={false} className="usa-checkbox__input" type="checkbox" id={id} />
          <label className="usa-checkbox__label" htmlFor={id}>
            {label}
          </label>
        </div>
        {hint}
      </div>
    );
  }
  return (
    <div className={group}>
      <label className="usa-label" htmlFor={id}>
        {label}
        {mark}
      </label>
      {hint}
      {wrong}
      {kind === 'select' ? (
        <select {...common} className="usa-select" id={id}>
          <option value="">{t('web.form.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : kind === 'text' || kind === 'lines' ? (
        <textarea {...common} className="usa-textarea ff-textarea" id={id} rows={tweak.rows ?? 5} />
      ) : (
        <input {...common} {...inputOf(kind, field)} id={id} {...(tweak.suggest ? { list: `${id}-list` } : {})} />
      )}
      {tweak.suggest ? (
        <datalist id={`${id}-list`}>
          {tweak.suggest.map(({ value, label: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </datalist>
      ) : null}
    </div>
  );
};

const inputOf = (kind: FieldKind, field: Field): { type: string; className: string; inputMode?: 'decimal' } => {
  const className = `usa-input ff-input--${kind}`;
  if (kind === 'date') return { type: 'date', className };
  if (kind === 'moment') return { type: 'datetime-local', className };
  if (kind === 'number') return { type: 'text', inputMode: 'decimal', className };
  if (kind === 'email') return { type: 'email', className };
  if (kind === 'address') return { type: 'url', className };
  if (kind === 'secret') return { type: 'password', className };
  return {
    type: 'text',
    className: field.maxLength !== null && field.maxLength <= 40 ? `${className} ff-input--short` : className,
  };
};
