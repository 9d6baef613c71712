import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

/** A label with its field. */
export const Labelled = (props: { label: string; hint?: string; children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <div className="ff-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.hint ? <p className="ff-small">{props.hint}</p> : null}
    </div>
  );
};

type Plain = Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode'>;

/** One line to write in; an empty one is left out. */
export const TextField = ({
  label,
  hint,
  value,
  onValue,
  ...rest
}: Plain & {
  label: string;
  hint?: string;
  value: string | number | undefined;
  onValue: (value: string | undefined) => void;
}) => (
  <Labelled label={label} {...(hint ? { hint } : {})}>
    {(id) => (
      <input
        {...rest}
        id={id}
        className="usa-input"
        autoComplete="off"
        value={value ?? ''}
        onChange={(event) => onValue(event.target.value === '' ? undefined : event.target.value)}
      />
    )}
  </Labelled>
);

export const PickField = (props: {
  label: string;
  value: string;
  choices: readonly (readonly [value: string, label: string])[];
  onPick: (value: string) => void;
}) => (
  <Labelled label={props.label}>
    {(id) => (
      <select id={id} className="usa-select" value={props.value} onChange={(event) => props.onPick(event.target.value)}>
        {props.choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);

export const CheckField = (props: { label: string; checked: boolean; onCheck: (checked: boolean) => void }) => {
  const id = useId();
  return (
    <div className="usa-checkbox">
      <input
        id={id}
        className="usa-checkbox__input"
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onCheck(event.target.checked)}
      />
      <label className="usa-checkbox__label" htmlFor={id}>
        {props.label}
      </label>
    </div>
  );
};
