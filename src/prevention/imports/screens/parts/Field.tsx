import { type ReactNode, useId } from 'react';

/** One field in a row of fields. */
const Field = ({ label, children }: { label: string; children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <div className="ff-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
};

export const TextField = (props: {
  label: string;
  value: string;
  type?: 'text' | 'date' | 'number';
  onChange: (value: string) => void;
}) => (
  <Field label={props.label}>
    {(id) => (
      <input
        id={id}
        type={props.type ?? 'text'}
        className="usa-input"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    )}
  </Field>
);

export const LongField = (props: {
  label: string;
  value: string;
  rows?: number;
  onChange: (value: string) => void;
}) => (
  <Field label={props.label}>
    {(id) => (
      <textarea
        id={id}
        rows={props.rows ?? 2}
        className="usa-textarea"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    )}
  </Field>
);

export const PickOne = (props: {
  label: string;
  value: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  onPick: (value: string) => void;
}) => (
  <Field label={props.label}>
    {(id) => (
      <select id={id} className="usa-select" value={props.value} onChange={(event) => props.onPick(event.target.value)}>
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
