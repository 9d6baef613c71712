import { type ReactNode, useId } from 'react';

/** One field in a row of fields. */
export const Field = (props: { label: string; hint?: string; children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <div className="ff-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.hint ? <p className="ff-small">{props.hint}</p> : null}
    </div>
  );
};

export const TextField = (props: {
  label: string;
  hint?: string;
  value: string;
  long?: boolean;
  onChange: (value: string) => void;
}) => (
  <Field label={props.label} {...(props.hint ? { hint: props.hint } : {})}>
    {(id) =>
      props.long ? (
        <textarea
          id={id}
          className="usa-textarea"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      ) : (
        <input
          id={id}
          className="usa-input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )
    }
  </Field>
);
